// A visit is ended before its memory is used up, and not a moment after it began.
import { describe, expect, it } from 'vitest';
import { isTooFull } from '../../../app/session/fullness.ts';

const empty = { blocks: 1000, bavail: 1000, files: 1000, ffree: 1000 };

describe('A memory file system', () => {
  it.each([
    ['nothing is used', {}, false],
    ['half is used', { bavail: 500, ffree: 500 }, false],
    ['three in a hundred blocks are free', { bavail: 30 }, false],
    ['fewer blocks are free', { bavail: 29 }, true],
    ['no block is free', { bavail: 0 }, true],
    ['three in a hundred files are free', { ffree: 30 }, false],
    ['fewer files are free', { ffree: 29 }, true],
    ['there is no limit to files', { files: 0, ffree: 0 }, false],
    ['there is no limit to blocks', { blocks: 0, bavail: 0 }, false],
  ])('when %s', (_when, counts, full) => {
    expect(isTooFull({ ...empty, ...counts })).toBe(full);
  });
});
