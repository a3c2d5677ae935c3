// Verdicts: which reason wins, how silence is seen, what staff and opening hours change, and how coarse an age is told.
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../contract/report.ts';
import { conditionsOf, findingsOf, usualThresholds } from '../../../server/rules/findings.ts';
import { isOpen } from '../../../server/rules/hours.ts';
import { graver, reasonCodes, reasons } from '../../../server/rules/reasons.ts';
import { judge, type Known } from '../../../server/rules/verdict.ts';
import { wellDay, wellReport } from '../../support/server/stations.ts';

const now = 1_900_000_800;
const hour = 3600;
const silentAfter = 900;

const known = (more: Partial<Known> = {}): Known => ({
  enrolledAt: now - 40 * hour,
  heardAt: now - 300,
  condition: 'well',
  conditionSince: now - 30 * hour,
  dayCondition: 'well',
  dayConditionSince: now - 30 * hour,
  clonedAt: null,
  clonedSince: null,
  heldUntil: null,
  ...more,
});
const of = (more: Partial<Known>, open = true) => judge(known(more), now, silentAfter, open);

const codes = (change: Partial<Report>) =>
  findingsOf({ ...wellReport, ...change }, usualThresholds).map(({ code }) => code);

describe('what a report says is wrong', () => {
  it('is nothing on a station that is well', () => expect(codes({ day: wellDay })).toEqual([]));

  it.each<[string, Partial<Report>, string]>([
    ['a failed wipe', { outOfService: 'WIPE-01' }, 'wipe-failed'],
    ['an agent that does not answer', { outOfService: 'AGENT-01' }, 'agent-lost'],
    ['an agent that cannot write', { outOfService: 'AGENT-04' }, 'agent-lost'],
    ['event logs that close the station', { outOfService: 'LOGS-01' }, 'logs-resist'],
    ['a canary that was found', { outOfService: 'CANARY-01' }, 'audit-found'],
    ['a canary audit that could not be made', { outOfService: 'CANARY-02' }, 'audit-undone'],
    ['a policy that is not valid', { outOfService: 'POLICY-03' }, 'policy-bad'],
    ['another reason to be closed', { outOfService: 'other' }, 'closed'],
    ['event logs kept', { eventLogs: { outcome: 'ok', ageHours: 30, sinceBoot: 'no' } }, 'logs-kept'],
    ['event logs that resist', { eventLogs: { outcome: 'failed', ageHours: 3, sinceBoot: 'yes' } }, 'logs-kept'],
    ['sessions without bubblewrap', { containment: 'directory' }, 'containment-weak'],
    ['an old canary audit', { canaryAudit: { outcome: 'ok', ageHours: 27 } }, 'canary-old'],
    ['no canary audit after a day', { canaryAudit: { outcome: 'never', ageHours: null } }, 'canary-old'],
    ['a failed daily wipe', { dailyWipe: { outcome: 'failed', ageHours: 2 } }, 'daily-late'],
    ['wipes that failed before', { failedWipes: '2-5' }, 'wipes-failed'],
    ['a full disk', { disk: '90-95' }, 'disk-full'],
    ['a wrong clock', { clock: 'minutes' }, 'clock-off'],
    ['a bad network', { network: 'unsteady' }, 'network-bad'],
    ['a policy that was refused', { policy: 'PULL-01' }, 'policy-refused'],
    ['overdue updates', { updates: 'overdue' }, 'updates-late'],
    ['full memory', { day: { ...wellDay, memory: 'over-95' } }, 'memory-full'],
    ['heat', { day: { ...wellDay, temperature: '80-90' } }, 'hot'],
    ['slow wipes', { day: { ...wellDay, wipe: 'over-1000' } }, 'wipe-slow'],
    ['a busy processor', { day: { ...wellDay, load: 'over-75' } }, 'busy'],
  ])('%s', (_says, change, code) => expect(codes(change)).toEqual([code]));

  it('is no fault on the near side of a threshold, or where it cannot be known', () => {
    const near: Partial<Report> = { disk: '80-90', clock: 'seconds', network: 'slow', updates: 'due' };
    const unknown: Partial<Report> = { disk: 'unknown', clock: 'unknown', network: 'unknown', updates: 'unknown' };
    expect([codes(near), codes(unknown)]).toEqual([[], []]);
    expect(codes({ canaryAudit: { outcome: 'ok', ageHours: 26 } })).toEqual([]);
    expect(codes({ uptimeDays: 0, dailyWipe: { outcome: 'never', ageHours: null } })).toEqual([]);
    expect(codes({ system: { ...wellReport.system, family: 'windows' }, containment: 'directory' })).toEqual([]);
  });

  it('names a found canary before the wipe that closed the station', () => {
    const closed: Partial<Report> = { outOfService: 'WIPE-01', canaryAudit: { outcome: 'failed', ageHours: 20 } };
    expect(codes(closed)).toEqual(['audit-found', 'canary-old']);
  });

  it('finds old software by what the library has as its oldest release', () => {
    const limits = { ...usualThresholds, oldestRelease: 1_005_000 };
    expect(findingsOf(wellReport, limits)).toEqual([{ code: 'software-old', value: '1.4.0' }]);
  });

  it('keeps what is said once a day apart from what is said every five minutes', () => {
    const both = conditionsOf(
      { ...wellReport, disk: 'over-95', day: { ...wellDay, temperature: 'over-90' } },
      usualThresholds,
    );
    expect(both).toEqual({ five: 'disk-full', day: 'hot' });
    expect(conditionsOf(wellReport, usualThresholds)).toEqual({ five: 'well', day: null });
    expect(conditionsOf({ ...wellReport, day: wellDay }, usualThresholds)).toEqual({ five: 'well', day: 'well' });
  });
});

describe('a verdict', () => {
  it('is the gravest of all that is known', () => {
    expect(of({ condition: 'disk-full', dayCondition: 'hot' })).toMatchObject({
      verdict: 'attention',
      code: 'disk-full',
    });
    expect(of({ condition: 'updates-late', dayCondition: 'hot' })).toMatchObject({ code: 'hot' });
    expect(of({ clonedAt: now - 60, clonedSince: now - 7200, condition: 'disk-full' })).toMatchObject({
      code: 'clone',
      age: 7200,
    });
    expect(of({ clonedAt: now - 60, condition: 'wipe-failed' })).toMatchObject({ verdict: 'out' });
  });

  it('forgets a clone that has not been heard again', () =>
    expect(of({ clonedAt: now - 601, clonedSince: now - 900 })).toMatchObject({ verdict: 'well' }));

  it('is silence once the time for it is over, whatever was said before', () => {
    expect(of({ heardAt: now - 1199, condition: 'wipe-failed' })).toMatchObject({ verdict: 'out' });
    expect(of({ heardAt: now - 1200, condition: 'wipe-failed' })).toMatchObject({
      verdict: 'silent',
      code: 'silent',
      age: 1200,
    });
  });

  it('tells a station that never reported from one that fell silent', () => {
    expect(of({ heardAt: null, condition: 'never' })).toMatchObject({ verdict: 'silent', code: 'never' });
    const fresh = { heardAt: null, condition: 'never', enrolledAt: now - 60, conditionSince: now - 60 } as const;
    expect(of(fresh)).toMatchObject({ verdict: 'silent', code: 'never' });
  });

  it('leaves a place that is closed in peace', () =>
    expect(of({ heardAt: now - 20 * hour }, false)).toMatchObject({ verdict: 'silent', code: 'silent-closed' }));

  it('steps back while staff are at work, and says what lies beneath', () => {
    expect(of({ heldUntil: now + 1, condition: 'disk-full' })).toMatchObject({ verdict: 'hold', beneath: 'disk-full' });
    expect(of({ heldUntil: now, condition: 'disk-full' })).toMatchObject({ verdict: 'attention' });
  });

  it('tells the beginning of what may follow a visit in whole hours only', () => {
    for (const code of reasonCodes.filter((one) => reasons[one].verdict !== 'silent' && one !== 'hold')) {
      const { age } = of({ condition: code, conditionSince: now - 4000 });
      expect(age).toBe('followsVisit' in reasons[code] ? 2 * hour : 4200);
    }
  });

  it('puts every reason in one order', () => {
    const sorted = [...reasonCodes].sort(graver);
    expect(sorted[0]).toBe('audit-found');
    expect(sorted.at(-1)).toBe('well');
    for (const [at, code] of sorted.entries())
      for (const later of sorted.slice(at + 1)) expect(graver(code, later)).toBeLessThan(0);
  });
});

describe('opening hours', () => {
  const weekdays = { from: 8 * 60, to: 22 * 60 };
  const hours = [null, weekdays, weekdays, weekdays, weekdays, { from: 20 * 60, to: 2 * 60 }, null];
  const at = (text: string): number => Date.parse(text) / 1000;

  it('are always when a place has none', () => expect(isOpen([], now, 'UTC')).toBe(true));

  it.each([
    ['2026-11-23T08:00:00Z', true],
    ['2026-11-23T07:59:00Z', false],
    ['2026-11-23T22:00:00Z', false],
    ['2026-11-22T12:00:00Z', false],
    ['2026-11-27T23:30:00Z', true],
    ['2026-11-28T01:59:00Z', true],
    ['2026-11-28T02:00:00Z', false],
  ])('%s', (time, open) => expect(isOpen(hours, at(time), 'UTC')).toBe(open));

  it('go by the library’s clock, daylight saving included', () => {
    expect(isOpen(hours, at('2026-07-20T06:30:00Z'), 'Europe/Madrid')).toBe(true);
    expect(isOpen(hours, at('2026-11-23T06:30:00Z'), 'Europe/Madrid')).toBe(false);
  });
});
