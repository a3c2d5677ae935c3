// Stations for tests of the server: they enrol, count, sign and report as real ones do, with the contract's own code.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { enrolmentPath, enrolmentVersion } from '../../../contract/enrolment.ts';
import type { Report } from '../../../contract/report.ts';
import { bodyOf, reportPath, reportType, writeEnvelope } from '../../../contract/report-envelope.ts';
import { agreeKey, macOf, makeKeyPair } from '../../../contract/station-key.ts';

export const wellReport: Report = {
  version: 1,
  software: { major: 1, minor: 4, patch: 0 },
  system: { family: 'linux', distribution: 'debian', major: 13, minor: 0 },
  uptimeDays: 3,
  disk: 'under-50',
  network: 'good',
  clock: 'right',
  updates: 'current',
  containment: 'bubblewrap',
  outOfService: 'no',
  failedWipes: '0',
  eventLogs: { outcome: 'ok', ageHours: 11, sinceBoot: 'yes' },
  dailyWipe: { outcome: 'ok', ageHours: 11 },
  canaryAudit: { outcome: 'ok', ageHours: 11 },
  droppedReports: '0',
  policy: 'file',
  day: null,
};

export const wellDay: NonNullable<Report['day']> = {
  load: 'under-25',
  memory: 'under-50',
  temperature: 'under-50',
  wipe: 'under-50',
  sessions: null,
};

export const newId = (): string => randomBytes(8).toString('hex');
export const newNonce = (): string => randomBytes(8).toString('hex');

/** One message as it travels. */
export function messageFrom(
  station: string,
  key: Buffer,
  sequence: number,
  report: Report = wellReport,
  { age = 0, nonce = newNonce() } = {},
): Buffer {
  return Buffer.from(writeEnvelope({ station, sequence, age, nonce }, bodyOf(report), (parts) => macOf(key, parts)));
}

export interface TestStation {
  readonly id: string;
  readonly key: Buffer;
  /** The next one that it would send. */
  next(report?: Report, options?: { age?: number; nonce?: string }): Buffer;
  sequence: number;
}

export function stationWith(id: string, key: Buffer): TestStation {
  return {
    id,
    key,
    sequence: 0,
    next(report, options) {
      this.sequence += 1;
      return messageFrom(id, key, this.sequence, report, options);
    },
  };
}

export const enrolmentOf = (token: string, station: string, key: string) => ({
  version: enrolmentVersion,
  token,
  station,
  key,
});

export async function enrolTest(app: FastifyInstance, token: string, id = newId()): Promise<TestStation> {
  const pair = makeKeyPair();
  const answer = await app.inject({
    method: 'POST',
    url: enrolmentPath,
    payload: enrolmentOf(token, id, pair.publicKey),
  });
  const { serverKey } = answer.json<{ serverKey: string }>();
  const key = agreeKey(pair, { station: id, stationKey: pair.publicKey, serverKey });
  if (answer.statusCode !== 200 || key === null) throw new Error(`not enrolled: ${answer.body}`);
  return stationWith(id, key);
}

export const send = (app: FastifyInstance, message: Uint8Array) =>
  app.inject({
    method: 'POST',
    url: reportPath,
    headers: { 'content-type': reportType },
    payload: Buffer.from(message),
  });
