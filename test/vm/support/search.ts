// How often words occur in a raw image of a disk or of memory, read from its first byte to its last.
import { createReadStream } from 'node:fs';

const chunk = 4 * 2 ** 20;

/** In the two forms in which Chromium and the system keep text. */
const formsOf = (word: string): readonly Buffer[] => [Buffer.from(word, 'latin1'), Buffer.from(word, 'utf16le')];

function countIn(bytes: Buffer, form: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(form); at !== -1; at = bytes.indexOf(form, at + form.length)) count += 1;
  return count;
}

/** @param words of at least two letters, in ASCII */
export async function countWords(path: string, words: readonly string[]): Promise<Record<string, number>> {
  const sought = words.flatMap((word) => formsOf(word).map((form) => ({ word, form })));
  const counts = Object.fromEntries(words.map((word) => [word, 0]));
  // What of a chunk's end belongs to a word that goes on in the next one, each form for itself, so that none counts twice.
  const ends = new Map<Buffer, Buffer>();
  for await (const read of createReadStream(path, { highWaterMark: chunk })) {
    const bytes: Buffer = read;
    for (const { word, form } of sought) {
      const joined = Buffer.concat([ends.get(form) ?? Buffer.alloc(0), bytes]);
      counts[word] = (counts[word] ?? 0) + countIn(joined, form);
      ends.set(form, joined.subarray(joined.length - form.length + 1));
    }
  }
  return counts;
}
