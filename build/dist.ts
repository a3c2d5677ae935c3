// `npm run dist`: packages Lethe into out/dist. A release refuses the development runtime; `-- --dev` accepts it and says so.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { problems } from '../contract/problems.ts';
import { fail, type Result, succeed } from '../contract/result.ts';
import { bundle } from './bundle.ts';
import { findElectron, forPackaging } from './electron-runtime/find.ts';
import { runElectronBuilder, type Target, targets } from './package/electron-builder.ts';
import { copyElectron } from './package/electron-folder.ts';
import { checkFuses } from './package/fuses.ts';
import { writePapers } from './package/papers.ts';
import { type Release, releaseOf, sourceDate } from './package/release.ts';
import { packServer } from './package/server-package.ts';
import { layOutStation } from './package/station-tree.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const out = (...parts: string[]): string => join(project, 'out', ...parts);

interface Order {
  readonly developmentAllowed: boolean;
  readonly target: Target;
}

const options = { dev: { type: 'boolean', default: false }, target: { type: 'string', default: 'deb' } } as const;

function readOrder(args: readonly string[]): Result<Order> {
  try {
    const { values } = parseArgs({ args: [...args], options });
    const target = targets.find((one) => one === values.target);
    return target === undefined ? fail('PACKAGE-04') : succeed({ developmentAllowed: values.dev, target });
  } catch {
    return fail('PACKAGE-04');
  }
}

/** The shell's program, its fuses read back, and for Debian the server beside it. */
async function makeFiles(release: Release, target: Target): Promise<Result<null>> {
  await runElectronBuilder(project, release, target);
  const unpacked = target === 'nsis' ? 'dist/win-unpacked/lethe-shell.exe' : 'dist/linux-unpacked/lethe-shell';
  const checked = await checkFuses(out(unpacked), release.development);
  if (!checked.ok) return checked;
  if (target === 'deb') await packServer(out('package/server'), out('dist'), release);
  await writePapers(project, out('dist'), release);
  return succeed(null);
}

async function makePackages({ developmentAllowed, target }: Order): Promise<Result<null>> {
  const runtime = forPackaging(await findElectron(), developmentAllowed);
  if (!runtime.ok) return runtime;
  const date = sourceDate();
  if (!date.ok) return date;
  const release = releaseOf(runtime.value, date.value);
  await rm(out('dist'), { recursive: true, force: true });
  await mkdir(out('dist'), { recursive: true });
  await bundle();
  await copyElectron(runtime.value.path, out('package/electron'));
  await layOutStation(out('package/station'), release);
  const made = await makeFiles(release, target);
  if (!made.ok) await rm(out('dist'), { recursive: true });
  return made;
}

const order = readOrder(process.argv.slice(2));
const made = order.ok ? await makePackages(order.value) : order;
if (!made.ok) {
  const { code, detail } = made.problem;
  const { says, remedy } = problems[code];
  process.stderr.write(`${code}  ${says} ${remedy}${detail === undefined ? '' : ` ${JSON.stringify(detail)}`}\n`);
  process.exitCode = 2;
}
