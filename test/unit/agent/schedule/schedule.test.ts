// What a station keeps in mind of its promises: across restarts, failures, a full disk, and patrons for whom work waits.
import { describe, expect, it } from 'vitest';
import type { Marks, Moment } from '../../../../agent/schedule/due.ts';
import { noMarks } from '../../../../agent/schedule/marks.ts';
import { keepSchedule, type Schedule } from '../../../../agent/schedule/schedule.ts';
import { emptyLedger, type Ledger } from '../../../../agent/state/ledger.ts';
import type { Work } from '../../../../agent/state/machine.ts';
import { fail, succeed } from '../../../../contract/result.ts';

const minute = 60_000;
const hour = 60 * minute;
const morning = Date.parse('2026-06-10T08:00Z');

interface World {
  now: Moment;
  ledger: Ledger;
  marks: Marks;
  full: boolean;
  readonly logged: string[];
  seesSoftReboots: boolean;
}

const makeWorld = (): World => ({
  now: { wall: morning, sinceBoot: minute, slept: 0, zone: 'Etc/UTC', boot: 'a'.repeat(64), software: 'b'.repeat(64) },
  ...{ ledger: emptyLedger, marks: noMarks, full: false, logged: [], seesSoftReboots: true },
});

const scheduleOf = (world: World): Schedule =>
  keepSchedule({
    ...{ moment: () => world.now, at: () => '03:30', hasCanary: true, seesSoftReboots: world.seesSoftReboots },
    readLedger: () => world.ledger,
    writeLedger(ledger) {
      if (world.full) return fail('AGENT-10');
      world.ledger = ledger;
      return succeed(undefined);
    },
    readMarks: () => world.marks,
    writeMarks(marks) {
      if (world.full) return fail('AGENT-10');
      world.marks = marks;
      return succeed(undefined);
    },
    log: ({ code }) => world.logged.push(code),
  });

const pass = (world: World, milliseconds: number): void => {
  const { wall, sinceBoot } = world.now;
  world.now = { ...world.now, wall: wall + milliseconds, sinceBoot: sinceBoot + milliseconds };
};
const all: readonly Work[] = ['event-logs', 'user-data', 'canary'];
const allDone = all.map((work) => ({ work, ok: true }));

/** A station with a shell that owes nothing. */
function settled(world = makeWorld()): { world: World; schedule: Schedule } {
  const schedule = scheduleOf(world);
  schedule.shellIs(true);
  schedule.done(allDone);
  return { world, schedule };
}

describe('a station', () => {
  it('that was never started owes a clearing first, and an audit as soon as a shell is there', () => {
    const schedule = scheduleOf(makeWorld());
    expect(schedule.due()).toEqual({ occasion: 'boot', work: ['event-logs', 'user-data'] });
    schedule.shellIs(true);
    expect(schedule.due()?.work).toEqual(all);
  });

  it('owes nothing when it was done, also after a restart of the agent', () => {
    const { world, schedule } = settled();
    expect([schedule.due(), schedule.overdue()]).toEqual([null, null]);
    expect(scheduleOf(world).overdue()).toBeNull();
  });

  it('owes it again after a start that another agent sees', () => {
    const { world } = settled();
    world.now = { ...world.now, boot: 'c'.repeat(64) };
    expect(scheduleOf(world).overdue()?.occasion).toBe('boot');
  });

  it('does once more after a restart what could not be written down, and says so', () => {
    const world = makeWorld();
    world.full = true;
    const { schedule } = settled(world);
    expect(schedule.overdue()).toBeNull();
    expect(world.logged).toEqual(['AGENT-10', 'AGENT-10']);
    expect(scheduleOf(world).overdue()?.occasion).toBe('boot');
  });
});

describe('the ledger', () => {
  it('says when it was done, and when it went well', () => {
    const { world, schedule } = settled();
    pass(world, hour);
    schedule.done([{ work: 'user-data', ok: false }]);
    expect(world.ledger.deeds['user-data']).toEqual({ at: morning + hour, ok: false, okAt: morning });
    expect(world.ledger.deeds['event-logs']).toEqual({ at: morning, ok: true, okAt: morning });
  });

  it('tells nothing of when a patron left: what waited is noted as of when it was due', () => {
    const { world, schedule } = settled();
    pass(world, 19.5 * hour);
    expect(schedule.due()?.occasion).toBe('daily');
    const dueAt = world.now.wall;
    pass(world, 23 * minute);
    schedule.due();
    schedule.done(allDone);
    expect(Object.values(world.ledger.deeds).map((deed) => deed?.at)).toEqual([dueAt, dueAt, dueAt]);
    expect(schedule.overdue()).toBeNull();
  });
});

describe('work that waits for a patron', () => {
  it('is event logs alone that can’t wait longer than an hour', () => {
    const { world, schedule } = settled();
    pass(world, 19.5 * hour);
    expect(schedule.pastGrace()).toBeNull();
    pass(world, 54 * minute);
    expect(schedule.pastGrace()).toBeNull();
    pass(world, minute);
    expect(schedule.pastGrace()).toEqual({ occasion: 'daily', work: ['event-logs'] });
    schedule.done([{ work: 'event-logs', ok: true }]);
    expect(schedule.pastGrace()).toBeNull();
    expect(schedule.due()?.work).toEqual(['user-data', 'canary']);
  });
});

describe('what failed', () => {
  it('goes along with whatever is done next', () => {
    const { schedule } = settled();
    schedule.done([
      { work: 'event-logs', ok: false },
      { work: 'canary', ok: false },
    ]);
    const wipe = { occasion: 'command', work: ['user-data'] } as const;
    expect(schedule.withFailed(wipe).work).toEqual(all);
    schedule.shellIs(false);
    expect(schedule.withFailed(wipe).work).toEqual(['event-logs', 'user-data']);
  });

  it('keeps the audit due before a session, and gives it another chance with another shell', () => {
    const { schedule } = settled();
    schedule.done([{ work: 'canary', ok: false }]);
    expect([schedule.due(), schedule.overdue()?.work]).toEqual([null, ['canary']]);
    schedule.shellIs(false);
    schedule.shellIs(true);
    expect(schedule.due()?.work).toEqual(['canary']);
  });
});

describe('an agent that is told to stop', () => {
  it('forgets what it did where it could not tell a soft reboot from its own restart', () => {
    for (const seesSoftReboots of [true, false]) {
      const { world, schedule } = settled({ ...makeWorld(), seesSoftReboots });
      schedule.stopping();
      expect(scheduleOf(world).overdue()?.occasion ?? null).toBe(seesSoftReboots ? null : 'boot');
    }
  });
});
