// Holds docs/promises.md and the tests against each other: every promise has tests, and no test promises something else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const promised = [...readFileSync('docs/promises.md', 'utf8').matchAll(/^## (P\d+ .+)$/gm)].map((found) => found[1]);

const tests = ['test/promises', 'test/e2e']
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .flatMap((text) => [...text.matchAll(/describe\(\s*(['"`])(P\d+ .+?)\1/g)].map((found) => found[2]));

describe('promises', () => {
  it('are made at all', () => expect(promised.length).toBeGreaterThan(10));

  it.each(promised)('%s', (promise) => expect(tests).toContain(promise));

  it('are the only ones that tests claim to hold', () => {
    expect(tests.filter((claimed) => !promised.includes(claimed))).toEqual([]);
  });
});
