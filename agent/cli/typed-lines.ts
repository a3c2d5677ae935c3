// Reads lines that somebody types or pipes in. On a terminal nothing of them is shown.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Surroundings } from './surroundings.ts';

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** @param questions one for each line that is wanted. Fewer lines come back when the input ends early. */
export async function readTypedLines(
  questions: readonly string[],
  { input, ask }: Surroundings,
): Promise<readonly string[]> {
  const terminal = 'isTTY' in input && input.isTTY === true;
  const reader = createInterface({ input, output: nowhere(), terminal, historySize: 0 });
  reader.once('SIGINT', () => reader.close());
  const lines: string[] = [];
  ask(questions[0] ?? '');
  for await (const line of reader) {
    lines.push(line);
    if (terminal) ask('\n');
    const next = questions[lines.length];
    if (next === undefined) break;
    ask(next);
  }
  reader.close();
  return lines;
}
