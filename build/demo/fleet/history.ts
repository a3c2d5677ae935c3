// Three months in a moment: the simulated stations' past goes through the server's own door for reports, on a clock that is turned.
import { dailyHour } from '../../../agent/health/slots.ts';
import { Report } from '../../../contract/report.ts';
import { groupCommit } from '../../../server/ingest/group-commit.ts';
import { knownBodies } from '../../../server/ingest/known-bodies.ts';
import { receiver } from '../../../server/ingest/receive.ts';
import { stationKeys } from '../../../server/ingest/station-keys.ts';
import { runRetention } from '../../../server/jobs/retention.ts';
import { rollUp } from '../../../server/jobs/roll-up.ts';
import { usualThresholds } from '../../../server/rules/findings.ts';
import { Settings } from '../../../server/settings.ts';
import type { OpenDatabase } from '../../../server/store/open.ts';
import type { Simulated } from './station.ts';

export const daysBack = 91;
/** Every hour of a day and a little; before that, a report a day is enough for what is shown of it. */
const hoursBack = 26;
/** A server that was away for longer lets older hours go. */
const sumUpEvery = 25 * 86_400;
const hour = 3600;

/** In seconds, in order; the last one is now, so that nobody is silent who is well. */
function moments(now: number): readonly number[] {
  const thisHour = Math.floor(now / hour) * hour;
  const days = Array.from({ length: daysBack }, (_, back) => {
    const day = new Date(now * 1000);
    day.setDate(day.getDate() - back);
    return day.setHours(dailyHour, 0, 0, 0) / 1000;
  });
  const hours = Array.from({ length: hoursBack }, (_, back) => thisHour - back * hour);
  return [...new Set([...days, ...hours, now])].filter((at) => at <= now).sort((one, other) => one - other);
}

/** @throws when the server would not take a message that it should */
export async function writeHistory(database: OpenDatabase, fleet: readonly Simulated[], now: number): Promise<void> {
  let clock = 0;
  const group = groupCommit({
    commit: database.commitReports,
    lanes: database.lanes,
    largestBatch: 512,
    mostWaiting: 20_000,
  });
  const isReport = (value: unknown): value is Report => Report.safeParse(value).success;
  const make = knownBodies(isReport, usualThresholds);
  const receive = receiver({ keys: stationKeys(database), group, make, now: () => clock });

  const send = (message: Buffer, taken: boolean): Promise<void> =>
    new Promise((resolve, reject) =>
      receive(message, ({ answer }) =>
        (answer === 'accepted') === taken
          ? resolve()
          : reject(new Error('The past was answered otherwise than it should be.')),
      ),
    );

  let summedUp = 0;
  for (const at of moments(now)) {
    clock = at;
    const sent = fleet.flatMap((one) => one.messagesAt(at).map((message, copy) => send(message, copy === 0)));
    await Promise.all(sent);
    if (at - summedUp < sumUpEvery) continue;
    await rollUp(database, at);
    summedUp = at;
  }
  await rollUp(database, now);
  await runRetention(database, Settings.parse({}).retention, now);
}
