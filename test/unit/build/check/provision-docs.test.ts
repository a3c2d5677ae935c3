// docs/provision.md tells of every step there is.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stepIds } from '../../../../agent/provision/step.ts';
import { provisionDocs, provisionPage } from '../../../../build/check/provision-docs.ts';

it('is what the generator writes (mend: node build/check/provision-docs.ts)', () => {
  expect(readFileSync(provisionPage, 'utf8')).toBe(provisionDocs());
});

it('has a section for each step, with at least one change', () => {
  for (const id of stepIds)
    expect(provisionDocs()).toMatch(new RegExp(`^### ${id}\n\n\\*\\*[^*]+\\*\\* .+\n\n- `, 'm'));
});
