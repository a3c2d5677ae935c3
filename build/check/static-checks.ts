// The checks that run no test: types, lint and format, fences. Each is a command of its own, so that a person can run it too.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

export interface Check {
  readonly name: string;
  /** What Node runs, from the project's folder. */
  readonly command: readonly string[];
}

export const staticChecks: readonly Check[] = [
  { name: 'types', command: [binaryOf('typescript', 'tsc')] },
  { name: 'lint', command: [binaryOf('@biomejs/biome', 'biome'), 'check'] },
  { name: 'fences', command: ['build/fences.ts'] },
];

/** Runs one check where a person can read along; true if it passed. */
export function passes({ command }: Check): boolean {
  const run = spawnSync(process.execPath, command, { cwd: projectFolder, stdio: 'inherit' });
  return run.status === 0;
}

/** The script behind a package's command, which Node can run on every system. */
function binaryOf(packageName: string, command: string): string {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = require(manifest);
  return join(dirname(manifest), bin[command]);
}
