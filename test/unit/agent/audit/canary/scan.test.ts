// The search misses nothing, at borders of pieces too, and holds no needle that a scan of itself would find.
import { describe, expect, it } from 'vitest';
import { type Needle, needlesOf } from '../../../../../agent/audit/canary/needles.ts';
import { startScan } from '../../../../../agent/audit/canary/scan.ts';
import { searchFor } from '../../../../../agent/audit/canary/search.ts';
import { makeCanaries } from '../../../../support/canary/canary.ts';

/** A small generator with a fixed start (Lehmer), so that a failure can be seen again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

describe('searchFor', () => {
  it('finds what a plain search finds, in texts of few letters where everything nearly matches', () => {
    const number = numbers(7);
    const letters = (length: number): Buffer => Buffer.from(Array.from({ length }, () => 97 + number(2)));
    for (let round = 0; round < 200; round++) {
      const mask = Buffer.from([number(256), number(256), number(256)]);
      const plain = Array.from({ length: 4 }, () => letters(3 + number(5)));
      const list = plain.map(
        (bytes, index): Needle => ({
          form: String(index),
          masked: Buffer.from(bytes.map((byte, at) => byte ^ (mask[at % mask.length] ?? 0))),
          classAt: () => 'run',
        }),
      );
      const text = letters(300);
      const found = plain.map((): number[] => []);
      searchFor({ mask, list })(text, (needle, at) => found[Number(needle.form)]?.push(at));
      const expected = plain.map((bytes) =>
        [...text.keys()].filter((at) => text.subarray(at, at + bytes.length).equals(bytes)),
      );
      expect(found).toEqual(expected);
    }
  });
});

describe('lookThrough', () => {
  const canaries = makeCanaries('pieces');
  const canary = Buffer.from(canaries.of['url-path'], 'utf16le');
  const piece = 16 * 1024 * 1024;

  function countWhen(at: number, length: number): number {
    const whole = Buffer.alloc(length);
    canary.copy(whole, at);
    const scan = startScan(canaries);
    scan.lookThrough((bytes, position) => whole.copy(bytes, 0, position, position + bytes.length), 'file');
    return scan.report().findings.reduce((sum, one) => sum + (one.class === 'url-path' ? one.count : 100), 0);
  }

  it.each([-3000, -2048, -1100, -1024, -canary.length, -1, 0, 1, 1023, 1024, 2048])(
    'finds once what stands %i bytes from a border',
    (offset) => expect(countWhen(piece + offset, piece + 5000)).toBe(1),
  );

  it('looks at the last piece when it is full', () => {
    expect(countWhen(piece - canary.length, piece)).toBe(1);
  });

  it('says how much it looked at', () => {
    const scan = startScan(canaries);
    scan.lookThrough((bytes, position) => (position === 0 ? bytes.fill(1, 0, 10).length && 10 : 0), 'file');
    expect(scan.report()).toEqual({ findings: [], looked: 1, bytes: 10, looks: { file: { looked: 1, unseen: 0 } } });
  });
});

describe('needlesOf', () => {
  it('holds nothing that the scan it is for would find', () => {
    const canaries = makeCanaries('own');
    const scan = startScan(canaries);
    for (const { masked } of needlesOf(canaries).list) scan.look(masked, 'memory');
    expect(scan.report().findings).toEqual([]);
  });
});
