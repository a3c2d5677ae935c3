// docs/doctor.md tells of every check there is.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checks } from '../../../../agent/doctor/checks/index.ts';
import { doctorDocs, doctorPage } from '../../../../build/check/doctor-docs.ts';

it('is what the generator writes (mend: node build/check/doctor-docs.ts)', () => {
  expect(readFileSync(doctorPage, 'utf8')).toBe(doctorDocs());
});

it('has a section for each check', () => {
  expect([...doctorDocs().matchAll(/^## (.+)$/gm)].map(([, id]) => id)).toEqual(checks.map(({ id }) => id));
});
