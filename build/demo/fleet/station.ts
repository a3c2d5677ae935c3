// A simulated station: enrolled with a key of its own, it signs what it says and counts its messages as a real one does.
import { dayNumber, isDailyDue } from '../../../agent/health/slots.ts';
import { agreeKey, makeKeyPair } from '../../../contract/station-key.ts';
import { enrol } from '../../../server/enrol.ts';
import type { OpenDatabase } from '../../../server/store/open.ts';
import { slotAt } from '../../../server/store/reports.ts';
import { randomFrom } from '../../../test/support/policy/random.ts';
import { messageFrom, stationWith, type TestStation } from '../../../test/support/server/stations.ts';
import { reportAt, type Subject } from './reports.ts';
import { isOn } from './troubles.ts';

export interface Simulated extends Subject {
  readonly station: TestStation;
  /** Seconds since 1970. */
  readonly enrolledAt: number;
  /** Milliseconds into each five minutes at which it reports. */
  readonly offset: number;
  /** What it would send at a moment, in seconds; none while it is silent, two while it is cloned. */
  messagesAt(at: number): readonly Buffer[];
}

const idOf = (number: number): string => {
  const random = randomFrom(7_368_787 * (number + 1));
  return Array.from({ length: 16 }, () => random.below(16).toString(16)).join('');
};

const reportEvery = 300_000;

/** @throws when the server's own rules refuse it */
export async function enrolSimulated(
  database: OpenDatabase,
  subject: Subject,
  { token, now, enrolledAt }: { readonly token: string; readonly now: number; readonly enrolledAt: number },
): Promise<Simulated> {
  const [id, pair] = [idOf(subject.number), makeKeyPair()];
  const answer = await enrol(database, { version: 1, token, station: id, key: pair.publicKey }, enrolledAt);
  const serverKey = answer.answer === 'enrolled' ? answer.serverKey : '';
  const key = agreeKey(pair, { station: id, stationKey: pair.publicKey, serverKey });
  if (key === null) throw new Error('A simulated station could not enrol.');
  const station = stationWith(id, key);
  let toldDay = dayNumber(enrolledAt * 1000);
  const { trouble, desk } = subject;

  return {
    ...{ ...subject, station, enrolledAt },
    offset: randomFrom(subject.number).below(reportEvery),
    messagesAt(at) {
      const wrong = trouble !== null && isOn(trouble, now, at) ? trouble : null;
      const cutOff = desk.branch.cutOff === true && at > now - cutOffFor;
      if (at < enrolledAt || wrong?.silent === true || cutOff) return [];
      const today = dayNumber(at * 1000);
      const report = reportAt(subject, now, at, isDailyDue(today, toldDay));
      if (report.day !== null) toldDay = today;
      station.sequence = Math.max(station.sequence, slotAt(at) - 1);
      const own = station.next(report);
      return wrong?.cloned === true ? [own, messageFrom(id, key, station.sequence, report)] : [own];
    },
  };
}

/** Seconds for which the branch without a line has not been heard. */
const cutOffFor = 3 * 3600;
