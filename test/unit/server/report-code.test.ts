// A report survives being written as numbers, whatever the contract allows in it.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Report } from '../../../contract/report.ts';
import { dayOf, decodeReport, encodeReport, joinDay } from '../../../server/rules/report-code.ts';
import { wellDay, wellReport } from '../../support/server/stations.ts';

describe('the code of a report', () => {
  it('takes every word and every bound of every field', () => {
    const shape = (schema: unknown): unknown[] => samples(schema as { _zod: { def: Definition } });
    for (const sample of shape(Report)) expect(decodeReport(encodeReport(sample as Report))).toEqual(sample);
  });

  it('is short, and of one length for each kind of report', () => {
    expect(encodeReport(wellReport).length).toBeLessThan(64);
    const other = encodeReport({ ...wellReport, disk: 'over-95', uptimeDays: 400 });
    expect(other.length).toBe(encodeReport(wellReport).length);
  });

  it('keeps the part of the day apart', () => {
    const whole = encodeReport({ ...wellReport, day: wellDay });
    expect(dayOf(encodeReport(wellReport))).toBeNull();
    expect(decodeReport(joinDay(encodeReport(wellReport), dayOf(whole)))).toEqual({ ...wellReport, day: wellDay });
  });

  it('is read also where it was stored before reports told where settings come from', () => {
    const refused: Report = { ...wellReport, policy: 'PULL-01' };
    const [five, whole] = [encodeReport(refused), encodeReport({ ...refused, day: wellDay })];
    const early = (code: Uint8Array) => Buffer.concat([code.subarray(0, five.length - 2), code.subarray(five.length)]);
    expect(decodeReport(early(five))).toEqual({ ...refused, policy: 'file' });
    expect(decodeReport(early(whole))).toEqual({ ...refused, policy: 'file', day: wellDay });
    expect(dayOf(early(five))).toBeNull();
    expect(decodeReport(joinDay(early(five), dayOf(early(whole))))).toEqual({
      ...refused,
      policy: 'file',
      day: wellDay,
    });
    expect(decodeReport(five)).toEqual(refused);
  });

  it('takes the reports of every released version', () => {
    for (const version of readdirSync('test/golden').filter((name) => name.startsWith('report-'))) {
      for (const file of readdirSync(`test/golden/${version}`)) {
        const text = readFileSync(`test/golden/${version}/${file}`, 'utf8');
        const report = Report.parse(JSON.parse(text.slice(text.indexOf('{')).trim()));
        expect(decodeReport(encodeReport(report))).toEqual(report);
      }
    }
  });
});

interface Definition {
  readonly type: string;
  readonly shape?: Record<string, { _zod: { def: Definition } }>;
  readonly innerType?: { _zod: { def: Definition } };
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
  readonly checks?: readonly { _zod: { def: { check: string; value?: number } } }[];
}

/** Values that together use every word and both bounds of each field. */
function samples(schema: { _zod: { def: Definition } }): unknown[] {
  const { type, shape, innerType, entries, values, checks } = schema._zod.def;
  if (type === 'default' && innerType) return samples(innerType);
  if (type === 'nullable' && innerType) return [...samples(innerType), null];
  if (type === 'enum') return Object.values(entries ?? {});
  if (type === 'literal') return [...(values ?? [])];
  if (type === 'object' && shape) {
    const fields = Object.entries(shape).map(([name, field]) => [name, samples(field)] as const);
    const most = Math.max(...fields.map(([, all]) => all.length));
    return Array.from({ length: most }, (_, at) =>
      Object.fromEntries(fields.map(([name, all]) => [name, all[at % all.length]])),
    );
  }
  const bounds = (checks ?? []).flatMap(({ _zod: { def } }) => (def.value === undefined ? [] : [def.value]));
  if (bounds.length < 2) throw new Error(`no bounds for a field of type ${type}`);
  return bounds;
}
