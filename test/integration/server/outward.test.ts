// What the server gives to machines and to anyone: metrics, the live stream, exports, and what it knows.
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Report } from '../../../contract/report.ts';
import { Fleet, Knows, LiveBeat, LiveChanges, TrailView } from '../../../contract/staff-api.ts';
import { staffApi } from '../../../contract/staff-words.ts';
import { verdicts } from '../../../contract/verdicts.ts';
import { makeCounts } from '../../../server/counts.ts';
import { metricsRoutes } from '../../../server/routes/metrics.ts';
import { renameStation } from '../../../server/store/stations.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { memberOf } from '../../support/server/staff.ts';
import { enrolTest, send, type TestStation, wellReport } from '../../support/server/stations.ts';
import { storeKinds } from '../../support/server/stores.ts';

const [sqlite] = storeKinds;
let server: TestServer;
let station: TestStation;
beforeAll(async () => {
  await sqlite?.start();
  server = await startTestServer(sqlite?.fresh() ?? '');
  station = await enrolTest(server.app, await server.token());
  await send(server.app, station.next());
});
afterAll(async () => {
  await server.stop();
  await sqlite?.stop();
});

/** One line of Prometheus's text format 0.0.4: a comment that we use, or a sample. Anything else is a mistake. */
const comment = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/;
const sample = /^([a-zA-Z_:][\w:]*)\{([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"\} (\d+)$/;

interface Family {
  type?: string;
  help?: string;
  readonly samples: Map<string, number>;
}

function readMetrics(text: string): Map<string, Family> {
  const families = new Map<string, Family>();
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.slice(0, -1).split('\n')) {
    const [, kind, of = '', says] = comment.exec(line) ?? [];
    const [, name = of, label, value = '', count] = sample.exec(line) ?? [];
    const family = families.get(name) ?? { samples: new Map<string, number>() };
    families.set(name, family);
    if (kind === 'TYPE') family.type = says ?? '';
    else if (kind === 'HELP') family.help = says ?? '';
    else {
      expect([line, label === undefined, family.samples.has(value)]).toEqual([line, false, false]);
      family.samples.set(value, Number(count));
    }
  }
  return families;
}

describe('/metrics', () => {
  it('is what Prometheus reads, counts stations by verdict, and names none', async () => {
    const answer = await server.app.inject({ url: '/metrics' });
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const families = readMetrics(answer.body);
    expect([...families.keys()]).toEqual(['lethe_stations', 'lethe_reports_total', 'lethe_enrolments_total']);
    expect([...families.values()].every(({ type, help }) => type !== undefined && help !== undefined)).toBe(true);
    const stations = families.get('lethe_stations');
    expect([stations?.type, [...(stations?.samples.keys() ?? [])]]).toEqual(['gauge', [...verdicts]]);
    expect([...(stations?.samples.values() ?? [])].reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(families.get('lethe_reports_total')?.samples.get('accepted')).toBe(1);
    expect(answer.body).not.toContain(station.id);
  });

  it('is for programs on this machine, or for those that show the word', async () => {
    expect((await server.app.inject({ url: '/metrics', remoteAddress: '192.0.2.7' })).statusCode).toBe(403);
    const { default: Fastify } = await import('fastify');
    const app = Fastify();
    const fleet = {
      read: async () =>
        Fleet.parse({ asOf: 0, counts: { out: 0, silent: 0, attention: 0, hold: 0, well: 0 }, rows: [] }),
    };
    metricsRoutes(app, { fleet, counts: makeCounts(), token: 'the word' });
    const status = async (authorization?: string) =>
      (await app.inject({ url: '/metrics', headers: { ...(authorization && { authorization }) } })).statusCode;
    expect([
      await status(),
      await status('Bearer wrong'),
      await status('the word'),
      await status('Bearer the word'),
    ]).toEqual([403, 403, 403, 200]);
    await app.close();
  });
});

describe('the live stream', () => {
  /** Reads events as a browser does: fields, and an empty line between two. */
  async function* eventsOf(stream: IncomingMessage): AsyncGenerator<{ event: string; data: unknown }> {
    let text = '';
    for await (const piece of stream) {
      text += String(piece);
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
        text = text.slice(end + 2);
        yield { event, data: JSON.parse(data) };
      }
    }
  }

  it('is told to nobody who is not signed in', async () => {
    expect((await server.app.inject({ url: `${staffApi}/live` })).statusCode).toBe(401);
  });

  it('begins with the whole list, tells what becomes different, beats, and ends with the session', async () => {
    const viewer = await memberOf(server, 'viewer');
    const address = await server.app.listen({ host: '127.0.0.1', port: 0 });
    const asked = get(`${address}${staffApi}/live`, { headers: { cookie: viewer.cookie } });
    const [stream] = (await once(asked, 'response')) as [IncomingMessage];
    expect([stream.headers['content-type'], stream.headers['cache-control']]).toEqual([
      'text/event-stream',
      'no-store',
    ]);
    const events = eventsOf(stream);
    const first = (await events.next()).value;
    expect([first?.event, Fleet.parse(first?.data).rows.map(([id]) => id)]).toEqual(['fleet', [station.id]]);
    await send(server.app, station.next({ ...wellReport, outOfService: 'WIPE-01' }));
    server.time += 3;
    const next = (await events.next()).value;
    expect(next?.event).toBe('changes');
    expect(LiveChanges.parse(next?.data).changed.map((row) => row.slice(3, 5))).toEqual([['out', 'wipe-failed']]);
    const beat = (await events.next()).value;
    expect([beat?.event, LiveBeat.parse(beat?.data).asOf]).toEqual(['beat', server.time]);
    await viewer.ask('DELETE', '/session');
    expect((await events.next()).done).toBe(true);
  });
});

describe('exports', () => {
  it('hold what the page shows, and no formula, in both languages, with a line in the trail', async () => {
    await renameStation(server.database, station.id, '=HYPERLINK("x")');
    server.time += 3;
    const viewer = await memberOf(server, 'viewer');
    const read = (path: string) =>
      server.app.inject({ url: `${staffApi}/export/${path}`, headers: { cookie: viewer.cookie } });
    const answer = await read('stations.csv');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="stations.csv"');
    expect(answer.body.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFF"Verdict","Station","Place","What is wrong","What to do","For"',
      '"Out of service","\'=HYPERLINK(""x"")","","A wipe failed, so the station closed itself.",' +
        '"Restart it: it wipes again before it opens.","1 h"',
    ]);
    expect((await read('promises.csv?language=es')).body).toContain('"Cada sesión se borra al terminar","0","1","0"');
    expect((await read('promises.csv?language=xx')).statusCode).toBe(404);
    const admin = await memberOf(server, 'admin');
    const { lines } = TrailView.parse((await admin.ask('GET', '/trail?did=exported')).body);
    expect(lines.map(({ subject, who }) => [subject, who])).toEqual([
      ['promises', viewer.name],
      ['stations', viewer.name],
    ]);
  });
});

describe('what this server knows', () => {
  it('is told to anyone, and is the contract, field for field', async () => {
    const answer = await server.app.inject({ url: `${staffApi}/knows` });
    const { fields, retention } = Knows.parse(answer.json());
    const groups = new Set(fields.map(({ name }) => name.split('.')[0]));
    expect(groups).toEqual(new Set(Object.keys(Report.shape)));
    for (const { name, purpose, why } of fields)
      expect([name, purpose.length > 10, why.length > 10]).toEqual([name, true, true]);
    expect(fields.find(({ name }) => name === 'disk')?.values).toContain('over-95');
    expect(fields.find(({ name }) => name === 'uptimeDays')?.values).toEqual({ from: 0, to: 400 });
    expect(fields.filter(({ daily }) => daily).map(({ name }) => name)).toContain('day.load');
    expect(retention).toMatchObject({ reports: 30, alerts: 366 });
  });
});
