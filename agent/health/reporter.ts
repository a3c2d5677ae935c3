// Makes a report at each moment of the fixed clock and hands it on. Nothing that a patron does makes it run, wait or hurry.
import type { Report } from '../../contract/report.ts';
import { bodyOf, largestSequence, writeEnvelope } from '../../contract/report-envelope.ts';
import { macOf } from '../../contract/station-key.ts';
import type { Courier } from '../delivery/courier.ts';
import { type Identity, keyOf } from '../delivery/identity.ts';
import type { Moment, Spool } from '../delivery/spool.ts';
import type { Log } from '../log.ts';
import type { Ledger } from '../state/ledger.ts';
import type { Clock } from './clock.ts';
import { known } from './collector.ts';
import type { ProcessorTime } from './collectors/processor.ts';
import { compose, type Measured } from './compose.ts';
import { type DayTally, emptyDay, factsOf, withSample } from './day.ts';
import { deedsToTell } from './deeds.ts';
import type { Diary, Standing } from './diary.ts';
import { dayNumber, isDailyDue, nextSlot, slotNumber } from './slots.ts';

export interface ReporterParts {
  readonly clock: Clock;
  readonly diary: Diary;
  readonly software: Report['software'];
  readonly spool: Spool;
  readonly courier: Courier;
  /** Does the policy name a server? Without one, reports are made to be shown and go nowhere. */
  isServed(): boolean;
  readonly log: Log;
  measure(): Promise<Measured>;
  hasPolicy(): boolean;
  /** Where the settings come from, or why the server's were refused. @param now milliseconds since 1970 */
  policySource(now: number): Report['policy'];
  ledger(): Ledger;
  identity(): Identity | null;
  moment(): Moment;
  nonce(): string;
  /** What is added to the day's number of visits; null where they are not counted. */
  noise(): number | null;
  /** Gets the message as it would leave now. */
  show(message: Uint8Array): void;
  /** Keeps the day's figures while the computer is off. */
  keepDay(day: DayTally): void;
}

export interface Reporter {
  start(): void;
  stop(): void;
}

/** Measuring takes longer on a busy computer, and the time of arrival must not tell: it is done before. */
const leadMs = 20_000;
/** A computer that slept wakes when somebody presses a key; the report of that moment is left out. */
const latestMs = 2_000;
const nobody = { station: '0'.repeat(16), offset: 0 };

export function buildReporter(parts: ReporterParts): Reporter {
  const { clock, diary, spool, courier } = parts;
  let takeBack = (): void => undefined;
  let before: ProcessorTime | null = null;
  let stopped = false;
  let firstDay: number | null = null;
  let deeds: Ledger['deeds'] | null = null;

  const plan = (): void => {
    if (stopped) return;
    const slot = nextSlot(clock.wall(), (parts.identity() ?? nobody).offset);
    takeBack = clock.after(slot - leadMs - clock.wall(), () => void prepare(slot));
  };

  const prepare = async (slot: number): Promise<void> => {
    const measured = await parts.measure();
    if (stopped) return;
    const bootedAt = clock.wall() - (known(measured.uptime) ?? 0) * 1000;
    const now = known(measured.processor);
    const memory = known(measured.memory);
    const sample = { before, now, temperature: known(measured.temperature) };
    diary.goOnFrom(
      withSample(diary.day, { ...sample, memory: memory === null ? null : (100 * memory.used) / memory.total }),
    );
    before = now;
    const wait = slot - clock.wall();
    // The clock was set back meanwhile.
    if (wait > 2 * leadMs) return plan();
    takeBack = clock.after(wait, () => {
      if (Math.abs(clock.wall() - slot) <= latestMs) tryToMake(measured, bootedAt);
      plan();
    });
  };

  /** Whatever is wrong with a report, the agent has a station to wipe. */
  const tryToMake = (measured: Measured, bootedAt: number): void => {
    try {
      make(measured, bootedAt);
    } catch {
      parts.log({ code: 'HEALTH-03' });
    }
  };

  const make = (measured: Measured, bootedAt: number): void => {
    const now = clock.wall();
    const { day, marks } = account(now);
    const ledger = parts.ledger();
    deeds = deedsToTell(deeds, ledger.deeds, { now, bootedAt });
    const body = bodyOf(
      compose({
        ...{ now, bootedAt, measured, day, software: parts.software, ledger, deeds },
        standing: standingOf(diary.standing, parts.hasPolicy()),
        policy: parts.policySource(now),
        line: courier.line,
      }),
    );
    const nonce = parts.nonce();
    parts.show(messageOf(parts.identity(), marks.sequence, nonce, body));
    if (!parts.isServed()) return;
    courier.drop(spool.add({ sequence: marks.sequence, nonce, made: parts.moment(), body }, marks));
    courier.wake();
  };

  /** The number of this report, and the day's figures where it is their turn. */
  const account = (now: number) => {
    const today = dayNumber(now);
    // Where nothing is known of an earlier telling, today counts as told: twice in a day would be finer than a day.
    firstDay ??= today;
    const last = spool.marks ?? { sequence: 0, toldDay: firstDay };
    const due = parts.isServed() && isDailyDue(today, last.toldDay);
    const day = due ? factsOf(diary.day, parts.noise()) : null;
    if (due) diary.goOnFrom(emptyDay);
    const sequence = Math.min(largestSequence, Math.max(last.sequence + 1, slotNumber(now)));
    return { day, marks: { sequence, toldDay: due ? today : last.toldDay } };
  };

  return {
    start: plan,
    stop() {
      stopped = true;
      takeBack();
      courier.stop();
      if (parts.isServed()) parts.keepDay(diary.day);
    },
  };
}

/** A fault in the policy keeps patrons out as well; the shell sees to that by itself. */
const standingOf = (standing: Standing, hasPolicy: boolean): Standing =>
  standing.outOfService === 'no' && !hasPolicy ? { ...standing, outOfService: 'POLICY-03' } : standing;

/** Before a station is enrolled, its message shows what would be sent, with an id and a signature of nothing. */
function messageOf(identity: Identity | null, sequence: number, nonce: string, body: string): Uint8Array {
  const key = (identity === null ? null : keyOf(identity)) ?? Buffer.alloc(32);
  const { station } = identity ?? nobody;
  return writeEnvelope({ station, sequence, age: 0, nonce }, body, (signed) => macOf(key, signed));
}
