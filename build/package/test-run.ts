// `npm run test:package` and `npm run test:vm`: makes the packages for tests, then lives with them in machines of their own.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runVitest } from '../check/vitest-run.ts';
import { findElectron } from '../electron-runtime/find.ts';

/** `package`: in containers. `vm`: on a computer that is emulated whole. */
const [project, ...args] = process.argv.slice(2);
if (project !== 'package' && project !== 'vm') throw new Error('package or vm');

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist.ts');
const made = spawnSync(process.execPath, [dist, '--dev'], { stdio: ['ignore', 2, 2] });
if (made.status === 0) {
  const { path } = await findElectron();
  const environment = { ...process.env, LETHE_ELECTRON: path };
  const { failed } = runVitest({ project, args, environment });
  process.exitCode = failed === 0 ? 0 : 1;
} else {
  process.exitCode = made.status ?? 1;
}
