// A text at the start of a variable is found wherever it stands, in environments of any length, and nothing else is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variableIn } from '../../../../agent/processes/environment.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-environment-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const texts = ['HOME=/slots/0/', 'HOME=/slots/1/'];

function foundIn(...variables: readonly string[]): string | null {
  const path = join(folder, 'environ');
  writeFileSync(path, variables.map((variable) => `${variable}\0`).join(''));
  return variableIn(path, texts);
}

describe('variableIn()', () => {
  it.each([
    ['first', ['HOME=/slots/1/home', 'LANG=C'], 'HOME=/slots/1/'],
    ['last', ['LANG=C', 'HOME=/slots/0/home'], 'HOME=/slots/0/'],
    ['not there', ['LANG=C'], null],
    ['another home', ['HOME=/slots/2/home'], null],
    ['inside another variable', ['NOTE=HOME=/slots/0/home', 'OLDHOME=/slots/0/home'], null],
    ['nothing at all', [], null],
  ])('%s', (_case, variables, expected) => expect(foundIn(...variables)).toBe(expected));

  it('finds it across every border between pieces', () => {
    const pieceBytes = 64 * 1024;
    for (let before = pieceBytes - 24; before <= pieceBytes + 2; before++)
      expect(foundIn('x'.repeat(before), 'HOME=/slots/0/home')).toBe('HOME=/slots/0/');
  });

  it('takes a process that has gone for one without', () => expect(variableIn('/proc/0/environ', texts)).toBeNull());
});
