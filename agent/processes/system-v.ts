// System V shared memory, semaphores and message queues of a user: they outlive whoever made them.
import { readFileSync } from 'node:fs';
import { isGone } from '../wipe/folder.ts';

const kinds = ['shm', 'sem', 'msg'] as const;

export interface SystemVObject {
  readonly kind: (typeof kinds)[number];
  readonly id: number;
  /** Kind and id in one word. */
  readonly name: string;
  /** The process that made it; the kernel notes it for shared memory only. */
  readonly maker: number | null;
}

/** Format: proc_sysvipc(5), one line of headings, then a line for each object of the agent's IPC namespace. */
export function readObjects(proc: string, user: number): readonly SystemVObject[] {
  return kinds.flatMap((kind) => parseObjects(kind, readTable(`${proc}/sysvipc/${kind}`), user));
}

export function parseObjects(kind: SystemVObject['kind'], text: string, user: number): readonly SystemVObject[] {
  const [headings = [], ...rows] = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/));
  const cell = (row: readonly string[], heading: string) => row[headings.indexOf(heading)];
  return rows
    .filter((row) => [cell(row, 'uid'), cell(row, 'cuid')].includes(String(user)))
    .map((row) => {
      const maker = cell(row, 'cpid');
      const id = Number(cell(row, `${kind}id`) ?? cell(row, 'msqid'));
      return { kind, id, name: `${kind}:${id}`, maker: maker === undefined ? null : Number(maker) };
    });
}

/** A kernel built without System V objects has none. */
function readTable(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}
