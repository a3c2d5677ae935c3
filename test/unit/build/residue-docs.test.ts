// Holds docs/residue.md and the tests' list of canaries against each other, and its tests against the folder that they are in.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canaryClasses, placements } from '../../support/canary/placements.ts';

const document = readFileSync('docs/residue.md', 'utf8');
const inCode = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner);

interface Row {
  readonly number: number;
  readonly planted: readonly string[];
  readonly stopped: string;
  readonly shown: readonly string[];
}

const rows: readonly Row[] = [...document.matchAll(/^\| (\d+) \|(.+)\|$/gm)].map(([, number, rest = '']) => {
  const [, , planted = '', stopped = '', shown = ''] = rest.split(' | ');
  return { number: Number(number), planted: inCode(planted), stopped, shown: inCode(shown) };
});

/** What every station must be tried with, by the catalogue's numbers. */
const asked = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 15, 17, 20, 22, 31, 35, 37, 46, 47, 48, 49, 50];

describe('docs/residue.md', () => {
  it('has a row for each kind that must be tried, and for each only one', () => {
    const numbers = rows.map(({ number }) => number);
    expect(asked.filter((number) => !numbers.includes(number))).toEqual([]);
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  });

  it('names each canary that is planted, once, in the row that it belongs to', () => {
    const named = rows.flatMap(({ number, planted }) => planted.map((name) => `${number} ${name}`));
    expect(named.sort()).toEqual(canaryClasses.map((name) => `${placements[name].row} ${name}`).sort());
  });

  it.each(rows)('says of row $number what stops it, and which tests show it', ({ stopped, shown }) => {
    expect(stopped).toMatch(/\w{2}/);
    expect(shown).not.toEqual([]);
  });

  it('names only tests and folders that are there', () => {
    const named = inCode(document).filter((text) => /^(test|agent|resources)\//.test(text));
    expect(named.length).toBeGreaterThan(rows.length);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});
