// Small words of the lethe command: how long ago, and columns.
import { expect, it } from 'vitest';
import { ago, deedInWords } from '../../../../agent/cli/deeds.ts';
import { tableOf } from '../../../../agent/cli/table.ts';

it.each([
  [0, 'less than an hour ago'],
  [1, 'an hour ago'],
  [2, '2 hours ago'],
  [47, '47 hours ago'],
  [48, '2 days ago'],
  [71, '2 days ago'],
])('says %i hours as “%s”', (hours, words) => {
  expect(ago(hours)).toBe(words);
});

it('says when a deed failed, and when nobody knows of one', () => {
  expect(deedInWords({ ok: true, hours: 3 })).toBe('3 hours ago');
  expect(deedInWords({ ok: false, hours: 3 })).toBe('3 hours ago, and it failed');
  expect(deedInWords(null)).toBe('never, as far as this station knows');
});

it('keeps columns apart and the ends of lines clean', () => {
  expect(tableOf([['a', 'bb', ''], ['aaa', 'b', 'c'], ['']])).toBe('a    bb\naaa  b   c\n');
});
