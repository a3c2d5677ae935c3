// A simulated day with patrons and one without: the same messages leave at the same moments, and only the daily figures may differ.
import { describe, expect, it } from 'vitest';
import { startCourier } from '../../../../agent/delivery/courier.ts';
import { makeIdentity } from '../../../../agent/delivery/identity.ts';
import { keepSpool } from '../../../../agent/delivery/spool.ts';
import { type DayTally, emptyDay } from '../../../../agent/health/day.ts';
import { type Diary, keepDiary } from '../../../../agent/health/diary.ts';
import { buildReporter } from '../../../../agent/health/reporter.ts';
import type { LogLine } from '../../../../agent/log.ts';
import { emptyLedger } from '../../../../agent/state/ledger.ts';
import type { Receipt } from '../../../../contract/receipt.ts';
import type { Report } from '../../../../contract/report.ts';
import { readEnvelope, reportBytes } from '../../../../contract/report-envelope.ts';
import { succeed } from '../../../../contract/result.ts';
import { makeKeyPair } from '../../../../contract/station-key.ts';
import { type TurnedClock, turnedClock } from '../../../support/health/turned-clock.ts';
import { type Random, randomFrom } from '../../../support/policy/random.ts';

const minute = 60_000;
const hour = 60 * minute;
const midnight = new Date(2026, 10, 25).getTime();
const identity = { ...makeIdentity(), serverKey: makeKeyPair().publicKey, offset: 77_000 };
const receipt: Receipt = {
  ...{ verdict: 'clean', containment: 'bubblewrap', checks: [], left: 0, removed: 3, milliseconds: 60 },
};

interface Message {
  readonly at: number;
  readonly bytes: string;
  readonly report: Report;
}

interface Options {
  readonly noise?: () => number | null;
  readonly countVisits?: boolean;
  readonly served?: boolean;
}

function station(clock: TurnedClock, { noise = () => null, countVisits = false, served = true }: Options = {}) {
  const messages: Message[] = [];
  const shown: string[] = [];
  const kept: DayTally[] = [];
  const logged: LogLine[] = [];
  const diary = keepDiary(emptyDay, () => countVisits);
  const world = { busy: 0, memory: 30, temperature: 45, slow: 0 };
  let serial = 0;
  const moment = () => ({ wall: clock.wall(), uptime: clock.steady() / 1000, boot: 'a' });
  const spool = keepSpool(null);
  const courier = startCourier({
    ...{ spool, clock, chance: () => 0.5, log: (line) => void logged.push(line), moment, show: () => undefined },
    enrol: async () => ({ is: 'enrolled', identity }),
    async post({ body }) {
      const report = JSON.parse(readEnvelope(body)?.body ?? '');
      messages.push({ at: clock.wall(), bytes: Buffer.from(body).toString('latin1'), report });
      return { status: 200, ms: 0, answer: { answer: 'accepted', time: Math.round(clock.wall() / 1000) } };
    },
  });
  const reporter = buildReporter({
    ...{ clock, diary, moment, noise, software: { major: 1, minor: 0, patch: 0 } },
    ...{ spool, courier, isServed: () => served, hasPolicy: () => true },
    ledger: () => emptyLedger,
    identity: () => identity,
    log: (line) => void logged.push(line),
    nonce() {
      serial += 1;
      return String(serial).padStart(16, '0');
    },
    show: (message) => void shown.push(Buffer.from(message).toString('latin1')),
    keepDay: (day) => void kept.push(day),
    async measure() {
      const value = <Value>(of: Value) => ({ ok: true, ms: 1, value: of }) as const;
      return {
        system: value({ family: 'linux', distribution: 'debian', major: 12, minor: 0 } as const),
        uptime: value(clock.steady() / 1000),
        disk: value(40),
        processor: value({ busy: world.busy, total: clock.steady() }),
        memory: value({ used: world.memory, total: 100 }),
        temperature: value(world.temperature),
        link: value(1000),
        updates: value(null),
      };
    },
  });
  return { clock, diary, world, reporter, messages, shown, kept, logged };
}

type Station = ReturnType<typeof station>;

/** One visit of some minutes, as the agent tells the diary of it, and what it does to the machine. */
async function visit({ clock, diary, world }: Station, minutes: number, verdict: Receipt['verdict'] = 'clean') {
  diary.stateIs({ is: 'open' });
  Object.assign(world, { memory: 90, temperature: 75 });
  await clock.advance(minutes * minute);
  world.busy += minutes * minute * 0.9;
  diary.stateIs({ is: 'wiping', again: false, problem: null, canary: 'none' });
  diary.wiped(succeed({ ...receipt, verdict }));
  diary.stateIs(verdict === 'clean' ? { is: 'clean' } : { is: 'blocked', problem: 'WIPE-01' });
  Object.assign(world, { memory: 30, temperature: 45 });
}

async function day(patrons: Random | null, options: Options = {}, verdict: Receipt['verdict'] = 'clean') {
  const clock = turnedClock(midnight);
  const one = station(clock, options);
  boot(one.diary);
  one.reporter.start();
  const end = midnight + 30 * hour;
  while (patrons !== null && clock.wall() < end - hour) {
    await clock.advance(patrons.below(20 * minute));
    await visit(one, 1 + patrons.below(30), verdict);
  }
  await clock.advance(end - clock.wall());
  return one;
}

function boot(diary: Diary): void {
  diary.wiped(succeed(receipt));
  diary.stateIs({ is: 'clean' });
}

const withoutDay = ({ messages }: Station) => messages.filter(({ report }) => report.day === null);
const withDay = ({ messages }: Station) => messages.filter(({ report }) => report.day !== null);

describe('a day of reports', async () => {
  const empty = await day(null);
  const busy = await day(randomFrom(42));

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

describe('the number of visits', () => {
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

  it('is kept when the computer is switched off before it was told, and told on the next morning', async () => {
    const noise = () => 0;
    const evening = turnedClock(midnight + 18 * hour);
    const first = station(evening, { noise, countVisits: true });
    first.reporter.start();
    for (let count = 0; count < 3; count += 1) await visit(first, 10);
    first.reporter.stop();
    expect(first.kept.map(({ visits }) => visits)).toEqual([3]);
  });
});

describe('the reporter', () => {
  it('leaves a report out rather than making it late: waking up must not show', async () => {
    const clock = turnedClock(midnight);
    const one = station(clock);
    one.reporter.start();
    await clock.advance(hour);
    // Asleep from here: the steady clock stands still while the wall clock goes on.
    clock.step(3 * hour + 100_000);
    await clock.advance(hour);
    const off = one.messages.filter(({ at }) => at % (5 * minute) !== identity.offset);
    expect(off).toEqual([]);
    expect(one.messages.length).toBeGreaterThan(20);
  });

  it('numbers its reports by the clock, and never twice the same although the clock is set back', async () => {
    const clock = turnedClock(midnight);
    const one = station(clock);
    one.reporter.start();
    await clock.advance(hour);
    clock.step(-6 * hour);
    await clock.advance(12 * hour);
    const numbers = one.messages.map(({ bytes }) => Number(bytes.split(' ')[2]));
    expect(numbers[0]).toBe(Math.floor((one.messages[0]?.at ?? 0) / (5 * minute)));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers.length).toBeGreaterThan(140);
  });

  it('without a server makes reports only to be shown, and tells no figures of a day', async () => {
    const lonely = await day(randomFrom(42), { served: false });
    expect(lonely.messages).toEqual([]);
    expect(lonely.shown).toHaveLength(30 * 12);
    expect(lonely.shown.every((text) => text.includes('"day":null'))).toBe(true);
  });

  it('goes on when a report can’t be made', async () => {
    const clock = turnedClock(midnight);
    const one = station(clock);
    one.diary.goOnFrom({ ...emptyDay });
    Object.assign(one.diary.standing, { containment: 'a cage' });
    one.reporter.start();
    await clock.advance(hour);
    expect(one.messages).toEqual([]);
    expect(one.logged.length).toBeGreaterThan(5);
    expect(new Set(one.logged.map(({ code }) => code))).toEqual(new Set(['HEALTH-03']));
  });
});
