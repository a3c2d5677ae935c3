// An edit that fits nowhere, or in two places, is an error, and every mutant of the residue suite fits the source as it is.
import { describe, expect, it } from 'vitest';
import { mutants } from '../../../e2e/residue/mutants.ts';
import { edited, editedFile } from '../../../support/mutants/edit.ts';

const edit = { file: 'a.ts', from: 'on', to: 'off' };

describe('edited()', () => {
  it('replaces a piece that stands there once', () => expect(edited('it is on', [edit])).toBe('it is off'));
  it('refuses a piece that is not there', () => expect(() => edited('it is', [edit])).toThrow('exactly once'));
  it('refuses a piece that is there twice', () => expect(() => edited('on and on', [edit])).toThrow('exactly once'));
});

describe.each(mutants.filter(({ edits }) => edits.length > 0))('$name', ({ edits }) => {
  it('changes the source', () => {
    for (const { file, from } of edits) {
      const text = editedFile(file, edits);
      expect(text === editedFile(file, []) ? `${file}: ${from}` : 'changed').toBe('changed');
    }
  });
});

it('no two mutants have one name', () => {
  const names = mutants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
