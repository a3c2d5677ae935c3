// Puts the schedule of a real station together: its clocks, its policy, its ledger and its alarm.
import { type Policy, usualDailyAt } from '../../contract/policy.ts';
import type { AgentParts } from '../agent.ts';
import type { Log } from '../log.ts';
import type { Options } from '../options.ts';
import { readLedger, writeLedger } from '../state/ledger.ts';
import { setAlarm } from './alarm.ts';
import { showsProgram } from './boot.ts';
import { readMarks, writeMarks } from './marks.ts';
import { keepSchedule } from './schedule.ts';
import { readBootSigns, readZone, watchMoments } from './world.ts';

interface Given {
  readonly log: Log;
  /** What holds now; null while the file has a fault. */
  readonly policy: () => Policy | null;
  /** Whether the agent can make a canary audit. */
  readonly hasCanary: boolean;
}

export function timesFor(
  options: Options,
  { log, policy, hasCanary }: Given,
): Pick<AgentParts, 'schedule' | 'setAlarm'> {
  // A policy with a fault keeps patrons out, and no promise from being kept.
  const at = (): string => policy()?.daily.at ?? usualDailyAt;
  const schedule = keepSchedule({
    ...{ at, log, hasCanary, seesSoftReboots: showsProgram(readBootSigns()) },
    moment: watchMoments(process.argv[1] ?? '', options.root),
    readLedger: () => readLedger(options.state),
    writeLedger: (ledger) => writeLedger(options.state, ledger),
    readMarks: () => readMarks(options.runtime),
    writeMarks: (marks) => writeMarks(options.runtime, marks),
  });
  return { schedule, setAlarm: (ring) => setAlarm({ at, zone: readZone, ring }) };
}
