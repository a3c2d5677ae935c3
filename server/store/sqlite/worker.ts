// A thread that holds one connection to the SQLite file, so that waiting for the disk never holds up the network.
import { parentPort, workerData } from 'node:worker_threads';
import { openSqlite, type SqliteConnection } from './connection.ts';
import { commitBatch } from './reports.ts';
import type { Answer, Asked, Opened } from './thread.ts';

const { file, readOnly } = workerData as Opened;
const connection = openSqlite(file, readOnly);

const answerTo = ({ ask, given }: Exclude<Asked, { ask: 'close' }>, on: SqliteConnection): unknown => {
  if (ask === 'rows') return on.rows(given.sql, given.values);
  if (ask === 'write') return on.write(given);
  return commitBatch(on, given);
};

parentPort?.on('message', (asked: Asked) => {
  if (asked.ask === 'close') {
    connection.close();
    parentPort?.close();
    return;
  }
  let answer: Answer;
  try {
    answer = { number: asked.number, ok: true, value: answerTo(asked, connection) };
  } catch (error) {
    // SQLite's own words may hold what was to be stored; its number says what went wrong.
    const code = (error as { errcode?: number }).errcode ?? 0;
    answer = { number: asked.number, ok: false, code };
  }
  parentPort?.postMessage(answer);
});
