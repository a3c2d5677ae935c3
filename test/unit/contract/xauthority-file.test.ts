// An Xauthority file that a patron may have put another thing in place of: whatever it is by now, nobody waits for it.
import { execFileSync, spawnSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const connection = join(import.meta.dirname, '../../../contract/x11/connection.ts');
/** In a process of its own, since one that waits for a pipe hears nobody. No such display runs, which is found out after the file was read. */
const ask = `
  const { connectToDisplay } = await import(${JSON.stringify(connection)});
  const [display, xauthority] = [':9873', process.argv[1]];
  connectToDisplay({ display, xauthority }).catch((error) => process.stdout.write(String(error.code ?? error.message)));
`;

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const path = (name: string): string => join(folder, name);
/** @returns the display's own absence, or what is wrong with the file; null when nothing was said in time */
function said(name: string): string | null {
  const command = ['--input-type=module', '--no-warnings', '-e', ask, path(name)];
  const ran = spawnSync(process.execPath, command, { encoding: 'utf8', timeout: 5000, killSignal: 'SIGKILL' });
  return ran.error === undefined ? ran.stdout : null;
}
const noDisplay = 'ENOENT';

describe('an Xauthority file', () => {
  it('may be empty or absent', () => {
    writeFileSync(path('empty'), '');
    expect([said('empty'), said('absent')]).toEqual([noDisplay, noDisplay]);
  });

  it('is not waited for when it is a pipe', () => {
    execFileSync('mkfifo', [path('pipe')]);
    expect(said('pipe')).toBe('the Xauthority file is none');
  });

  it('is not read through a link', () => {
    writeFileSync(path('other'), '');
    symlinkSync(path('other'), path('link'));
    expect(said('link')).toBe('ELOOP');
  });

  it('is not read when it is larger than any', () => {
    writeFileSync(path('large'), '');
    truncateSync(path('large'), 2 ** 40);
    expect(said('large')).toBe('the Xauthority file is none');
  });
});
