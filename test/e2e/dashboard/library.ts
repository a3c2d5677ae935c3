// A library to look at: nine places with 240 stations that really enrolled and reported, and some of them are not well.
import { randomUUID } from 'node:crypto';
import type { Report } from '../../../contract/report.ts';
import { addPlace } from '../../../server/store/places.ts';
import { holdStation, placeStation, renameStation } from '../../../server/store/stations.ts';
import type { TestServer } from '../../support/server/built.ts';
import { enrolTest, send, type TestStation, wellDay, wellReport } from '../../support/server/stations.ts';

const places: readonly (readonly [name: string, desks: string, count: number])[] = [
  ['Main reading room', 'Reading room', 48],
  ['Science library', 'Science', 40],
  ['Catalogue hall', 'Catalogue', 36],
  ['Humanities library', 'Humanities', 34],
  ['Law and government documents', 'Law', 22],
  ['Music and media', 'Music', 18],
  ['Ground floor lobby', 'Lobby', 16],
  ['Map room', 'Maps', 14],
  ['East branch', 'East', 12],
];

const minute = 60;
const hour = 3600;
const day = 24 * hour;

type Fault = Partial<Report>;
const closed = (outOfService: Report['outOfService']): Fault => ({ outOfService });

/** Since when, before now, and what its reports say from then on; null: nothing more is heard. */
const troubles: Readonly<Record<string, readonly [ago: number, fault: Fault | null]>> = {
  'East 07': [3 * day, null],
  'Music 02': [2 * day, { updates: 'overdue' }],
  'Catalogue 30': [44 * hour, { disk: '90-95' }],
  'Humanities 05': [28 * hour, { canaryAudit: { outcome: 'ok', ageHours: 52 } }],
  'Lobby 03': [26 * hour, { eventLogs: { outcome: 'failed', ageHours: 26, sinceBoot: 'no' } }],
  'Law 04': [26 * hour, closed('POLICY-03')],
  'Science 08': [20 * hour, { containment: 'directory' }],
  'Science 31': [11 * hour, { canaryAudit: { outcome: 'failed', ageHours: 11 }, outOfService: 'CANARY-01' }],
  'Lobby 11': [9 * hour, { network: 'unsteady' }],
  'East 02': [7 * hour, { dailyWipe: { outcome: 'ok', ageHours: 31 } }],
  'Law 15': [6 * hour, { clock: 'minutes' }],
  'Reading room 40': [5 * hour, { failedWipes: '2-5' }],
  'Humanities 22': [3 * hour, null],
  'Reading room 17': [2 * hour, { ...closed('WIPE-01'), failedWipes: '2-5', disk: '80-90' }],
  ...Object.fromEntries(['02', '03', '05', '06', '09', '11'].map((desk) => [`Maps ${desk}`, [25 * minute, null]])),
};
const neverHeard = 'Music 18';

/** One that has been heard every hour, but for three in the night, while its disk filled up. */
const remembered = 'Reading room 17';
const night: readonly number[] = [12, 13, 14];
const diskAgo = (hours: number): Report['disk'] => (hours > 16 ? 'under-50' : hours > 8 ? '50-70' : '70-80');

export interface Library {
  /** By their names. */
  readonly stations: ReadonlyMap<string, TestStation>;
  /** What a station says from now on. */
  report(name: string, fault?: Fault): Promise<void>;
}

async function makeStations(server: TestServer): Promise<Map<string, TestStation>> {
  const token = await server.token();
  const stations = new Map<string, TestStation>();
  for (const [name, desks, count] of places) {
    const place = { id: randomUUID(), name, hours: [] };
    await addPlace(server.database, place);
    for (let at = 1; at <= count; at += 1) {
      const desk = `${desks} ${String(at).padStart(2, '0')}`;
      const station = await enrolTest(server.app, token);
      await renameStation(server.database, station.id, desk);
      await placeStation(server.database, station.id, place.id);
      stations.set(desk, station);
    }
  }
  return stations;
}

/** Builds the past in order: the clock ends where it stood before. */
export async function furnish(server: TestServer): Promise<Library> {
  const now = server.time;
  server.time = now - 3 * day;
  const stations = await makeStations(server);
  const report = async (name: string, fault: Fault = {}): Promise<void> => {
    const station = stations.get(name);
    if (station === undefined) throw new Error(`no ${name}`);
    const answer = await send(server.app, station.next({ ...wellReport, day: wellDay, ...fault }));
    if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.body}`);
  };
  const heard = [...stations.keys()].filter((name) => name !== neverHeard);
  for (const name of heard) await report(name);
  for (let ago = 71; ago > 2; ago -= 1) {
    server.time = now - ago * hour;
    if (!night.includes(ago)) await report(remembered, { disk: diskAgo(ago) });
  }
  const inOrder = Object.entries(troubles).sort(([, [one]], [, [other]]) => other - one);
  for (const [name, [ago, fault]] of inOrder) {
    server.time = now - ago;
    await report(name, fault ?? {});
  }
  server.time = now;
  for (const name of heard) {
    const fault = troubles[name]?.[1];
    if (fault !== null) await report(name, fault);
  }
  for (const [name, reason] of [
    ['Humanities 30', 'hardware'],
    ['Law 21', 'moving'],
  ] as const) {
    const id = stations.get(name)?.id ?? '';
    await holdStation(server.database, id, { until: now + 27 * hour, reason, by: 'Tom Beck' });
  }
  return { stations, report };
}
