// The clerk of alerts: looks every half minute, and beside that sends what waits. One of several processes looks, each of them sends.
import { type Again, again } from '../again.ts';
import type { Log } from '../log.ts';
import { takeJob } from '../store/jobs.ts';
import type { Sender } from './send.ts';
import { type WatchParts, watch } from './watch.ts';

const every = 30;
const lookEvery = 10_000;
const sendEvery = 5000;
/** In milliseconds. One turn is not longer, however many messages wait for a receiver that never answers. */
const longestTurn = 30_000;

export interface ClerkParts extends WatchParts {
  readonly sender: Sender;
  readonly log: Log;
}

async function look(parts: ClerkParts): Promise<void> {
  if ((await takeJob(parts.database, 'alerts', parts.now(), every)) !== null) await watch(parts);
}

export function startClerk(parts: ClerkParts): Again {
  let stopping = false;
  const send = async (): Promise<void> => {
    const until = performance.now() + longestTurn;
    while ((await parts.sender.sendDue()) > 0 && !stopping && performance.now() < until);
  };
  // Apart from each other: a receiver that keeps its senders waiting must not keep anybody from looking.
  const both = [again(() => look(parts), lookEvery, parts.log), again(send, sendEvery, parts.log)];
  return {
    async stop() {
      stopping = true;
      await Promise.all(both.map((one) => one.stop()));
    },
  };
}
