// What happens to an enrolment, apart from the network: the token is judged, the key agreed, the station written down.
import { randomUUID } from 'node:crypto';
import type { EnrolmentAnswer, EnrolmentRequest } from '../contract/enrolment.ts';
import { agreeKey, makeKeyPair, proofOf } from '../contract/station-key.ts';
import { fingerprintOf, newSecret } from './staff/secrets.ts';
import type { Database } from './store/database.ts';
import { type Enrolled, enrolStation, findEnrolled, markCloned } from './store/stations.ts';
import { addToken, countRefusal, findToken, type NewToken, type Token } from './store/tokens.ts';

type Refusal = Extract<EnrolmentAnswer, { answer: 'refused' }>['problem'];

const refused = (problem: Refusal, time: number): EnrolmentAnswer => ({ answer: 'refused', time, problem });

const enrolled = ({ macKey, serverKey }: Pick<Enrolled, 'macKey' | 'serverKey'>, time: number): EnrolmentAnswer => ({
  answer: 'enrolled',
  time,
  serverKey,
  proof: proofOf(Buffer.from(macKey)),
});

function faultOf({ revokedAt, endsAt, uses, mostUses }: Token, now: number): Refusal | null {
  if (revokedAt !== null) return 'ENROL-04';
  if (endsAt <= now) return 'ENROL-02';
  return uses >= mostUses ? 'ENROL-03' : null;
}

async function again(database: Database, known: Enrolled, request: EnrolmentRequest, now: number) {
  if (known.stationKey === request.key && known.retiredAt === null) return enrolled(known, now);
  if (known.stationKey !== request.key) await markCloned(database, request.station, now);
  return refused('ENROL-05', now);
}

export async function enrol(database: Database, request: EnrolmentRequest, now: number): Promise<EnrolmentAnswer> {
  const token = await findToken(database, fingerprintOf(request.token));
  if (token === null) return refused('ENROL-01', now);
  const known = await findEnrolled(database, request.station);
  if (known !== null) return again(database, known, request, now);
  const fault = faultOf(token, now);
  if (fault !== null) {
    await countRefusal(database, token.id);
    return refused(fault, now);
  }
  const own = makeKeyPair();
  const agreement = { station: request.station, stationKey: request.key, serverKey: own.publicKey };
  const macKey = agreeKey(own, agreement);
  if (macKey === null) return refused('ENROL-06', now);
  const station = { id: request.station, place: token.place, token: token.id, enrolledAt: now };
  const keys = { stationKey: request.key, serverKey: own.publicKey, macKey };
  if (await enrolStation(database, { ...station, ...keys })) return enrolled(keys, now);
  return afterRace(database, request, now);
}

/** Somebody was quicker: the last use of the token is gone, or the same request came twice at once. */
async function afterRace(database: Database, request: EnrolmentRequest, now: number): Promise<EnrolmentAnswer> {
  const known = await findEnrolled(database, request.station);
  return known === null ? refused('ENROL-03', now) : again(database, known, request, now);
}

const hintLength = 4;

/** @returns the word itself, which is nowhere but here from now on */
export async function makeToken(
  database: Database,
  token: Omit<NewToken, 'id' | 'hint'>,
): Promise<NewToken & { word: string }> {
  const word = `lethe_${newSecret()}`;
  const made = { ...token, id: randomUUID(), hint: word.slice('lethe_'.length, 'lethe_'.length + hintLength) };
  await addToken(database, fingerprintOf(word), made);
  return { ...made, word };
}
