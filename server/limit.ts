// Counts what goes wrong by where it comes from, in memory only, under names that nobody can turn back into addresses.
import { createHmac, randomBytes } from 'node:crypto';

export interface Limit {
  /** Seconds to wait; 0: go on. */
  wait(address: string, now: number): number;
  count(address: string, now: number): void;
  /** What was counted beforehand did not go wrong. */
  giveBack(address: string, now: number): void;
}

const window = 60;

/** @param most in a minute, after which the address waits for the next one. All is forgotten each minute, the key as well. */
export function makeLimit(most: number): Limit {
  let key = randomBytes(32);
  let until = 0;
  let counts = new Map<string, number>();

  const turn = (now: number): void => {
    // Before it began: the clock was set back, and the minute would last until it has caught up.
    if (now < until && now >= until - window) return;
    until = now + window;
    counts = new Map();
    key = randomBytes(32);
  };
  const nameOf = (address: string): string => createHmac('sha256', key).update(address).digest('base64url');

  return {
    wait(address, now) {
      turn(now);
      return (counts.get(nameOf(address)) ?? 0) < most ? 0 : until - now;
    },
    count(address, now) {
      turn(now);
      const name = nameOf(address);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    giveBack(address, now) {
      turn(now);
      const name = nameOf(address);
      counts.set(name, Math.max(0, (counts.get(name) ?? 0) - 1));
    },
  };
}
