// Sends what waits in the spool, oldest first, one at a time, at the pace that the server's answers call for.
import type { ProblemCode } from '../../contract/problems.ts';
import { ReportAnswer } from '../../contract/report-answer.ts';
import { reportPath, reportType, writeEnvelope } from '../../contract/report-envelope.ts';
import type { KnownFields } from '../../contract/report-known.ts';
import { macOf } from '../../contract/station-key.ts';
import type { Clock } from '../health/clock.ts';
import type { Line } from '../health/compose.ts';
import { slotMs } from '../health/slots.ts';
import type { Log } from '../log.ts';
import type { Enrolled } from './enrol.ts';
import { keyOf } from './identity.ts';
import { afterAnswer, afterFailure, afterLater, atOnce, type Chance, type Pace } from './pace.ts';
import { plainer } from './plainer.ts';
import type { Post, Posted } from './post.ts';
import type { Moment, Spool, Waiting } from './spool.ts';

export interface CourierParts {
  readonly spool: Spool;
  readonly post: Post;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  moment(): Moment;
  /** Gets each message just as it leaves. */
  show(message: Uint8Array): void;
  /** @param again although there is a key: the server does not know it, perhaps because it was restored from a backup */
  enrol(again: boolean): Promise<Enrolled>;
  /** What the server understands of a report; null where it does not say. Asked only after it has not understood one. */
  known(): Promise<KnownFields | null>;
}

export interface Courier {
  /** Something was put into the spool. */
  wake(): void;
  stop(): void;
  /** These never got into the spool, or had to leave it unsent. */
  drop(count: number): void;
  readonly line: Line;
}

/** Attempts that tell how the network is; a day of reports. */
const mostAttempts = 288;

/** Then the server may have been brought up to date, and gets whole reports again. */
const plainFor = 24 * 60 * 60 * 1000;

interface Plain {
  readonly known: KnownFields;
  /** By the clock that does not jump. */
  readonly until: number;
}

/** In steps of five minutes. Within one boot by the clock that does not jump. */
export function ageOf(made: Moment, now: Moment): number {
  const sameBoot = made.boot === now.boot && made.boot !== '' && now.uptime >= made.uptime;
  const ms = sameBoot ? (now.uptime - made.uptime) * 1000 : now.wall - made.wall;
  return Math.max(0, Math.floor(ms / slotMs));
}

export function startCourier(parts: CourierParts): Courier {
  const { spool, clock, chance } = parts;
  let pace: Pace = atOnce;
  let busy = false;
  let stopped = false;
  let takeBack = (): void => undefined;
  let enrolAgain = false;
  /** Since a report last arrived. */
  const told = new Set<ProblemCode>();
  let plain: Plain | null = null;
  let line: Line = { skewSeconds: null, attempts: { made: 0, failed: 0 }, dropped: 0 };
  const attempts: boolean[] = [];

  const tell = (problem: ProblemCode | null): void => {
    if (problem === null) return told.clear();
    // Once, not with each try: a log that fills up with one problem hides the others.
    if (!told.has(problem)) parts.log({ code: problem });
    told.add(problem);
  };

  const note = (reached: boolean): void => {
    attempts.push(reached);
    if (attempts.length > mostAttempts) attempts.shift();
    line = { ...line, attempts: { made: attempts.length, failed: attempts.filter((one) => !one).length } };
  };

  const go = (): void => {
    takeBack();
    if (busy || stopped || spool.size === 0) return;
    const wait = pace.notBefore - clock.steady();
    if (wait > 0) {
      takeBack = clock.after(wait, go);
      return;
    }
    busy = true;
    void attempt()
      .catch(() => failure('REPORT-05'))
      .then((next) => {
        pace = next;
        busy = false;
        go();
      });
  };

  const failure = (problem: ProblemCode, seconds?: number): Pace => {
    tell(problem);
    const now = clock.steady();
    return seconds === undefined ? afterFailure(pace, now, chance) : afterLater(pace, now, seconds, chance);
  };

  const attempt = async (): Promise<Pace> => {
    const enrolled = await parts.enrol(enrolAgain);
    // Only once for each refusal: where enrolling fails too, the next attempt is with the key that there is, in case the server that
    // knows it is back.
    enrolAgain = false;
    if (enrolled.is === 'problem') {
      if (enrolled.problem === 'ENROL-07') note(false);
      return failure(enrolled.problem, enrolled.seconds);
    }
    const waiting = spool.oldest();
    const key = keyOf(enrolled.identity);
    if (waiting === null || key === null) return atOnce;
    const { station } = enrolled.identity;
    const head = {
      station,
      sequence: waiting.sequence,
      age: ageOf(waiting.made, parts.moment()),
      nonce: waiting.nonce,
    };
    if (plain !== null && clock.steady() >= plain.until) plain = null;
    const report = plain === null ? waiting.body : (plainer(waiting.body, plain.known) ?? waiting.body);
    const body = writeEnvelope(head, report, (signed) => macOf(key, signed));
    parts.show(body);
    const posted = await parts.post({ path: reportPath, type: reportType, body });
    return await judge(waiting, posted);
  };

  const judge = async (waiting: Waiting, posted: Posted | null): Promise<Pace> => {
    const answer = ReportAnswer.safeParse(posted?.answer).data ?? null;
    note(answer !== null);
    if (posted === null || answer === null) return failure('REPORT-05');
    line = { ...line, skewSeconds: (clock.wall() - posted.ms / 2) / 1000 - answer.time };
    switch (answer.answer) {
      case 'accepted':
        tell(null);
        spool.forget(waiting.sequence);
        line = { ...line, dropped: 0 };
        return afterAnswer(clock.steady(), chance);
      case 'later':
        return failure('REPORT-05', answer.seconds);
      case 'refused':
        return await refused(waiting, answer.problem);
    }
  };

  /** @returns whether this report can be said in words that the server understands */
  const learn = async (waiting: Waiting): Promise<boolean> => {
    if (plain !== null) return false;
    const known = await parts.known();
    if (known === null || plainer(waiting.body, known) === null) return false;
    plain = { known, until: clock.steady() + plainFor };
    return true;
  };

  const refused = async (waiting: Waiting, problem: ProblemCode): Promise<Pace> => {
    enrolAgain = problem === 'REPORT-02';
    if (problem === 'REPORT-02' || problem === 'REPORT-04') return failure(problem);
    tell(problem);
    if (problem === 'REPORT-01' && (await learn(waiting))) return afterAnswer(clock.steady(), chance);
    // Sending it again would get the same answer.
    spool.forget(waiting.sequence);
    line = { ...line, dropped: line.dropped + 1 };
    return afterAnswer(clock.steady(), chance);
  };

  return {
    wake: go,
    stop() {
      stopped = true;
      takeBack();
    },
    drop(count) {
      line = { ...line, dropped: line.dropped + count };
    },
    get line() {
      return line;
    },
  };
}
