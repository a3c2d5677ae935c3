// Memory is read around pages that can't be: nothing behind one is left out, and one that may hold something is a miss.
import { describe, expect, it } from 'vitest';
import { pageBytes, readAround } from '../../../../../agent/audit/canary/pages.ts';

/** Memory as the kernel reads it out: up to the first page that can't be read, and a refusal where that is the first. */
function memoryOf(pages: string): { read: (bytes: Buffer, at: number) => number; misses: number[] } {
  const misses: number[] = [];
  const read = (bytes: Buffer, at: number): number => {
    const first = Math.floor(at / pageBytes);
    const readable = /^[a-z]*/.exec(pages.slice(first))?.[0].length ?? 0;
    if (readable === 0) throw new Error('EIO');
    const length = Math.min(bytes.length, (first + readable) * pageBytes - at);
    for (let index = 0; index < length; index++) bytes[index] = pages.charCodeAt(Math.floor((at + index) / pageBytes));
    return length;
  };
  return { read, misses };
}

function readWhole(pages: string, from = 0): { text: string; misses: readonly number[] } {
  const { read, misses } = memoryOf(pages);
  const bytes = Buffer.alloc(pages.length * pageBytes - from, '?');
  const got = readAround({ read, onMiss: (at) => misses.push(at / pageBytes) }, bytes, from);
  expect(got).toBe(bytes.length);
  const text = [...pages].map((_, page) => String.fromCharCode(bytes[Math.max(0, page * pageBytes - from)] ?? 0));
  return { text: text.join(''), misses };
}

describe('memory', () => {
  it('is read whole where all of it can be', () => expect(readWhole('abc')).toEqual({ text: 'abc', misses: [] }));

  it.each(['-bc', 'a-c', 'ab-', 'a--d', '-b-d-', '---'])('%s is read around its holes, which are empty', (pages) => {
    const holes = [...pages].flatMap((page, at) => (page === '-' ? [at] : []));
    expect(readWhole(pages)).toEqual({ text: pages.replaceAll('-', '\0'), misses: holes });
  });

  it('is read on from within a page', () => {
    expect(readWhole('a-c', 100)).toEqual({ text: 'a\0c', misses: [1] });
    expect(readWhole('-bc', 100)).toEqual({ text: '\0bc', misses: [0] });
  });

  it('ends where the process has', () => {
    const bytes = Buffer.alloc(2 * pageBytes);
    expect(readAround({ read: () => 0, onMiss: () => undefined }, bytes, 0)).toBe(0);
  });
});
