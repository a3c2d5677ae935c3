// The courier and a server that is there, away, busy, or does not want a report.
import { describe, expect, it } from 'vitest';
import { ageOf, startCourier } from '../../../../agent/delivery/courier.ts';
import type { Enrolled } from '../../../../agent/delivery/enrol.ts';
import { makeIdentity } from '../../../../agent/delivery/identity.ts';
import type { Posted } from '../../../../agent/delivery/post.ts';
import { keepSpool } from '../../../../agent/delivery/spool.ts';
import type { LogLine } from '../../../../agent/log.ts';
import type { ReportAnswer } from '../../../../contract/report-answer.ts';
import { bodyOf, type Envelope, readEnvelope } from '../../../../contract/report-envelope.ts';
import type { KnownFields } from '../../../../contract/report-known.ts';
import { makeKeyPair } from '../../../../contract/station-key.ts';
import { whatIsKnown } from '../../../../server/routes/knows.ts';
import { Settings } from '../../../../server/settings.ts';
import { turnedClock } from '../../../support/health/turned-clock.ts';
import { wellReport } from '../../../support/sample-report.ts';

const start = Date.UTC(2026, 10, 25, 9);
const minute = 60_000;
const identity = { ...makeIdentity(), serverKey: makeKeyPair().publicKey };
const enrolled: Enrolled = { is: 'enrolled', identity };
type Says = Partial<ReportAnswer> | null;

function scene(first: Says | (() => Says) = { answer: 'accepted' }) {
  const clock = turnedClock(start);
  const spool = keepSpool(null, 5);
  const arrived: (Envelope & { at: number })[] = [];
  const logged: LogLine[] = [];
  const server = {
    says: first as Says | (() => Says),
    time: () => Math.round(clock.wall() / 1000),
    enrolment: enrolled,
    /** null: the same to a station that has a key already. */
    enrolmentAgain: null as Enrolled | null,
    known: null as KnownFields | null,
    questions: 0,
  };
  const asked: boolean[] = [];
  const courier = startCourier({
    ...{ spool, clock, chance: () => 0.5, log: (line) => void logged.push(line), show: () => undefined },
    moment: () => ({ wall: clock.wall(), uptime: clock.steady() / 1000, boot: 'a' }),
    async enrol(again) {
      asked.push(again);
      return (again ? server.enrolmentAgain : null) ?? server.enrolment;
    },
    async known() {
      server.questions += 1;
      return server.known;
    },
    async post({ body }): Promise<Posted | null> {
      const envelope = readEnvelope(body);
      if (envelope === null) throw new Error('no message');
      arrived.push({ ...envelope, at: clock.steady() });
      const says = typeof server.says === 'function' ? server.says() : server.says;
      return says === null ? null : { status: 200, ms: 0, answer: { time: server.time(), ...says } };
    },
  });
  const add = (sequence: number) => {
    const made = { wall: clock.wall(), uptime: clock.steady() / 1000, boot: 'a' };
    courier.drop(
      spool.add({ sequence, nonce: '0'.repeat(16), made, body: bodyOf(wellReport) }, { sequence, toldDay: 0 }),
    );
    courier.wake();
  };
  return {
    clock,
    spool,
    arrived,
    logged,
    server,
    asked,
    courier,
    add,
    sequences: () => arrived.map(({ sequence }) => sequence),
  };
}

describe('the courier', () => {
  it('sends at once while all is well, and keeps nothing', async () => {
    const { add, clock, arrived, spool, logged } = scene();
    for (const sequence of [1, 2]) {
      add(sequence);
      await clock.advance(5 * minute);
    }
    expect(arrived.map(({ sequence, at, age }) => [sequence, at, age])).toEqual([
      [1, 0, 0],
      [2, 5 * minute, 0],
    ]);
    expect([spool.size, logged.length]).toEqual([0, 0]);
  });

  it('keeps a report until it was accepted, and sends the very same again', async () => {
    const { add, clock, arrived, spool, server } = scene(null);
    add(1);
    await clock.advance(minute);
    expect(spool.size).toBe(1);
    server.says = { answer: 'accepted' };
    await clock.advance(10 * minute);
    expect(spool.size).toBe(0);
    expect(arrived.length).toBeGreaterThan(2);
    expect(new Set(arrived.map(({ sequence, nonce, body }) => `${sequence} ${nonce} ${body}`)).size).toBe(1);
  });

  it('sends what waited in order, with pauses, and tells how old each is', async () => {
    const { add, clock, arrived, server } = scene(null);
    for (let sequence = 1; sequence <= 4; sequence += 1) {
      add(sequence);
      await clock.advance(5 * minute);
    }
    const before = arrived.length;
    server.says = { answer: 'accepted' };
    await clock.advance(12 * minute);
    const back = arrived.slice(before);
    expect(back.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(back.map(({ age }) => age)).toEqual([...back.map(({ age }) => age)].sort((a, b) => b - a));
    for (let index = 1; index < back.length; index += 1)
      expect((back[index]?.at ?? 0) - (back[index - 1]?.at ?? 0)).toBe(2_000);
  });

  it('drops the oldest when the server is away for long, and says how many until one arrives', async () => {
    const { add, clock, courier, server, sequences, arrived } = scene(null);
    for (let sequence = 1; sequence <= 8; sequence += 1) {
      add(sequence);
      await clock.advance(5 * minute);
    }
    expect(courier.line.dropped).toBe(3);
    const before = arrived.length;
    server.says = { answer: 'accepted' };
    await clock.advance(15 * minute);
    expect(sequences().slice(before)).toEqual([4, 5, 6, 7, 8]);
    expect(courier.line.dropped).toBe(0);
  });

  it('waits as long as the server asks for', async () => {
    const { add, clock, arrived, server } = scene({ answer: 'later', seconds: 120 });
    add(1);
    await clock.advance(179_000);
    expect(arrived).toHaveLength(1);
    server.says = { answer: 'accepted' };
    await clock.advance(1000);
    expect(arrived).toHaveLength(2);
  });

  it.each(['REPORT-01', 'REPORT-03'] as const)('lets a report go that the server refuses with %s', async (problem) => {
    const { add, clock, arrived, spool, logged, courier } = scene({ answer: 'refused', problem });
    add(1);
    await clock.advance(60 * minute);
    expect([arrived.length, spool.size, courier.line.dropped]).toEqual([1, 0, 1]);
    expect(logged).toEqual([{ code: problem }]);
  });

  describe('of a newer release than the server', () => {
    const older: KnownFields = {
      fields: whatIsKnown(Settings.parse({})).fields.filter(({ name }) => name !== 'policy'),
    };
    const oldServer = (known: KnownFields | null) => {
      const scenery = scene(() => {
        const isNew = scenery.arrived.at(-1)?.body.includes('"policy"');
        return isNew ? { answer: 'refused', problem: 'REPORT-01' } : { answer: 'accepted' };
      });
      scenery.server.known = known;
      return scenery;
    };

    it('leaves out what the server does not know, and loses no report', async () => {
      const { add, clock, arrived, spool, logged, courier, server } = oldServer(older);
      for (const sequence of [1, 2, 3]) {
        add(sequence);
        await clock.advance(5 * minute);
      }
      expect(arrived.map(({ sequence, body }) => [sequence, body.includes('"policy"')])).toEqual([
        [1, true],
        [1, false],
        [2, false],
        [3, false],
      ]);
      expect(new Set(arrived.map(({ nonce }) => nonce)).size).toBe(1);
      expect([spool.size, courier.line.dropped, server.questions]).toEqual([0, 0, 1]);
      expect(logged).toEqual([{ code: 'REPORT-01' }]);
    });

    it('tries whole reports again after a day', async () => {
      const { add, clock, arrived, server } = oldServer(older);
      add(1);
      await clock.advance(minute);
      server.says = { answer: 'accepted' };
      await clock.advance(24 * 60 * minute);
      add(2);
      await clock.advance(minute);
      expect(arrived.map(({ body }) => body.includes('"policy"'))).toEqual([true, false, true]);
    });

    it.each([
      ['does not say what it knows', null],
      ['knows no field of today', { fields: [] }],
      ['says that it knows all of it', { fields: whatIsKnown(Settings.parse({})).fields }],
    ])('lets a report go where the server %s', async (_, known) => {
      const { add, clock, arrived, spool, courier } = oldServer(known);
      add(1);
      await clock.advance(60 * minute);
      expect([arrived.length, spool.size, courier.line.dropped]).toEqual([1, 0, 1]);
    });
  });

  it('enrols again when the server does not know it any more, and loses nothing', async () => {
    const { add, clock, spool, asked, server } = scene({ answer: 'refused', problem: 'REPORT-02' });
    add(1);
    await clock.advance(0);
    expect(spool.size).toBe(1);
    server.says = { answer: 'accepted' };
    await clock.advance(10 * minute);
    expect([spool.size, asked]).toEqual([0, [false, true]]);
  });

  it('goes on with the key that it has when it can’t enrol again, and logs why once', async () => {
    const { add, clock, spool, asked, server, logged } = scene({ answer: 'refused', problem: 'REPORT-02' });
    server.enrolmentAgain = { is: 'problem', problem: 'ENROL-02' };
    add(1);
    await clock.advance(10 * minute);
    expect(spool.size).toBe(1);
    expect(asked.slice(0, 4)).toEqual([false, true, false, true]);
    server.says = { answer: 'accepted' };
    await clock.advance(30 * minute);
    add(2);
    await clock.advance(minute);
    expect(spool.size).toBe(0);
    expect(logged).toEqual([{ code: 'REPORT-02' }, { code: 'ENROL-02' }]);
  });

  it('keeps reports of a station that can’t enrol, and logs why once', async () => {
    const { add, clock, arrived, spool, logged, server, asked } = scene();
    server.enrolment = { is: 'problem', problem: 'ENROL-02' };
    add(1);
    await clock.advance(60 * minute);
    expect([arrived.length, spool.size]).toEqual([0, 1]);
    expect(asked.length).toBeGreaterThan(5);
    expect(logged).toEqual([{ code: 'ENROL-02' }]);
    server.enrolment = enrolled;
    await clock.advance(11 * minute);
    expect([arrived.length, spool.size]).toEqual([1, 0]);
  });

  it('takes an answer that it does not understand for none', async () => {
    const { add, clock, spool } = scene({ answer: 'perhaps' as never });
    add(1);
    await clock.advance(minute);
    expect(spool.size).toBe(1);
  });

  it('learns how wrong its own clock is', async () => {
    const { add, clock, courier, server } = scene();
    server.time = () => Math.round(clock.wall() / 1000) - 90;
    add(1);
    await clock.advance(minute);
    expect(courier.line.skewSeconds).toBeCloseTo(90, 0);
  });

  it('goes on when the clock is set back by a year', async () => {
    const { add, clock, sequences } = scene();
    add(1);
    await clock.advance(5 * minute);
    clock.step(-365 * 24 * 60 * minute);
    add(2);
    await clock.advance(5 * minute);
    expect(sequences()).toEqual([1, 2]);
  });

  it('counts tries that reached nobody', async () => {
    const { add, clock, courier, server } = scene(null);
    add(1);
    await clock.advance(20_000);
    const { made, failed } = courier.line.attempts;
    expect([made, failed]).toEqual([failed, made]);
    server.says = { answer: 'accepted' };
    await clock.advance(10 * minute);
    expect(courier.line.attempts).toEqual({ made: made + 1, failed });
  });

  it('sends nothing more once it is stopped', async () => {
    const { add, clock, arrived, courier } = scene(null);
    add(1);
    await clock.advance(0);
    courier.stop();
    await clock.advance(60 * minute);
    expect(arrived).toHaveLength(1);
  });
});

describe('the age of a report', () => {
  const made = { wall: 0, uptime: 1000, boot: 'a' };

  it('goes by the clock that does not jump, within one boot', () => {
    expect(ageOf(made, { wall: 1e12, uptime: 1000 + 899, boot: 'a' })).toBe(2);
  });

  it('goes by the wall clock after a boot, and is never negative', () => {
    expect(ageOf(made, { wall: 3 * 300_000, uptime: 5, boot: 'b' })).toBe(3);
    expect(ageOf({ ...made, wall: 1e12 }, { wall: 0, uptime: 5, boot: 'b' })).toBe(0);
  });
});
