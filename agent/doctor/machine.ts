// The machine as the doctor sees it: a root folder, the programs it may ask, and two questions that no file answers.
import type { Policy } from '../../contract/policy.ts';
import { postTo } from '../delivery/post.ts';
import { readDisk } from '../health/collectors/disk.ts';
import { askSystem } from '../health/system-information.ts';
import { runTool } from '../run-tool.ts';

export interface Machine {
  /** `/` on a station; a folder with files laid out like one in a test. */
  readonly root: string;
  /** Whose the system's files are: 0 on a station. */
  readonly owner: number;
  readonly kioskUser: string;
  readonly policy: string;
  readonly stateFolder: string;
  readonly runtimeFolder: string;
  /** Milliseconds since 1970, as the computer believes. */
  readonly now: number;
  /** What a tool of the system says; null where it is missing, fails or takes too long. Its words are fixed in the code. */
  ask(tool: Tool, ...words: readonly string[]): Promise<string | null>;
  /** Per cent of the disk with the root folder. */
  fullness(): Promise<number | null>;
  reaches(server: NonNullable<Policy['server']>): Promise<boolean>;
}

export type Tool = '/usr/bin/timedatectl' | '/usr/bin/systemctl';

export type Places = Pick<Machine, 'kioskUser' | 'policy' | 'stateFolder' | 'runtimeFolder'>;

const patience = 5000;

export const thisMachine = (places: Places): Machine => ({
  ...places,
  root: '/',
  owner: 0,
  now: Date.now(),
  ask: (tool, ...words) => runTool(tool, words, { timeout: patience, env: { LC_ALL: 'C' } }).catch(() => null),
  fullness: () => readDisk({ root: '/', information: askSystem() }),
  reaches: async ({ url, ca = null }) => {
    const line = postTo({ url, ca }, patience);
    try {
      // Whatever it thinks of an empty message, it has answered, and with the certificate that it should have.
      return (await line.post({ path: '/health/live', type: 'text/plain', body: Buffer.alloc(0) })) !== null;
    } finally {
      line.close();
    }
  },
});
