// The ordinary user that a station runs as. Root makes one, since Chromium's sandbox refuses root; anybody else is it themselves.
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
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
  /** Another station may have this user now. */
  release(): Promise<void>;
}

/** Stations may stand side by side only under different users: an agent that starts wipes its own user's processes. */
const mostUsers = 8;
const claimOf = (number: number): string => `/run/lethe-test-user-${number}`;

const isAlive = (id: number): boolean => {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
};

/** A claim holds as long as the process that made it lives. */
async function claim(number: number): Promise<boolean> {
  const file = claimOf(number);
  const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (holder !== 0 && isAlive(holder)) return false;
  await rm(file, { force: true });
  return writeFile(file, String(process.pid), { flag: 'wx' }).then(
    () => true,
    () => false,
  );
}

async function freeNumber(): Promise<number> {
  for (let number = 1; number <= mostUsers; number += 1) if (await claim(number)) return number;
  throw new Error('All users for test stations are taken.');
}

export async function stationUser(): Promise<StationUser> {
  if (process.getuid?.() !== 0) {
    const { username, uid, gid, homedir } = userInfo();
    const as: StationUser['as'] = ([program = '', ...rest]) => [program, ...rest];
    return { name: username, id: uid, group: gid, home: homedir, dedicated: false, as, release: async () => undefined };
  }
  const number = await freeNumber();
  const name = number === 1 ? 'lethe-test' : `lethe-test-${number}`;
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
    release: () => rm(claimOf(number), { force: true }),
  };
}
