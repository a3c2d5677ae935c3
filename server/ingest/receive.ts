// What happens to one report, apart from the network: is it one, is it from who it says, may it come now, and is it stored.
import { type Envelope, readEnvelope } from '../../contract/report-envelope.ts';
import { type NewReport, slotAt, slotSeconds } from '../store/reports.ts';
import { take } from './allowance.ts';
import type { Committed, GroupCommit } from './group-commit.ts';
import type { Made } from './known-bodies.ts';
import { isMacOf } from './mac.ts';
import type { KnownStation, StationKeys } from './station-keys.ts';

export type Received =
  | { readonly answer: 'accepted' }
  | { readonly answer: 'refused'; readonly problem: 'REPORT-01' | 'REPORT-02' | 'REPORT-03' | 'REPORT-04' }
  /** `mine`: the station sends too much. `ours`: the server cannot take it now. */
  | { readonly answer: 'later'; readonly seconds: number; readonly fault: 'mine' | 'ours' };

export interface Receiving {
  readonly keys: StationKeys;
  readonly group: Pick<GroupCommit, 'add'>;
  /** By the limits of the station's place. null for a body that is no report. */
  readonly make: (body: string, place: string | null) => Made | null;
  /** Whole seconds since 1970. */
  readonly now: () => number;
}

export type Receive = (bytes: Uint8Array, done: (received: Received) => void) => void;

const accepted: Received = { answer: 'accepted' };
const malformed: Received = { answer: 'refused', problem: 'REPORT-01' };
const unknown: Received = { answer: 'refused', problem: 'REPORT-02' };
const cloned: Received = { answer: 'refused', problem: 'REPORT-03' };
const retired: Received = { answer: 'refused', problem: 'REPORT-04' };
const crowded: Received = { answer: 'later', seconds: 5, fault: 'ours' };
const lost: Received = { answer: 'later', seconds: 30, fault: 'ours' };

/** A repetition is told as accepted: the station only wants to know that it need not keep it. */
const answers: Readonly<Record<Committed, Received>> = {
  stored: accepted,
  repeated: accepted,
  clone: cloned,
  retired,
  failed: lost,
};

/** The answer comes through `done`, once: at once or with the next commit, without a promise for each report. */
export function receiver({ keys, group, make, now }: Receiving): Receive {
  const toStore = (envelope: Envelope, station: KnownStation, made: Made, at: number): NewReport => ({
    station: station.number,
    slot: slotAt(at) - envelope.age,
    sequence: envelope.sequence,
    nonce: Buffer.from(envelope.nonce, 'hex'),
    body: made.code,
    heardAt: slotAt(at) * slotSeconds,
    condition: made.condition,
    dayCondition: made.dayCondition,
  });

  const judge = (envelope: Envelope, station: KnownStation | null, done: (received: Received) => void): void => {
    if (station === null || !isMacOf(station.key, envelope.signed, envelope.mac)) return done(unknown);
    if (station.retired) return done(retired);
    const at = now();
    const wait = take(station.allowance, at);
    if (wait > 0) return done({ answer: 'later', seconds: wait, fault: 'mine' });
    const made = make(envelope.body, station.place);
    if (made === null) return done(malformed);
    const taken = group.add(toStore(envelope, station, made, at), (committed) => done(answers[committed]));
    if (!taken) done(crowded);
  };

  return (bytes, done) => {
    const envelope = readEnvelope(bytes);
    if (envelope === null) return done(malformed);
    const known = keys.peek(envelope.station, now());
    if (known !== undefined) return judge(envelope, known, done);
    keys.find(envelope.station, now()).then(
      (station) => judge(envelope, station, done),
      () => done(lost),
    );
  };
}
