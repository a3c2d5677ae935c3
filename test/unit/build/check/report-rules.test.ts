// The rules for fields of the report see each way in which a field could come to hold a person.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf } from '../../../../build/check/report-rules.ts';
import { Report } from '../../../../contract/report.ts';
import { type FieldNotes, field, fieldsOf } from '../../../../contract/report-field.ts';

const notes: FieldNotes = { purpose: 'To test.', unit: 'word', precision: { words: 2 }, why: 'It is a test.' };
const whole = { ...notes, precision: { grain: 10, from: 0, to: 100 } };
const faultsIn = (shape: z.ZodRawShape) => faultsOf(fieldsOf(z.strictObject(shape)));

describe('a field of the report', () => {
  it('has none of these faults in the contract as it is', () => {
    expect(faultsOf(fieldsOf(Report))).toEqual([]);
  });

  it('may be closed words or whole numbers, as declared', () => {
    expect(
      faultsIn({
        fan: field(z.enum(['on', 'off']), notes),
        level: field(z.int().min(0).max(100).multipleOf(10), whole),
        group: z.strictObject({ fan: field(z.enum(['on', 'off']).nullable(), notes) }).nullable(),
      }),
    ).toEqual([]);
  });

  it.each([
    ['a free string', z.string(), notes, 'fan is a free string'],
    ['a string with a pattern', z.string().regex(/^[a-z]{1,8}$/), notes, 'fan is a free string'],
    ['more words than declared', z.enum(['a', 'b', 'c']), notes, 'fan is finer than declared'],
    [
      'a word that is a sentence',
      z.enum(['a', 'the quick brown fox']),
      notes,
      'fan has a word that is too long to be a step',
    ],
    ['any number', z.number(), whole, 'fan is neither one of a few words nor a whole number between bounds'],
    [
      'a list',
      z.array(z.enum(['a', 'b'])),
      notes,
      'fan is neither one of a few words nor a whole number between bounds',
    ],
    ['a finer grain than declared', z.int().min(0).max(100), whole, 'fan is finer than declared'],
    ['a wider range than declared', z.int().min(0).max(200).multipleOf(10), whole, 'fan is finer than declared'],
    [
      'a number that could be a reader’s card',
      z.int().min(0).max(99_999_999),
      { ...notes, precision: { grain: 1, from: 0, to: 99_999_999 } },
      'fan has so many values that it could hold a person',
    ],
    ['no purpose', z.enum(['a', 'b']), { ...notes, purpose: ' ' }, 'fan has no purpose'],
    ['no unit', z.enum(['a', 'b']), { ...notes, unit: '' }, 'fan has no unit'],
    ['no reason', z.enum(['a', 'b']), { ...notes, why: '' }, 'fan does not say why it identifies nobody'],
  ])('may not be or have %s', (_, schema, declared, fault) => {
    expect(faultsIn({ fan: field(schema, declared) })).toEqual([fault]);
  });

  it('may not go undeclared', () => {
    expect(faultsIn({ fan: z.enum(['a', 'b']) })).toEqual([
      'fan has no purpose',
      'fan has no unit',
      'fan does not say why it identifies nobody',
      'fan has no precision',
      'fan is finer than declared',
    ]);
  });

  it.each(['hostName', 'userId', 'serial', 'macAddress', 'sessionTime', 'lastSearch', 'url', 'e-mail'])(
    'may not be called %s',
    (name) => {
      expect(faultsIn({ [name]: field(z.enum(['a', 'b']), notes) })).toEqual([
        `${name} has a name that could hold a person`,
      ]);
    },
  );

  it('may not be left out, nor may a stranger come in beside it', () => {
    const open = z.looseObject({ fan: field(z.enum(['a', 'b']), notes).optional() });
    expect(faultsOf(fieldsOf(z.strictObject({ group: open })))).toEqual([
      'group takes unknown fields',
      'group.fan may be left out, which is a message of its own',
    ]);
  });
});
