// docs/command.md and `lethe help` tell of every verb there is, and of no other.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { verbs } from '../../../../agent/cli/command.ts';
import { manual } from '../../../../agent/cli/manual.ts';
import { commandDocs, commandPage } from '../../../../build/check/command-docs.ts';

it('is what the generator writes (mend: node build/check/command-docs.ts)', () => {
  expect(readFileSync(commandPage, 'utf8')).toBe(commandDocs());
});

it('has a page for every verb', () => {
  expect(manual.map(({ verb }) => verb).sort()).toEqual([...verbs.keys()].sort());
});
