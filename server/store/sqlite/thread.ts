// The near end of a SQLite thread: questions go out numbered, answers find the promise that waits for them.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Statement, Value } from '../database.ts';
import type { PackedBatch } from './batch.ts';

export interface Opened {
  readonly file: string;
  readonly readOnly: boolean;
}

type Question =
  | { readonly ask: 'rows'; readonly given: { readonly sql: string; readonly values: readonly Value[] } }
  | { readonly ask: 'write'; readonly given: readonly Statement[] }
  | { readonly ask: 'reports'; readonly given: PackedBatch }
  | { readonly ask: 'close'; readonly given?: undefined };
export type Asked = Question & { readonly number: number };

export type Answer =
  | { readonly number: number; readonly ok: true; readonly value: unknown }
  | { readonly number: number; readonly ok: false; readonly code: number };

/** What SQLite refused, by its number only. https://sqlite.org/rescode.html */
export class SqliteError extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`SQLite ${code}`);
    this.code = code;
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface SqliteThread {
  ask(question: Question): Promise<unknown>;
  close(): Promise<void>;
}

/** From source the thread runs the source; in the bundle, the file that the bundler put beside it. */
const program = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './sqlite-worker.mjs', import.meta.url);

export function startSqliteThread(opened: Opened): SqliteThread {
  const worker = new Worker(program, { workerData: opened });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | undefined;

  const giveUp = (error: Error): void => {
    ended = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (answer.ok) asker?.resolve(answer.value);
    else asker?.reject(new SqliteError(answer.code));
  });
  worker.on('error', giveUp);
  worker.on('exit', () => giveUp(new SqliteError(0)));

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        last += 1;
        waiting.set(last, { resolve, reject });
        const blocks = question.ask === 'reports' ? [question.given.numbers.buffer, question.given.bytes.buffer] : [];
        worker.postMessage({ ...question, number: last }, blocks);
      }),
    async close() {
      if (ended !== undefined) return;
      const gone = once(worker, 'exit');
      worker.postMessage({ ask: 'close', number: 0 });
      await gone;
    },
  };
}
