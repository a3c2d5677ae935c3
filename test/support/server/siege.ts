// A server under hostile requests from the first to the last: enrolled stations, accepted reports, the assault, and the looks after it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { reportPath, reportType } from '../../../contract/report-envelope.ts';
import { agreeKey, makeKeyPair } from '../../../contract/station-key.ts';
import { enrol, makeToken } from '../../../server/enrol.ts';
import { assault, leaveHanging, residentMemory } from './assault.ts';
import { chance, hostileMaker, mark } from './hostile.ts';
import { codesOf, serverProcess } from './processes.ts';
import { newId, stationWith, type TestStation } from './stations.ts';
import { openStore } from './stores.ts';

const now = (): number => Math.floor(Date.now() / 1000);
const stationCount = 200;

async function enrolled(url: string): Promise<TestStation[]> {
  const database = await openStore(url);
  const limits = {
    label: 'test',
    place: null,
    mostUses: stationCount,
    madeAt: now(),
    madeBy: 'test',
    endsAt: now() + 600,
  };
  const { word } = await makeToken(database, limits);
  const stations: TestStation[] = [];
  while (stations.length < stationCount) {
    const [id, pair] = [newId(), makeKeyPair()];
    const answer = await enrol(database, { version: 1, token: word, station: id, key: pair.publicKey }, now());
    const serverKey = answer.answer === 'enrolled' ? answer.serverKey : '';
    const key = agreeKey(pair, { station: id, stationKey: pair.publicKey, serverKey });
    if (key === null) throw new Error('not enrolled');
    stations.push(stationWith(id, key));
  }
  await database.close();
  return stations;
}

export interface Siege {
  readonly requests: number;
  readonly seed: number;
  /** Requests that begin and never end. */
  readonly hanging: number;
}

/** @param tell gets figures for people: nothing is judged by them */
export async function besiege(
  folder: string,
  { requests, seed, hanging }: Siege,
  tell: (text: string) => void,
): Promise<void> {
  const url = `sqlite:${join(folder, 'lethe.db')}`;
  const stations = await enrolled(url);
  const server = await serverProcess(folder, url);
  await server.start();
  let ended = false;
  // A server that outlived a failed siege would go on writing, and another suite would find that.
  onTestFinished(async () => void (ended || (await server.end('SIGKILL'))));
  const accepted: Buffer[] = [];
  for (const station of stations) {
    const message = station.next();
    const answer = await fetch(`http://127.0.0.1:${server.port}${reportPath}`, {
      ...{ method: 'POST', body: new Uint8Array(message), headers: { 'content-type': reportType } },
    });
    expect(answer.status).toBe(200);
    accepted.push(message);
  }
  const make = hostileMaker(stations, accepted, chance(seed));
  await assault(server.port, Math.min(2000, requests / 10), make);
  const before = residentMemory(server.id());
  const wrong = await assault(server.port, requests, make);
  const { stillOpen } = await leaveHanging(server.port, hanging, 40_000);
  tell(
    `memory ${before.toFixed(0)} MB before, ${residentMemory(server.id()).toFixed(0)} MB after ${requests} requests`,
  );
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(stillOpen).toBe(0);
  const alive = await fetch(`http://127.0.0.1:${server.port}/health/ready`);
  expect(alive.status).toBe(200);
  const code = await server.end('SIGTERM');
  ended = true;
  expect(code).toBe(0);
  expect(server.said()).not.toContain(mark);
  expect(codesOf(server.said())).toEqual(['started', 'stopped']);
  // Nothing was stored but what was accepted before.
  const database = await openStore(url);
  expect(await database.rows('SELECT count(*) AS count, count(DISTINCT station) AS stations FROM reports')).toEqual([
    { count: stationCount, stations: stationCount },
  ]);
  await database.close();
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes(mark)).toBe(false);
}
