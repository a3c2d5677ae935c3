// The clerk of alerts: looks every half minute, and sends what waits more often. One of several processes looks, each of them sends.
import { type Again, again } from '../again.ts';
import type { Log } from '../log.ts';
import { takeJob } from '../store/jobs.ts';
import type { Sender } from './send.ts';
import { type WatchParts, watch } from './watch.ts';

const every = 30;
const lookEvery = 10_000;

export interface ClerkParts extends WatchParts {
  readonly sender: Sender;
  readonly log: Log;
}

async function once(parts: ClerkParts): Promise<void> {
  if ((await takeJob(parts.database, 'alerts', parts.now(), every)) !== null) await watch(parts);
  while ((await parts.sender.sendDue()) > 0);
}

export const startClerk = (parts: ClerkParts): Again => again(() => once(parts), lookEvery, parts.log);
