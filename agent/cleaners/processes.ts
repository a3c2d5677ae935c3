// Ends what is left of a session's processes, and waits until the kernel says that they are gone.
import { setTimeout as pause } from 'node:timers/promises';
import { succeed } from '../../contract/result.ts';
import { isAlive, tellToEnd } from '../processes/end.ts';
import type { Station } from '../processes/leftovers.ts';
import type { Process } from '../processes/table.ts';
import type { Cleaner } from '../wipe/cleaner.ts';

/** A gigabyte of memory files takes the kernel about 0.2 s to free; the rest is for a machine under load. */
const longestWait = 3000;
const firstPause = 2;
const longestPause = 50;

export function processCleaner(station: Station): Cleaner {
  return {
    id: 'processes',
    group: 'user-data',
    when: ['session-end', 'boot', 'daily'],
    plan: async (round) => succeed(round.census().left.size),
    apply: async (round) => {
      const left = [...round.census().left];
      for (const process of left) if (mayEnd(process, station)) tellToEnd(process, 'SIGKILL');
      await gone(left);
      return succeed(left.filter((process) => !isAlive(process)).length);
    },
  };
}

/** Never a process of anybody else, whatever it has to do with a session; the audit still counts it. */
const mayEnd = ({ owner, id }: Process, station: Station): boolean => owner === station.kioskId && id !== process.pid;

async function gone(left: readonly Process[]): Promise<void> {
  const until = performance.now() + longestWait;
  for (
    let wait = firstPause;
    left.some(isAlive) && performance.now() < until;
    wait = Math.min(wait * 2, longestPause)
  ) {
    await pause(wait);
  }
}
