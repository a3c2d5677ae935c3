// Which system this is: family, distribution and release, and nothing that tells two such computers apart.
import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../../contract/report.ts';
import type { Host } from '../collector.ts';

type System = Report['system'];
type Distribution = System['distribution'];

const known: readonly Distribution[] = ['debian', 'ubuntu', 'fedora', 'rhel', 'suse', 'arch'];
/** Windows 11 still calls itself 10; its builds begin here. */
const windows11 = 22_000;

export async function readSystem({ root }: Host): Promise<System> {
  switch (process.platform) {
    case 'win32':
      return windowsFrom(release());
    case 'darwin':
      // Darwin 20 is macOS 11, and so on (until 2025, when the numbers were joined: 25 is 26).
      return { family: 'mac', distribution: 'mac', ...numbersOf(release()) };
    default:
      return linuxFrom(await readFile(join(root, 'etc/os-release'), 'utf8'));
  }
}

export function windowsFrom(version: string): System {
  const build = Number(version.split('.')[2] ?? 0);
  return { family: 'windows', distribution: 'windows', major: build >= windows11 ? 11 : 10, minor: 0 };
}

/** Format: os-release(5). */
export function linuxFrom(text: string): System {
  const values = new Map(
    text.split('\n').map((line) => {
      const [key = '', value = ''] = line.split(/=(.*)/s);
      return [key, value.replace(/^(["'])(.*)\1$/, '$2')] as const;
    }),
  );
  const names = [values.get('ID') ?? '', ...(values.get('ID_LIKE') ?? '').split(' ')];
  const distribution = names.map((name) => name.replace(/^(opensuse|sles).*/, 'suse')).find(isKnown) ?? 'other';
  return { family: 'linux', distribution, ...numbersOf(values.get('VERSION_ID') ?? '') };
}

const isKnown = (name: string): name is Distribution => known.some((one) => one === name);

function numbersOf(version: string): Pick<System, 'major' | 'minor'> {
  const [, major = '0', minor = '0'] = /^(\d{1,2})(?:\.(\d{1,2}))?(?!\d)/.exec(version) ?? [];
  return { major: Number(major), minor: Number(minor) };
}
