// The ordinary user that a station runs as. Root makes one, since Chromium's sandbox refuses root; anybody else is it themselves.
import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface StationUser {
  readonly name: string;
  readonly id: number;
  readonly group: number;
  readonly home: string;
  /** false where the account is somebody's own: then nothing of it may be wiped or judged. */
  readonly dedicated: boolean;
  /** The command line that runs a program as this user, in the same process. */
  as(command: readonly string[]): readonly [string, ...string[]];
}

const name = 'lethe-test';

export async function stationUser(): Promise<StationUser> {
  if (process.getuid?.() !== 0) {
    const { username, uid, gid, homedir } = userInfo();
    return {
      name: username,
      id: uid,
      group: gid,
      home: homedir,
      dedicated: false,
      as: ([program = '', ...rest]) => [program, ...rest],
    };
  }
  await run('id', [name]).catch(() => run('useradd', ['--create-home', '--shell', '/usr/sbin/nologin', name]));
  const [, , uid = '', gid = '', , home = ''] = (await run('getent', ['passwd', name])).stdout.trim().split(':');
  return {
    name,
    id: Number(uid),
    group: Number(gid),
    home,
    dedicated: true,
    as: (command) => [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--inh-caps=-all',
      '--',
      ...command,
    ],
  };
}
