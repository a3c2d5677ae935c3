// Bytes into lines, within a limit.
import { describe, expect, it } from 'vitest';
import { cutLines } from '../../../../agent/link/lines.ts';

const texts = (lines: readonly Buffer[] | null) => lines?.map(String) ?? null;

describe('a stream of bytes', () => {
  it('gives lines as they are completed, whatever the pieces', () => {
    const lines = cutLines(10);
    expect(texts(lines.push(Buffer.from('ab')))).toEqual([]);
    expect(texts(lines.push(Buffer.from('c\nde\nf')))).toEqual(['abc', 'de']);
    expect(texts(lines.push(Buffer.from('\n\n')))).toEqual(['f', '']);
  });

  it('may hold a letter that is cut in two', () => {
    const lines = cutLines(10);
    const [first, ...rest] = Buffer.from('ñ\n');
    lines.push(Buffer.from([first ?? 0]));
    expect(texts(lines.push(Buffer.from(rest)))).toEqual(['ñ']);
  });

  it('is given up when a line is longer than allowed, complete or not', () => {
    expect(texts(cutLines(3).push(Buffer.from('abc\n')))).toEqual(['abc']);
    expect(cutLines(3).push(Buffer.from('abcd\n'))).toBeNull();
    expect(cutLines(3).push(Buffer.from('abcd'))).toBeNull();
    const slowly = cutLines(3);
    expect([...'abc'].map((letter) => slowly.push(Buffer.from(letter))?.length)).toEqual([0, 0, 0]);
    expect(slowly.push(Buffer.from('d'))).toBeNull();
  });
});
