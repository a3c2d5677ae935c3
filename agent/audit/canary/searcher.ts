// Has a process of its own search: it knows the canaries, takes long, and leaves nothing of either behind when it ends.
import { spawn } from 'node:child_process';
import { Found, type SearchOrder } from './found.ts';

export type Searcher = (order: SearchOrder) => Promise<Found>;

/** Milliseconds: a station whose disks take longer can't be vouched for, and is told so. */
const longest = 15 * 60_000;
/** Pieces of files and of memory are read into buffers of fixed size; the rest is small. */
const heap = '--max-old-space-size=256';

/** The first word of the agent's command line that makes it a searcher. */
export const searchWord = 'search';

/**
 * @param script the agent's own
 * @throws when the search did not come to its end
 */
export function searchWith(script: string): Searcher {
  return (order) =>
    new Promise((resolve, reject) => {
      // What is searched for goes through the channel and in two halves: never an argument, never in the environment.
      const searcher = spawn(process.execPath, [heap, script, searchWord], {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: {},
      });
      const late = setTimeout(() => searcher.kill('SIGKILL'), longest);
      let found: Found | null = null;
      searcher.on('message', (value) => {
        found = Found.safeParse(value).data ?? null;
      });
      const end = (): void => {
        clearTimeout(late);
        if (found === null) reject(new Error('the search did not come to its end'));
        else resolve(found);
      };
      searcher.once('error', end).once('exit', end);
      searcher.send(order, () => undefined);
    });
}
