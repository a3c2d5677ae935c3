// docs/conformance.md says what the contract says.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { conformanceDocs, conformancePage } from '../../../../build/check/conformance-docs.ts';
import { requirementIds } from '../../../../contract/conformance.ts';

it('is what the generator writes (mend: node build/check/conformance-docs.ts)', () => {
  expect(readFileSync(conformancePage, 'utf8')).toBe(conformanceDocs());
});

it('has a section for each requirement', () => {
  expect([...conformanceDocs().matchAll(/^## (R\d+) /gm)].map(([, id]) => id)).toEqual(requirementIds);
});
