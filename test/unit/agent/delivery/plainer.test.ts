// What a station leaves out for a server of an older release, and what it cannot leave out.
import { describe, expect, it } from 'vitest';
import { plainer } from '../../../../agent/delivery/plainer.ts';
import { Report } from '../../../../contract/report.ts';
import { bodyOf } from '../../../../contract/report-envelope.ts';
import { fieldsOf } from '../../../../contract/report-field.ts';
import { KnownFields } from '../../../../contract/report-known.ts';
import { whatIsKnown } from '../../../../server/routes/knows.ts';
import { Settings } from '../../../../server/settings.ts';
import { fullReport, wellReport } from '../../../support/sample-report.ts';

const today = KnownFields.parse(JSON.parse(JSON.stringify(whatIsKnown(Settings.parse({})))));
const without = (...names: readonly string[]): KnownFields => ({
  fields: today.fields.filter(({ name }) => !names.includes(name)),
});
/** As a station of a later release would write it. */
const later = (report: Report, more: object): string => JSON.stringify({ ...JSON.parse(bodyOf(report)), ...more });

describe.each([
  ['with the figures of a day', fullReport],
  ['without them', wellReport],
])('a report %s', (_, report) => {
  it('goes as it is to a server that knows all of it', () => {
    expect(plainer(bodyOf(report), today)).toBeNull();
  });

  it('loses what came later, alone or in groups, and nothing else', () => {
    const body = later(report, { posture: { disk: 'sealed', swap: null }, printers: 3, screens: null });
    expect(plainer(body, today)).toBe(bodyOf(report));
  });

  it('loses a word that came later, where the field may be missing', () => {
    const left = plainer(later(report, { policy: 'PULL-42' }), today);
    expect(Report.parse(JSON.parse(left ?? ''))).toEqual({ ...report, policy: 'file' });
  });

  it('is not made to say less than the contract asks for', () => {
    const required = fieldsOf(Report).required ?? [];
    const mayBeMissing = today.fields.filter(({ name }) => plainer(bodyOf(report), without(name)) !== null);
    expect(mayBeMissing.map(({ name }) => name)).toEqual(['policy']);
    expect(required.length).toBeGreaterThan(10);
    expect(plainer(later(report, { network: 'wireless' }), today)).toBeNull();
    expect(plainer(later(report, { software: { major: 100, minor: 0, patch: 0 } }), today)).toBeNull();
  });
});

it('the answer of a server of any release is read, whatever else stands in it', () => {
  const answer = {
    ...whatIsKnown(Settings.parse({})),
    colour: 'green',
    fields: [{ ...today.fields[0], why: '', of: 1 }],
  };
  expect(KnownFields.parse(JSON.parse(JSON.stringify(answer))).fields).toEqual([today.fields[0]]);
});
