// docs/errors.md is in step with the register of problems.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorsDocs, errorsPage } from '../../../../build/check/errors-docs.ts';
import { problemCodes } from '../../../../contract/problems.ts';

it('is what the generator writes (mend: node build/check/errors-docs.ts)', () => {
  expect(readFileSync(errorsPage, 'utf8')).toBe(errorsDocs());
});

it('has a row for every code', () => {
  const rows = errorsDocs().match(/^\| [A-Z]+-\d+ \|/gm) ?? [];
  expect(rows).toEqual(problemCodes.map((code) => `| ${code} |`));
});

it('keeps areas together in the order of the register and a bar inside its cell', () => {
  const page = errorsDocs({
    'B-01': { says: 'one | two', remedy: 'r' },
    'A-01': { says: 's', remedy: 'r' },
    'B-02': { says: 's', remedy: 'r' },
  });
  expect(page.match(/^(##.*|\| [AB]-.*)$/gm)).toEqual([
    '## B',
    '| B-01 | one \\| two | r |',
    '| B-02 | s | r |',
    '## A',
    '| A-01 | s | r |',
  ]);
});
