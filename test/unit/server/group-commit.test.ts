// Group commit: one transaction for a burst, nobody answered before it, no station twice in one, and nothing without an end.
import { describe, expect, it } from 'vitest';
import { type Committed, groupCommit } from '../../../server/ingest/group-commit.ts';
import type { NewReport, Outcome } from '../../../server/store/reports.ts';

const report = (station: number, sequence = 1): NewReport => ({
  ...{ station, sequence, slot: 1, heardAt: 300, condition: 'well', dayCondition: null },
  ...{ nonce: new Uint8Array(8), body: new Uint8Array(8) },
});

interface Batch {
  readonly reports: readonly NewReport[];
  readonly settle: (outcomes: readonly Outcome[] | Error) => void;
}

function grouped(lanes = 1, largestBatch = 10, mostWaiting = 20) {
  const batches: Batch[] = [];
  const commit = (reports: readonly NewReport[]): Promise<readonly Outcome[]> =>
    new Promise((resolve, reject) => {
      batches.push({ reports, settle: (given) => (given instanceof Error ? reject(given) : resolve(given)) });
    });
  return { batches, group: groupCommit({ commit, lanes, largestBatch, mostWaiting }) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const stationsOf = (batch: Batch | undefined) => batch?.reports.map(({ station }) => station);

describe('group commit', () => {
  it('puts a burst into one commit, and answers nobody before it', async () => {
    const { batches, group } = grouped();
    const told: Committed[] = [];
    for (const station of [1, 2, 3]) group.add(report(station), (is) => told.push(is));
    await turn();
    expect([batches.length, stationsOf(batches[0]), told]).toEqual([1, [1, 2, 3], []]);
    batches[0]?.settle(['stored', 'repeated', 'clone']);
    await turn();
    expect(told).toEqual(['stored', 'repeated', 'clone']);
  });

  it('gathers what comes while the disk is busy', async () => {
    const { batches, group } = grouped();
    group.add(report(1), () => undefined);
    await turn();
    for (const station of [2, 3]) group.add(report(station), () => undefined);
    await turn();
    expect(batches.length).toBe(1);
    batches[0]?.settle(['stored']);
    await turn();
    expect(stationsOf(batches[1])).toEqual([2, 3]);
  });

  it('never has two reports of a station under way, in one batch or in two', async () => {
    const { batches, group } = grouped(2);
    const told: number[] = [];
    for (const sequence of [1, 2, 3]) group.add(report(7, sequence), () => told.push(sequence));
    group.add(report(8), () => undefined);
    await turn();
    expect(batches.map(stationsOf)).toEqual([[7, 8]]);
    for (const at of [0, 1, 2]) {
      batches[at]?.settle(['stored', 'stored']);
      await turn();
    }
    expect(told).toEqual([1, 2, 3]);
  });

  it('uses as many lanes as it has, each with a batch that is not too large', async () => {
    const { batches, group } = grouped(2, 2);
    for (const station of [1, 2, 3, 4, 5]) group.add(report(station), () => undefined);
    await turn();
    expect(batches.map(stationsOf)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('tells all of a batch when the store failed, and goes on', async () => {
    const { batches, group } = grouped();
    const told: Committed[] = [];
    for (const station of [1, 2]) group.add(report(station), (is) => told.push(is));
    await turn();
    batches[0]?.settle(new Error('gone'));
    await turn();
    expect(told).toEqual(['failed', 'failed']);
    group.add(report(1), (is) => told.push(is));
    await turn();
    batches[1]?.settle(['stored']);
    await turn();
    expect(told[2]).toBe('stored');
  });

  it('takes no more than it can hold, and says when all is answered', async () => {
    const { batches, group } = grouped(1, 10, 2);
    expect([1, 2, 3].map((station) => group.add(report(station), () => undefined))).toEqual([true, true, false]);
    let idle = false;
    void group.idle().then(() => {
      idle = true;
    });
    await turn();
    expect(idle).toBe(false);
    batches[0]?.settle(['stored', 'stored']);
    await turn();
    await turn();
    expect(idle).toBe(true);
    await group.idle();
  });
});
