// Keeps in mind what the station owes its promises, across restarts: asks the rules, and notes what was done.
import type { Result } from '../../contract/result.ts';
import type { Log } from '../log.ts';
import type { Deed, Ledger } from '../state/ledger.ts';
import { type Run, type Work, works } from '../state/machine.ts';
import { dueNow, isPastGrace, type Known, type Marks, type Moment, type ReasonId, reasonIds } from './due.ts';
import { noMarks } from './marks.ts';

export interface Schedule {
  /** What must be done before anything may open, what has just failed included. null: all is as promised. */
  overdue(): Run | null;
  /** What should be done now, when nobody is disturbed. */
  due(): Run | null;
  /** The part of it that can't wait any longer for a patron who is in. */
  pastGrace(): Run | null;
  /** The run, and with it all that failed: a station that is shut opens only when that is right too. */
  withFailed(run: Run): Run;
  /** Notes what came of a run, whoever asked for it. */
  done(outcome: readonly Done[]): void;
  /** The canary audit goes through a shell. A new one is a new chance. */
  shellIs(there: boolean): void;
  /** The agent was told to stop. */
  stopping(): void;
}

export interface Done {
  readonly work: Work;
  readonly ok: boolean;
}

/** What lies outside the rules: clocks, files, the policy. */
export interface ScheduleWorld {
  moment(): Moment;
  /** The policy's time of day. */
  at(): string;
  readLedger(): Ledger;
  writeLedger(ledger: Ledger): Result<void>;
  readMarks(): Marks;
  writeMarks(marks: Marks): Result<void>;
  readonly log: Log;
  readonly hasCanary: boolean;
  /** Whether a soft reboot, which keeps the kernel, can be told from a restart of the agent. */
  readonly seesSoftReboots: boolean;
}

/** @param among the reasons that count */
export function keepSchedule(world: ScheduleWorld, among: readonly ReasonId[] = reasonIds): Schedule {
  let known: Known = { ledger: world.readLedger(), marks: world.readMarks(), tried: {} };
  let shellThere = false;
  /** When work that is due now was first found due. */
  const foundDue = new Map<Work, Moment>();

  const ask = (eagerly: boolean): Run | null => {
    const now = world.moment();
    const plan = { at: world.at(), canary: world.hasCanary && shellThere };
    const all = dueNow({ ...known, now }, plan, true, among);
    for (const work of works) {
      if (all?.work.includes(work) !== true) foundDue.delete(work);
      else if (!foundDue.has(work)) foundDue.set(work, now);
    }
    return eagerly || all === null ? all : dueNow({ ...known, now }, plan, false, among);
  };

  const isFailed = (work: Work): boolean =>
    known.ledger.deeds[work]?.ok === false && (work !== 'canary' || (world.hasCanary && shellThere));

  const note = ({ work, ok }: Done): void => {
    const now = world.moment();
    // When a patron left is nobody's business: what waited for them is noted as of the moment at which it was due.
    const { wall, sinceBoot } = foundDue.get(work) ?? now;
    foundDue.delete(work);
    const at = Math.min(wall, now.wall);
    const before = known.ledger.deeds[work];
    const deed: Deed = { at, ok, okAt: ok ? at : (before?.okAt ?? null) };
    const software = work === 'canary' ? (now.software ?? known.ledger.software) : known.ledger.software;
    const boot = ok ? now.boot : known.marks[work]?.boot;
    const mark = boot === undefined ? null : { boot, sinceBoot, slept: now.slept };
    known = {
      ledger: { ...known.ledger, deeds: { ...known.ledger.deeds, [work]: deed }, software },
      marks: { ...known.marks, [work]: mark },
      tried: { ...known.tried, [work]: now.sinceBoot },
    };
  };

  return {
    overdue: () => ask(true),
    due: () => ask(false),
    pastGrace() {
      const run = ask(false);
      const since = foundDue.get('event-logs');
      const late =
        run?.work.includes('event-logs') === true &&
        since !== undefined &&
        isPastGrace(since.sinceBoot, world.moment());
      return run !== null && late ? { ...run, work: ['event-logs'] } : null;
    },
    withFailed: (run) => ({ ...run, work: works.filter((work) => run.work.includes(work) || isFailed(work)) }),
    done(outcome) {
      if (outcome.length === 0) return;
      for (const one of outcome) note(one);
      for (const written of [world.writeLedger(known.ledger), world.writeMarks(known.marks)])
        if (!written.ok) world.log({ code: written.problem.code });
    },
    shellIs(there) {
      shellThere = there;
      const { canary, ...tried } = known.tried;
      if (there && canary !== undefined) known = { ...known, tried };
    },
    stopping() {
      if (!world.seesSoftReboots) world.writeMarks(noMarks);
    },
  };
}
