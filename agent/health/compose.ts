// Puts a report together from what was measured, noted and done. Pure: the same facts give the same bytes.
import { type DayFacts, type Report, reportVersion } from '../../contract/report.ts';
import type { Ledger } from '../state/ledger.ts';
import { known, type Readings } from './collector.ts';
import type { collectors } from './collectors/index.ts';
import { deedsTold } from './deeds.ts';
import type { Standing } from './diary.ts';
import {
  type Attempts,
  clockStep,
  countStep,
  daysOf,
  diskStep,
  droppedStep,
  networkStep,
  updatesStep,
} from './steps.ts';

export type Measured = Readings<typeof collectors>;

export interface Line {
  /** Our clock against the server's; null: not known. */
  readonly skewSeconds: number | null;
  readonly attempts: Attempts;
  readonly dropped: number;
}

export interface Facts {
  readonly now: number;
  readonly software: Report['software'];
  readonly measured: Measured;
  readonly standing: Standing;
  readonly ledger: Ledger;
  /** What may be told of the ledger. */
  readonly deeds: Ledger['deeds'];
  readonly bootedAt: number;
  readonly line: Line;
  readonly policy: Report['policy'];
  readonly day: DayFacts | null;
}

const unknownSystem: Report['system'] = { family: 'linux', distribution: 'other', major: 0, minor: 0 };

export function compose(facts: Facts): Report {
  const { now, software, measured, standing, line, policy, day } = facts;
  return {
    version: reportVersion,
    software,
    system: known(measured.system) ?? unknownSystem,
    uptimeDays: daysOf(known(measured.uptime)),
    disk: diskStep(known(measured.disk)),
    network: networkStep(known(measured.link), line.attempts),
    clock: clockStep(line.skewSeconds),
    updates: updatesStep(known(measured.updates), now),
    containment: standing.containment,
    outOfService: standing.outOfService,
    failedWipes: countStep(standing.failedWipes),
    ...deedsTold(facts.deeds, facts.ledger.deeds, facts),
    droppedReports: droppedStep(line.dropped),
    policy,
    day,
  };
}
