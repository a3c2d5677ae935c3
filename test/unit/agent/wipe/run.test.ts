// Plan, apply, plan again: the loop that no cleaner can leave out.
import { describe, expect, it } from 'vitest';
import type { Census, Cleaner, Order } from '../../../../agent/wipe/cleaner.ts';
import { type Cleaned, runCleaners } from '../../../../agent/wipe/run.ts';
import { fail, succeed } from '../../../../contract/result.ts';

const order: Order = { occasion: 'session-end', scope: { snapshot: null, everySession: false } };

const nobody = (): Census => ({
  table: { proc: '/proc', byId: new Map(), namespace: () => null },
  left: new Set(),
  spares: new Set(),
  remaining: { devices: new Set(), mountNamespaces: new Set() },
});

/** A cleaner over a pile of things, of which some can't be removed. */
function pile(things: number, stuck: number, calls: string[] = []): Cleaner {
  let there = things;
  return {
    id: 'pile',
    group: 'user-data',
    when: ['session-end'],
    plan: async () => {
      calls.push('plan');
      return succeed(there);
    },
    apply: async () => {
      calls.push('apply');
      const removed = there - stuck;
      there = stuck;
      return succeed(removed);
    },
  };
}

const run = async (...given: Parameters<typeof runCleaners>): Promise<Cleaned> =>
  (await runCleaners(...given))['user-data'];

describe('a run of the cleaners', () => {
  it('plans, applies and plans again', async () => {
    const calls: string[] = [];
    expect(await run([pile(3, 0, calls)], order, nobody)).toEqual({ removed: 3, left: 0, problem: null });
    expect(calls).toEqual(['plan', 'apply', 'plan']);
  });

  it('says what is left, whatever a cleaner says it removed', async () => {
    expect(await run([pile(5, 2), pile(1, 0)], order, nobody)).toEqual({ removed: 4, left: 2, problem: null });
  });

  it('applies nothing where nothing was planned', async () => {
    const calls: string[] = [];
    await runCleaners([pile(0, 0, calls)], order, nobody);
    expect(calls).toEqual(['plan']);
  });

  it('goes on after a cleaner that could not see, and says so', async () => {
    const blind: Cleaner = { ...pile(1, 0), plan: async () => fail('WIPE-02') };
    const outcome = await run([blind, pile(2, 0)], order, nobody);
    expect(outcome).toEqual({ removed: 2, left: 0, problem: { code: 'WIPE-02' } });
  });

  it('leaves out what is for another occasion', async () => {
    const daily: Cleaner = { ...pile(2, 0), when: ['daily'] };
    expect((await run([daily], order, nobody)).removed).toBe(0);
    expect((await run([daily], { ...order, occasion: 'daily' }, nobody)).removed).toBe(2);
  });

  it('counts each group by itself, and leaves out the one that is not wanted', async () => {
    const logs: Cleaner = { ...pile(4, 1), group: 'event-logs' };
    const both = await runCleaners([logs, pile(2, 0)], order, nobody);
    expect(both).toEqual({
      'event-logs': { removed: 3, left: 1, problem: null },
      'user-data': { removed: 2, left: 0, problem: null },
    });
    const people = await runCleaners([logs, pile(2, 0)], { ...order, groups: ['user-data'] }, nobody);
    expect([people['event-logs'].left, people['user-data'].removed]).toEqual([0, 2]);
  });

  it('looks at the processes once, and again only after something was changed', async () => {
    let passes = 0;
    const counting = () => {
      passes++;
      return nobody();
    };
    const looking = (cleaner: Cleaner): Cleaner => ({
      ...cleaner,
      plan: (round) => {
        round.census();
        return cleaner.plan(round);
      },
    });
    await runCleaners([looking(pile(0, 0)), looking(pile(0, 0))], order, counting);
    expect(passes).toBe(1);
    await runCleaners([looking(pile(1, 0)), looking(pile(0, 0))], order, counting);
    expect(passes).toBe(3);
  });
});
