// Lets one process at a time do a piece of work on a folder; the others wait for it.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const lookAgainMilliseconds = 250;

/** Runs `work` while holding the folder `lock`, which must not exist otherwise. A holder that died is passed over. */
export async function withLock<Value>(lock: string, work: () => Promise<Value>): Promise<Value> {
  await mkdir(dirname(lock), { recursive: true });
  while (!(await tryToHold(lock))) {
    if (await holderIsGone(lock)) await rm(lock, { recursive: true, force: true });
    else await pause(lookAgainMilliseconds);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function tryToHold(lock: string): Promise<boolean> {
  const made = await mkdir(lock).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  if (made) await writeFile(join(lock, 'pid'), String(process.pid));
  return made;
}

/** A lock without a number is a lock being made: its holder is alive. */
async function holderIsGone(lock: string): Promise<boolean> {
  const written = await readFile(join(lock, 'pid'), 'utf8').catch(() => '');
  return written !== '' && !isAlive(Number(written));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
