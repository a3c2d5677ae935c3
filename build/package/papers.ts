// What lies beside the packages: what they were made of (CycloneDX), and the digest of each file (as sha256sum writes it).
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Release } from './release.ts';

const run = promisify(execFile);

interface Component {
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
}

interface BillOfMaterials {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { name: string; version: string } };
  components: Component[];
}

/** Electron and Node are programs, not packages of npm that are bundled; the lock file alone would not say which came along. */
function programs({ electron, node }: Release): readonly Component[] {
  return [
    { type: 'framework', name: 'electron', version: electron, purl: `pkg:github/electron/electron@v${electron}` },
    { type: 'platform', name: 'node', version: node, purl: `pkg:github/nodejs/node@v${node}` },
  ];
}

/** npm writes a random number, the time of day and the folder's name into it; two builds of one commit say the same. */
export function settled(bill: BillOfMaterials, release: Release): BillOfMaterials {
  const { serialNumber: _, ...rest } = bill;
  const timestamp = new Date(release.date * 1000).toISOString();
  const component = { ...bill.metadata.component, name: 'lethe', version: release.version };
  const isBrought = ({ name }: Component): boolean => name === 'electron' || name.startsWith('node-linux-');
  const components = [...programs(release), ...bill.components.filter((one) => !isBrought(one))];
  return { ...rest, metadata: { ...bill.metadata, timestamp, component }, components };
}

export async function writePapers(project: string, folder: string, release: Release): Promise<void> {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const { stdout } = await run('npm', words, { cwd: project, maxBuffer: 64 * 1024 * 1024 });
  const bill = settled(JSON.parse(stdout), release);
  await writeFile(join(folder, `lethe_${release.version}.cdx.json`), `${JSON.stringify(bill, null, 2)}\n`);
  await writeFile(join(folder, 'SHA256SUMS'), await sums(folder));
}

async function sums(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /\.(deb|json|AppImage|exe)$/.test(name)).sort();
  const lines = names.map(async (name) => {
    const digest = createHash('sha256').update(await readFile(join(folder, name)));
    return `${digest.digest('hex')}  ${name}\n`;
  });
  return (await Promise.all(lines)).join('');
}
