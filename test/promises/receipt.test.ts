// The receipt says only what was looked at: a line stands on checks that were made, and its count is theirs.
import { describe, expect, it } from 'vitest';
import { linesFor, peopleLines } from '../../contract/people-lines.ts';
import { CheckId, Receipt } from '../../contract/receipt.ts';

const receiptOf = (left: Partial<Record<CheckId, number>>, leftOut: readonly CheckId[] = []): Receipt =>
  Receipt.parse({
    verdict: 'clean',
    containment: 'bubblewrap',
    checks: CheckId.options.filter((id) => !leftOut.includes(id)).map((id) => ({ id, looked: 1, left: left[id] ?? 0 })),
    left: 0,
    removed: 0,
    milliseconds: 1,
  });

describe('P5 The receipt says only what was looked at.', () => {
  it('shows every line when every check was made', () => {
    expect(linesFor(receiptOf({})).map((line) => line.id)).toEqual(peopleLines.map((line) => line.id));
  });

  it.each(peopleLines)('leaves out “$id” when one of its checks was not made', ({ id, because }) => {
    for (const check of because) expect(linesFor(receiptOf({}, [check])).map((line) => line.id)).not.toContain(id);
  });

  it.each(peopleLines)('counts under “$id” what its checks found, and nothing else', ({ id, because }) => {
    for (const check of CheckId.options) {
      const line = linesFor(receiptOf({ [check]: 3 })).find((one) => one.id === id);
      expect(line?.left).toBe((because as readonly CheckId[]).includes(check) ? 3 : 0);
    }
  });

  it('has a line for every check, so that no look is left unsaid', () => {
    const said = new Set(peopleLines.flatMap((line) => line.because));
    expect(CheckId.options.filter((check) => !said.has(check))).toEqual([]);
  });

  it('lets cookies stand only on the programs, memory and open files that held them', () => {
    expect(peopleLines.find((line) => line.id === 'cookies')?.because).toEqual([
      'processes',
      'memory-file-systems',
      'open-files',
    ]);
  });
});
