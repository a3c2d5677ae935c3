// Tables to take along: as RFC 4180 has them, and no name of a desk becomes a formula in a spreadsheet.
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../server/rules/csv.ts';

describe('a table', () => {
  it('is quoted whole, with lines that end as they should', () => {
    expect(
      csvOf([
        ['Name', 'Count'],
        ['a "b", c', 7],
      ]),
    ).toBe('\uFEFF"Name","Count"\r\n"a ""b"", c","7"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '|calc', '%0A=1'])(
    'holds no formula: %j',
    (name) => {
      expect(csvOf([[name]])).toBe(`\uFEFF"'${name}"\r\n`);
    },
  );

  it('leaves numbers and plain names as they are', () => {
    expect(csvOf([[-7, 'Desk = 7']])).toBe('\uFEFF"-7","Desk = 7"\r\n');
  });
});
