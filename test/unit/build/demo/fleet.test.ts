// The simulated stations of the demonstration: all that they say is in the contract, and all that a server can find is there.
import { describe, expect, it } from 'vitest';
import { branches, desksFor } from '../../../../build/demo/fleet/places.ts';
import { reportAt } from '../../../../build/demo/fleet/reports.ts';
import { isOn, troubleOf, troubles } from '../../../../build/demo/fleet/troubles.ts';
import { Report } from '../../../../contract/report.ts';
import { findingsOf, usualThresholds } from '../../../../server/rules/findings.ts';

const now = 1_900_000_800;
const hour = 3600;
const fleet = desksFor(200).map((desk, number) => ({ number, desk, trouble: troubleOf(number) }));
const codesAt = (at: number): Set<string> =>
  new Set(fleet.flatMap((one) => findingsOf(reportAt(one, now, at, true), usualThresholds).map(({ code }) => code)));

describe('the simulated stations', () => {
  it('are as many as were asked for, whatever the number, and stand at every branch when there are enough', () => {
    for (const count of [0, 1, 7, 200, 999]) expect(desksFor(count)).toHaveLength(count);
    expect(new Set(fleet.map(({ desk }) => desk.branch))).toEqual(new Set(branches));
    expect(new Set(fleet.map(({ desk }) => `${desk.branch.name} ${desk.name}`)).size).toBe(200);
  });

  it('say what the contract allows, at any hour of three months, and the same in every run', () => {
    for (const one of fleet) {
      for (const back of [0, 1, 30, 500, 2100]) {
        const report = reportAt(one, now, now - back * hour, back % 2 === 0);
        expect(Report.safeParse(report).error).toBeUndefined();
        expect(reportAt(one, now, now - back * hour, back % 2 === 0)).toEqual(report);
      }
    }
  });

  it('have every trouble once at least, and most have none', () => {
    expect(new Set(fleet.flatMap(({ trouble }) => trouble ?? []))).toEqual(new Set(troubles));
    expect(fleet.filter(({ trouble }) => trouble === null).length).toBeGreaterThan(160);
    expect(troubles.some(({ silent }) => silent) && troubles.some(({ cloned }) => cloned)).toBe(true);
  });

  it('show a server all that it can find in a report, and nothing in those without a trouble', () => {
    const seen = new Set([...codesAt(now), ...codesAt(now + 300), ...codesAt(now + 600), ...codesAt(now + 1200)]);
    const all = [
      'audit-found',
      'wipe-failed',
      'agent-lost',
      'policy-bad',
      'logs-kept',
      'containment-weak',
      'canary-old',
    ];
    const more = ['daily-late', 'wipes-failed', 'disk-full', 'memory-full', 'clock-off', 'wipe-slow', 'hot', 'busy'];
    expect([...seen].sort()).toEqual([...all, ...more, 'network-bad', 'updates-late'].sort());
    const well = fleet.filter(({ trouble }) => trouble === null);
    for (const one of well) expect(findingsOf(reportAt(one, now, now, true), usualThresholds)).toEqual([]);
  });

  it('fail and recover in turn where they are said to', () => {
    const restless = troubles.find(({ turns }) => turns !== undefined) ?? { hours: 0 };
    const states = Array.from({ length: 12 }, (_, step) => isOn(restless, now, now + step * 300));
    expect(new Set(states)).toEqual(new Set([true, false]));
    expect(isOn({ hours: 2 }, now, now - 3 * hour)).toBe(false);
    expect(isOn({ hours: 2 }, now, now - hour)).toBe(true);
  });
});
