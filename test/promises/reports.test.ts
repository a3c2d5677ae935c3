// What leaves a station: the same with patrons and without, in every byte and at every moment, and one noisy number a day at most.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { emptyDay, factsOf } from '../../agent/health/day.ts';
import { keepDay, takeDay } from '../../agent/health/day-file.ts';
import { twoSidedGeometric } from '../../agent/health/noise.ts';
import { faultsOf } from '../../build/check/report-rules.ts';
import { Report } from '../../contract/report.ts';
import { bodyOf, reportBytes } from '../../contract/report-envelope.ts';
import { fieldsOf } from '../../contract/report-field.ts';
import { fastifySchema, validatorOptions } from '../../server/routes/schema.ts';
import {
  day,
  hour,
  identity,
  midnight,
  minute,
  type Station,
  station,
  visit,
} from '../support/health/simulated-day.ts';
import { turnedClock } from '../support/health/turned-clock.ts';
import { randomFrom } from '../support/policy/random.ts';
import { fullReport } from '../support/sample-report.ts';

const withoutDay = ({ messages }: Station) => messages.filter(({ report }) => report.day === null);
const withDay = ({ messages }: Station) => messages.filter(({ report }) => report.day !== null);

/** The server’s own check of a report, at a door of its own. */
const door = fastify({ ajv: { customOptions: validatorOptions } });
door.post('/', { schema: { body: fastifySchema(Report) } }, async () => ({}));
const isTaken = async (payload: Report): Promise<boolean> =>
  (await door.inject({ method: 'POST', url: '/', payload })).statusCode === 200;

describe('P15 A station tells how it is, and not who used it or for what.', async () => {
  const empty = await day(null);
  const busy = await day(randomFrom(42));

  it('has no field that could hold a person, and none that was not declared', () => {
    expect(faultsOf(fieldsOf(Report))).toEqual([]);
  });

  it('is refused with a field too many, before it is sent and where it arrives', async () => {
    for (const more of [
      { user: 'a' },
      { day: { ...fullReport.day, host: 'a' } },
      { system: { ...fullReport.system, name: 'a' } },
    ]) {
      const report = { ...fullReport, ...more } as Report;
      expect(() => bodyOf(report)).toThrow();
      expect(await isTaken(report)).toBe(false);
    }
    expect(await isTaken(fullReport)).toBe(true);
  });

  it('really had patrons on one side and none on the other', () => {
    const [quiet, used] = [empty, busy].map((one) => withDay(one)[1]?.report.day);
    expect(quiet).toEqual({
      load: 'under-25',
      memory: 'under-50',
      temperature: 'under-50',
      wipe: 'unknown',
      sessions: null,
    });
    expect(used).toMatchObject({ memory: '85-95', temperature: '65-80', wipe: '50-100' });
    expect([busy.daily.patron.waitedFor > 0, empty.daily.patron.waitedFor]).toEqual([true, 0]);
  });

  it('leaves at the same moments, patrons or not', () => {
    expect(busy.messages.map(({ at }) => at)).toEqual(empty.messages.map(({ at }) => at));
    expect(empty.messages).toHaveLength(30 * 12);
    for (const { at } of busy.messages) expect(at % (5 * minute)).toBe(identity.offset);
  });

  it('is the same in every byte, patrons or not, but for the day’s figures', () => {
    expect(withoutDay(busy).map(({ bytes }) => bytes)).toEqual(withoutDay(empty).map(({ bytes }) => bytes));
    expect(withoutDay(busy).length).toBeGreaterThan(350);
  });

  it('has one size', () => {
    expect(new Set([...busy.messages, ...empty.messages].map(({ bytes }) => bytes.length))).toEqual(
      new Set([reportBytes]),
    );
  });

  it('carries the day’s figures once a day, in the first message after five', () => {
    const hours = withDay(busy).map(({ at }) => [
      new Date(at).getDate(),
      new Date(at).getHours(),
      new Date(at).getMinutes(),
    ]);
    expect(hours).toEqual([
      [25, 5, 1],
      [26, 5, 1],
    ]);
  });

  it('would have been seen to differ: a visit whose wipe failed shows, since staff must know', async () => {
    const failing = await day(randomFrom(42), {}, 'residue');
    expect(withoutDay(failing).map(({ bytes }) => bytes)).not.toEqual(withoutDay(empty).map(({ bytes }) => bytes));
    expect(failing.messages.map(({ at }) => at)).toEqual(empty.messages.map(({ at }) => at));
  });
});

describe('P16 Counting visits shows no visit.', () => {
  it('is not told unless it is asked for', async () => {
    const busy = await day(randomFrom(42));
    expect(withDay(busy).map(({ report }) => report.day?.sessions)).toEqual([null, null]);
  });

  it('leaves once a day, with noise that is drawn once, and nothing finer leaves or is shown', async () => {
    let drawn = 0;
    const noise = () => {
      drawn += 1;
      return 100;
    };
    const busy = await day(randomFrom(42), { noise, countVisits: true });
    const told = withDay(busy).map(({ report }) => report.day?.sessions ?? 0);
    expect(drawn).toBe(2);
    expect(told[1]).toBeGreaterThan(110);
    expect(busy.shown.filter((text) => text.includes('"sessions"'))).toHaveLength(2);
    expect(busy.shown).toEqual(busy.messages.map(({ bytes }) => bytes));
  });

  it('outlives a night without power as one sum, and is told in the morning', async () => {
    const options = { noise: () => 0, countVisits: true };
    const evening = station(turnedClock(midnight + 18 * hour), options);
    evening.reporter.start();
    for (let count = 0; count < 3; count += 1) await visit(evening, 10);
    evening.reporter.stop();
    const folder = mkdtempSync(join(tmpdir(), 'lethe-day-'));
    for (const tally of evening.kept) keepDay(folder, tally);
    const marks = evening.spool.marks ?? { sequence: 0, toldDay: 0 };
    const morning = station(turnedClock(midnight + 32 * hour), { ...options, tally: takeDay(folder), marks });
    expect(takeDay(folder)).toEqual(emptyDay);
    rmSync(folder, { recursive: true });
    morning.reporter.start();
    await morning.clock.advance(hour);
    expect(morning.messages.map(({ report }) => report.day?.sessions ?? null)).toEqual([3, ...Array(11).fill(null)]);
  });

  it('is right on average: a year of twenty visits a day is off by less than five deviations', () => {
    const days = Array.from(
      { length: 365 },
      () => factsOf({ ...emptyDay, visits: 20 }, twoSidedGeometric(0.5)).sessions ?? 0,
    );
    expect(Math.abs(days.reduce((sum, count) => sum + count, 0) - 365 * 20)).toBeLessThan(5 * 53.5);
    expect(new Set(days).size).toBeGreaterThan(5);
  });
});
