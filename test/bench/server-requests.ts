// Everything that is sent while a server is measured, made and signed beforehand and written to a file in memory.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { bodyOf, reportPath, reportType, writeEnvelope } from '../../contract/report-envelope.ts';
import { macOf } from '../../server/ingest/mac.ts';
import { keyText } from '../../server/ingest/station-keys.ts';
import type { OpenDatabase } from '../../server/store/open.ts';
import { newId, newNonce, wellDay, wellReport } from '../support/server/stations.ts';

export interface Enrolled {
  readonly id: string;
  readonly key: Uint8Array;
  sequence: number;
}

const rowsAtOnce = 1000;

/** Puts stations straight into the store: enrolling is not what is measured. */
export async function addStations(database: OpenDatabase, count: number, now: number): Promise<readonly Enrolled[]> {
  const stations: Enrolled[] = [];
  while (stations.length < count) {
    const some = Array.from({ length: Math.min(rowsAtOnce, count - stations.length) }, () => ({
      id: newId(),
      mac: crypto.getRandomValues(new Uint8Array(32)),
    }));
    await database.write(
      some.map(({ id, mac }) => ({
        sql: `INSERT INTO stations (id, name, enrolled_at, station_key, server_key, mac_key, condition_since, day_condition_since)
          VALUES ($1, $1, $2, '', '', $3, $2, $2)`,
        values: [id, now, mac],
      })),
    );
    stations.push(...some.map(({ id, mac }) => ({ id, key: mac, sequence: 0 })));
  }
  return stations;
}

const disks = ['under-50', '50-70', '70-80'] as const;

/** Each station says its own, the same for an hour of reports, and once a day what belongs to the day. */
function bodyFor(at: number, sequence: number): string {
  const hours = Math.floor(sequence / 12);
  const age = (at + hours) % 24;
  return bodyOf({
    ...wellReport,
    uptimeDays: at % 30,
    disk: disks[at % disks.length] as (typeof disks)[number],
    eventLogs: { outcome: 'ok', ageHours: (at * 7 + hours) % 240, sinceBoot: 'yes' },
    dailyWipe: { outcome: 'ok', ageHours: age },
    canaryAudit: { outcome: 'ok', ageHours: age },
    day: sequence % 288 === 0 ? wellDay : null,
  });
}

function reportRequest(station: Enrolled, at: number): Buffer {
  station.sequence += 1;
  const head = { station: station.id, sequence: station.sequence, age: 0, nonce: newNonce() };
  const body = bodyFor(at, station.sequence);
  const message = writeEnvelope(head, body, ([first, second]) =>
    macOf(keyText(station.key), first, second).toString('base64url'),
  );
  const lines = [
    `POST ${reportPath} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Content-Type: ${reportType}`,
    `Content-Length: ${message.length}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), message]);
}

export interface RequestFile {
  readonly file: string;
  /** Of each request. */
  readonly bytes: number;
}

async function writeAll(file: string, count: number, make: (at: number) => Buffer): Promise<RequestFile> {
  const stream = createWriteStream(file, { highWaterMark: 1 << 20 });
  let bytes = 0;
  for (let at = 0; at < count; at += 1) {
    const request = make(at);
    bytes = request.length;
    if (!stream.write(request)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
  return { file, bytes };
}

/** Station after station, so that none has two reports under way. */
export const writeReports = (file: string, stations: readonly Enrolled[], count: number): Promise<RequestFile> =>
  writeAll(file, count, (at) => reportRequest(stations[at % stations.length] as Enrolled, at % stations.length));

type Leaf = string | number | boolean | null;

function gaugesOf(value: Leaf | object, name: string): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([part, inner]) => gaugesOf(inner as Leaf | object, `${name}_${part}`));
  }
  return [typeof value === 'number' ? `${name} ${value}` : `${name}{step="${value}"} 1`];
}

/** The same numbers as gauges, a group for each station, as the Pushgateway takes them. */
export function writePushes(file: string, stations: readonly Enrolled[], count: number): Promise<RequestFile> {
  const body = `${gaugesOf({ ...wellReport, day: wellDay }, 'lethe').join('\n')}\n`;
  return writeAll(file, count, (at) => {
    const station = stations[at % stations.length] as Enrolled;
    const lines = [
      `POST /metrics/job/lethe/instance/${station.id} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Content-Type: text/plain',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
  });
}
