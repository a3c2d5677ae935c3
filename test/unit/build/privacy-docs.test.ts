// docs/privacy.md is what the contract says, field for field.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { privacyDocs, privacyPage } from '../../../build/privacy-docs.ts';
import { fullReport } from '../../support/sample-report.ts';

/** Every field of a report that has them all. */
function pathsIn(value: object, path: string[] = []): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null ? pathsIn(inner, [...path, key]) : [[...path, key].join('.')],
  );
}

describe('docs/privacy.md', () => {
  const page = readFileSync(privacyPage, 'utf8');

  it('is as the contract has it', () => expect(page).toBe(privacyDocs()));

  it('has a line for each field that a report can carry, and for no other', () => {
    const rows = [...page.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, name]) => name);
    expect(rows.sort()).toEqual(pathsIn(fullReport).sort());
  });

  it('leaves no cell empty', () => expect(page).not.toMatch(/\| +\|/));
});
