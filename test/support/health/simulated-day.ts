// A station that reports, on a clock that is turned by hand, and patrons who come to it or do not.
import { startCourier } from '../../../agent/delivery/courier.ts';
import { makeIdentity } from '../../../agent/delivery/identity.ts';
import { keepSpool, type Marks } from '../../../agent/delivery/spool.ts';
import { type DayTally, emptyDay } from '../../../agent/health/day.ts';
import { keepDiary } from '../../../agent/health/diary.ts';
import { buildReporter } from '../../../agent/health/reporter.ts';
import type { LogLine } from '../../../agent/log.ts';
import { noMarks } from '../../../agent/schedule/marks.ts';
import { keepSchedule } from '../../../agent/schedule/schedule.ts';
import { emptyLedger, type Ledger } from '../../../agent/state/ledger.ts';
import { works } from '../../../agent/state/machine.ts';
import type { Receipt } from '../../../contract/receipt.ts';
import type { Report } from '../../../contract/report.ts';
import { readEnvelope } from '../../../contract/report-envelope.ts';
import { succeed } from '../../../contract/result.ts';
import { makeKeyPair } from '../../../contract/station-key.ts';
import type { Random } from '../policy/random.ts';
import { type TurnedClock, turnedClock } from './turned-clock.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const midnight: number = new Date(2026, 10, 25).getTime();
export const identity = { ...makeIdentity(), serverKey: makeKeyPair().publicKey, offset: 77_000 };
/** The policy's time of day: patrons come at any. */
const dailyAt = '13:00';
const receipt: Receipt = {
  ...{ verdict: 'clean', containment: 'bubblewrap', checks: [], left: 0, removed: 3, milliseconds: 60 },
};

export interface Message {
  readonly at: number;
  readonly bytes: string;
  readonly report: Report;
}

export interface Options {
  readonly noise?: () => number | null;
  readonly countVisits?: boolean;
  readonly served?: boolean;
  /** What was kept while the computer was off. */
  readonly tally?: DayTally;
  readonly marks?: Marks;
}

export function station(
  clock: TurnedClock,
  { noise = () => null, countVisits = false, served = true, tally = emptyDay, marks }: Options = {},
) {
  const messages: Message[] = [];
  const shown: string[] = [];
  const kept: DayTally[] = [];
  const logged: LogLine[] = [];
  const diary = keepDiary(tally, () => countVisits);
  const world = { busy: 0, memory: 30, temperature: 45, slow: 0 };
  const daily = keepDaily(clock);
  let serial = 0;
  const moment = () => ({ wall: clock.wall(), uptime: clock.steady() / 1000, boot: 'a' });
  const page = { marks: marks ?? null, waiting: [], write: () => undefined, writeMarks: () => undefined };
  const spool = keepSpool(page);
  const courier = startCourier({
    ...{ spool, clock, chance: () => 0.5, log: (line) => void logged.push(line), moment, show: () => undefined },
    enrol: async () => ({ is: 'enrolled', identity }),
    known: async () => null,
    async post({ body }) {
      const report = JSON.parse(readEnvelope(body)?.body ?? '');
      messages.push({ at: clock.wall(), bytes: Buffer.from(body).toString('latin1'), report });
      return { status: 200, ms: 0, answer: { answer: 'accepted', time: Math.round(clock.wall() / 1000) } };
    },
  });
  const reporter = buildReporter({
    ...{ clock, diary, moment, noise, software: { major: 1, minor: 0, patch: 0 } },
    ...{ spool, courier, isServed: () => served, hasPolicy: () => true, policySource: () => 'file' },
    ledger: daily.ledger,
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
  return { clock, diary, world, daily, reporter, spool, messages, shown, kept, logged };
}

export type Station = ReturnType<typeof station>;

/** The station's real schedule, looked at as often as the agent's alarm rings. What is due waits for a patron. */
function keepDaily(clock: TurnedClock) {
  let ledger: Ledger = emptyLedger;
  const patron = { isIn: false, waitedFor: 0 };
  const machine = { slept: 0, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, boot: 'a', software: 'b' };
  const schedule = keepSchedule({
    moment: () => ({ ...machine, wall: clock.wall(), sinceBoot: clock.steady() }),
    ...{ at: () => dailyAt, log: () => undefined, hasCanary: true, seesSoftReboots: true },
    readLedger: () => ledger,
    writeLedger(next) {
      ledger = next;
      return succeed(undefined);
    },
    readMarks: () => noMarks,
    writeMarks: () => succeed(undefined),
  });
  const look = (): void => {
    const due = schedule.due()?.work ?? [];
    if (patron.isIn) patron.waitedFor += due.length;
    else schedule.done(due.map((work) => ({ work, ok: true })));
  };
  const ring = (): void => {
    look();
    clock.after(20_000, ring);
  };
  return {
    patron,
    ledger: () => ledger,
    boot(): void {
      schedule.shellIs(true);
      schedule.done(works.map((work) => ({ work, ok: true })));
      ring();
    },
    patronIs(isIn: boolean): void {
      patron.isIn = isIn;
      look();
    },
  };
}

/** One visit of some minutes, as the agent tells the diary of it, and what it does to the machine. */
export async function visit(
  { clock, diary, world, daily }: Station,
  minutes: number,
  verdict: Receipt['verdict'] = 'clean',
) {
  daily.patronIs(true);
  diary.stateIs({ is: 'open' });
  Object.assign(world, { memory: 90, temperature: 75 });
  await clock.advance(minutes * minute);
  world.busy += minutes * minute * 0.9;
  diary.stateIs({ is: 'wiping', again: false, problem: null, canary: 'none' });
  diary.wiped(succeed({ ...receipt, verdict }));
  diary.stateIs(verdict === 'clean' ? { is: 'clean' } : { is: 'blocked', problem: 'WIPE-01' });
  daily.patronIs(false);
  Object.assign(world, { memory: 30, temperature: 45 });
}

export async function day(patrons: Random | null, options: Options = {}, verdict: Receipt['verdict'] = 'clean') {
  const clock = turnedClock(midnight);
  const one = station(clock, options);
  boot(one);
  one.reporter.start();
  const end = midnight + 30 * hour;
  while (patrons !== null && clock.wall() < end - hour) {
    await clock.advance(patrons.below(20 * minute));
    await visit(one, 1 + patrons.below(30), verdict);
  }
  await clock.advance(end - clock.wall());
  return one;
}

function boot({ diary, daily }: Station): void {
  daily.boot();
  diary.wiped(succeed(receipt));
  diary.stateIs({ is: 'clean' });
}
