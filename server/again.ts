// Does something again and again, one after the other, at once for the first time. What fails is told and tried at the next turn.
import type { Log } from './log.ts';

export interface Again {
  /** Resolves when the turn that is under way is over. */
  stop(): Promise<void>;
}

/** @param every milliseconds from one look to the next; one that takes longer is not begun twice */
export function again(work: () => Promise<void>, every: number, log: Log): Again {
  let running: Promise<void> | null = null;
  const look = (): void => {
    running ??= work()
      .catch(() => log({ code: 'SERVER-05' }))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(look, every);
  look();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
