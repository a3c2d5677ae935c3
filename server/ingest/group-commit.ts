// Gathers the reports that come while the disk is busy, and commits them together. Nobody is answered before that commit.
import type { NewReport, Outcome } from '../store/reports.ts';

/** `failed`: the store could not say that it is on the disk. The station keeps it and sends it again. */
export type Committed = Outcome | 'failed';
export type Done = (committed: Committed) => void;

interface Waiting {
  readonly report: NewReport;
  readonly done: Done;
}

export interface GroupCommit {
  /** false: too many wait already, and the report was not taken. */
  add(report: NewReport, done: Done): boolean;
  /** Resolves when everything that was taken has been answered. */
  idle(): Promise<void>;
}

export interface GroupOptions {
  readonly commit: (reports: readonly NewReport[]) => Promise<readonly Outcome[]>;
  /** Batches under way at once. */
  readonly lanes: number;
  readonly largestBatch: number;
  readonly mostWaiting: number;
}

export function groupCommit({ commit, lanes, largestBatch, mostWaiting }: GroupOptions): GroupCommit {
  let waiting: Waiting[] = [];
  /** Stations with a report under way. Their next one waits, so that no batch has two and none overtakes another. */
  const underWay = new Set<number>();
  let busy = 0;
  let planned = false;
  const whenIdle: (() => void)[] = [];

  /** As many as fit; the others keep their order. */
  const takeBatch = (): Waiting[] => {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    for (const one of waiting) {
      if (batch.length >= largestBatch || underWay.has(one.report.station)) left.push(one);
      else {
        underWay.add(one.report.station);
        batch.push(one);
      }
    }
    waiting = left;
    return batch;
  };

  const finish = (batch: readonly Waiting[], outcomes: readonly Outcome[] | null): void => {
    busy -= 1;
    for (const { report } of batch) underWay.delete(report.station);
    for (const [at, { done }] of batch.entries()) done(outcomes?.[at] ?? 'failed');
    flush();
    if (busy > 0 || waiting.length > 0) return;
    for (const tell of whenIdle.splice(0)) tell();
  };

  function flush(): void {
    planned = false;
    while (busy < lanes && waiting.length > 0) {
      const batch = takeBatch();
      if (batch.length === 0) return;
      busy += 1;
      commit(batch.map(({ report }) => report)).then(
        (outcomes) => finish(batch, outcomes),
        () => finish(batch, null),
      );
    }
  }

  return {
    add(report, done) {
      if (waiting.length >= mostWaiting) return false;
      waiting.push({ report, done });
      if (!planned && busy < lanes) {
        planned = true;
        // After what the network has already brought: all of it then shares one commit.
        setImmediate(flush);
      }
      return true;
    },
    idle: () => (busy === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((tell) => whenIdle.push(tell))),
  };
}
