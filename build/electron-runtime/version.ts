// Reads the version of an Electron binary without a display.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Electron's own archive and our development runtime carry a file `version`; any other binary is asked, as Node. */
export async function versionOf(binary: string): Promise<string> {
  const written = await readFile(join(dirname(binary), 'version'), 'utf8').catch(() => undefined);
  return (written ?? (await askBinary(binary))).trim().replace(/^v/, '');
}

/** `--version` would need a user other than root; Node mode does not, but a released build has it switched off. */
async function askBinary(binary: string): Promise<string> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { stdout } = await run(binary, ['-p', 'process.versions.electron'], { env, timeout: 20_000 });
  return stdout;
}
