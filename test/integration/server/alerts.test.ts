// Alerts through the whole server, over both stores, to a real HTTPS receiver and a real mail server on this machine.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChannelMade, Place } from '../../../contract/staff-api.ts';
import { startClerk } from '../../../server/alerts/clerk.ts';
import { makeSender } from '../../../server/alerts/send.ts';
import { watch } from '../../../server/alerts/watch.ts';
import { Settings } from '../../../server/settings.ts';
import { claimDue, queue } from '../../../server/store/deliveries.ts';
import { readJobs } from '../../../server/store/jobs.ts';
import { openDatabase } from '../../../server/store/open.ts';
import { type Certificate, makeCertificate } from '../../demonstration/certificate.ts';
import { type Alerting, broken, startAlerting } from '../../support/server/alerting.ts';
import { send } from '../../support/server/stations.ts';
import { storeKinds } from '../../support/server/stores.ts';

const minute = 60;

describe.each(storeKinds)('alerts with $name', (kind) => {
  let certificate: Certificate;
  let scene: Alerting;
  let url: string;
  beforeAll(async () => {
    await kind.start();
    certificate = await makeCertificate(['lethe.example']);
  });
  afterAll(() => kind.stop());
  beforeEach(async () => {
    url = kind.fresh();
    scene = await startAlerting(url, certificate);
    return () => scene.stop();
  });

  it('tell once that a problem began and once that it is over, signed', async () => {
    await scene.addRule(await scene.addWebhook());
    const one = await scene.station(broken);
    await scene.look();
    await scene.look();
    expect(scene.receiver.got).toHaveLength(1);
    const [began] = scene.receiver.got;
    expect(began).toMatchObject({ signed: true, message: { event: 'began', rule: 'Out', version: 1 } });
    expect(began?.message.lines).toEqual([
      {
        ...{ station: { id: one.id, name: expect.stringMatching(/^New/) }, place: null, verdict: 'out' },
        ...{ reason: 'wipe-failed', value: 'WIPE-01', age: 3600, stations: 1 },
        says: 'A wipe failed, so the station closed itself.',
        remedy: 'Restart it: it wipes again before it opens.',
        page: `https://lethe.example/stations/${one.id}`,
      },
    ]);
    await send(scene.server.app, one.next());
    await scene.look();
    await scene.look();
    expect(scene.receiver.got.map(({ message }) => message.event)).toEqual(['began', 'over']);
    expect(scene.receiver.got[1]?.message.title).toMatch(/is well again$/);
    const [line] = await scene.history();
    expect(line).toMatchObject({
      ...{ rule: 'Out', held: false, beganAt: expect.any(Number), overAt: expect.any(Number) },
      sent: [
        { channel: 'IT on call', event: 'began', state: 'delivered' },
        { channel: 'IT on call', event: 'over', state: 'delivered' },
      ],
    });
    expect([line?.beganAt, line?.overAt].map((at) => Number(at) % 3600)).toEqual([0, 0]);
    // What was delivered is not kept.
    expect(await scene.server.database.rows("SELECT 1 FROM deliveries WHERE body <> ''")).toEqual([]);
  });

  it('go by e-mail over TLS, with the right password, and do not name this computer', async () => {
    await scene.addRule(await scene.addMail());
    await scene.station(broken);
    await scene.look();
    expect(scene.mail.got).toHaveLength(1);
    const [got] = scene.mail.got;
    expect(got).toMatchObject({ from: 'lethe@library.example', to: ['desk@library.example'], encrypted: true });
    expect([got?.helo, got?.data.match(/^Message-ID: <[\w-]+@lethe\.example>/im)?.length]).toEqual([
      'lethe.example',
      1,
    ]);
    expect(got?.data).toMatch(/^Auto-Submitted: auto-generated/m);
    const [, body = ''] = got?.data.split('\r\n\r\n') ?? [];
    expect(body.replace(/=\r\n/g, '')).toContain('https://lethe.example/stations/');
    expect(body).toContain('Falló un borrado'.slice(0, 4));
  });

  it('are tried again, more and more rarely, under the same id, until they arrive', async () => {
    const channel = await scene.addWebhook();
    await scene.addRule(channel);
    await scene.station(broken);
    scene.receiver.answer = 503;
    await scene.look();
    const tried = async () => (await scene.channels()).find(({ id }) => id === channel)?.last;
    expect(await tried()).toMatchObject({ state: 'waiting', tries: 1, problem: 'status', status: 503 });
    scene.receiver.answer = 302;
    scene.server.time += 2 * minute;
    await scene.look();
    expect(await tried()).toMatchObject({ tries: 2, status: 302 });
    scene.receiver.answer = 'nothing';
    scene.server.time += 3 * minute;
    await scene.look();
    expect(await tried()).toMatchObject({ tries: 3, problem: 'unreachable', status: null });
    scene.receiver.answer = 204;
    await scene.look();
    expect(scene.receiver.got).toHaveLength(3);
    scene.server.time += 6 * minute;
    await scene.look();
    expect(await tried()).toMatchObject({ state: 'delivered', problem: null, nextAt: null });
    expect(new Set(scene.receiver.got.map(({ delivery }) => delivery)).size).toBe(1);
    expect(scene.receiver.got.every(({ headers }) => headers.host === new URL(scene.receiver.url).host)).toBe(true);
  });

  it('are given up after eight tries, and that is logged as a code', async () => {
    const channel = await scene.addWebhook();
    await scene.addRule(channel);
    const one = await scene.station(broken);
    scene.receiver.answer = 500;
    for (let tries = 0; tries < 10; tries += 1) {
      await scene.look();
      scene.server.time += 3 * 3600;
      await send(scene.server.app, one.next(broken));
    }
    expect(scene.receiver.got).toHaveLength(8);
    expect((await scene.channels())[0]?.last).toMatchObject({ state: 'given-up', tries: 8, nextAt: null });
    expect(scene.server.logged).toEqual([{ code: 'ALERT-01' }]);
    expect(await scene.server.database.rows("SELECT 1 FROM deliveries WHERE body <> ''")).toEqual([]);
  });

  it('never say that a problem is over before that it began', async () => {
    await scene.addRule(await scene.addWebhook());
    const one = await scene.station(broken);
    scene.receiver.answer = 503;
    await scene.look();
    await send(scene.server.app, one.next());
    scene.receiver.answer = 200;
    await scene.look();
    expect(scene.receiver.got).toHaveLength(1);
    scene.server.time += 2 * minute;
    await scene.look();
    await scene.look();
    expect(scene.receiver.got.map(({ message }) => message.event)).toEqual(['began', 'began', 'over']);
  });

  it('survive a process that is killed while it sends, and are not sent by two', async () => {
    await scene.addRule(await scene.addWebhook());
    await scene.station(broken);
    scene.server.time += 30;
    const opened = await openDatabase(url);
    if (!opened.ok) throw new Error(opened.problem.code);
    const second = { ...scene.server.clerk, database: opened.value };
    await Promise.all([watch(scene.server.clerk), watch(second), watch(scene.server.clerk), watch(second)]);
    // This one claims, and is never heard of again.
    expect(await claimDue(opened.value, scene.server.time, 60, { all: 10, ofChannel: 3 })).toHaveLength(1);
    expect(await scene.server.clerk.sender.sendDue()).toBe(0);
    scene.server.time += 61;
    const sender = makeSender({ ...second, settings: Settings.parse(scene.settings), files: scene.files });
    const both = await Promise.all([scene.server.clerk.sender.sendDue(), sender.sendDue(), sender.sendDue()]);
    expect(both.reduce((sum, count) => sum + count, 0)).toBe(1);
    await opened.value.close();
    expect(scene.receiver.got.map(({ message }) => message.event)).toEqual(['began']);
    expect(await scene.history()).toHaveLength(1);
  });

  it('make one line of a place whose stations fall silent together, though they last spoke in two steps', async () => {
    const place = Place.parse(
      (await (await scene.admin()).ask('POST', '/places', { name: 'Map room', hours: [] })).body,
    );
    await scene.addRule(await scene.addWebhook(), { kind: 'silent', name: 'Silent' });
    const three = [await scene.station(), await scene.station(), await scene.station(), await scene.station()];
    for (const { id } of three) await (await scene.admin()).ask('PATCH', `/stations/${id}`, { place: place.id });
    scene.server.time += 5 * minute;
    for (const one of three.slice(2)) await send(scene.server.app, one.next());
    for (let steps = 0; steps < 12; steps += 1) {
      scene.server.time += 5 * minute;
      await scene.look();
    }
    expect(scene.receiver.got.map(({ message }) => message.title)).toEqual([
      '4 stations in Map room fell silent together',
    ]);
    for (const one of three) await send(scene.server.app, one.next());
    await scene.look();
    expect(scene.receiver.got[1]?.message).toMatchObject({
      event: 'over',
      lines: [{ station: null, place: { name: 'Map room' } }],
    });
  });

  it('keep back in quiet hours what is not urgent, and tell afterwards in one line what is over by then', async () => {
    const quiet = { from: 720, to: 780 };
    await scene.addRule(await scene.addWebhook(), { quiet });
    const [passing, lasting] = [await scene.station(broken), await scene.station(broken)];
    await scene.look();
    expect([(await scene.history()).map(({ held }) => held), scene.receiver.got]).toEqual([[true, true], []]);
    await send(scene.server.app, passing.next());
    await scene.look();
    scene.server.time += 3600;
    await send(scene.server.app, lasting.next(broken));
    await send(scene.server.app, passing.next());
    await scene.look();
    await scene.look();
    const told = scene.receiver.got.map(({ message }) => [
      message.event,
      message.lines.map((line) => line.station?.id),
    ]);
    expect(told).toEqual([
      ['began', [lasting.id]],
      ['held', [passing.id]],
    ]);
    expect((await scene.history()).map(({ held }) => held)).toEqual([false, false]);
  });

  it('tell what was kept back of a place that is open again, though another is closed all week', async () => {
    const admin = await scene.admin();
    const place = async (name: string, hours: readonly unknown[]) =>
      Place.parse((await admin.ask('POST', '/places', { name, hours })).body).id;
    const week = Array.from({ length: 7 }, () => ({ from: 780, to: 1200 }));
    const [opens, closed] = [
      await place('Opens at one', week),
      await place(
        'Closed',
        week.map(() => null),
      ),
    ];
    const rule = await scene.addRule(await scene.addWebhook(), { quiet: 'closed' });
    const { id: off, ...rest } = await scene.addRule(rule.channels[0] ?? '', { quiet: 'closed', name: 'Off' });
    const stations = [await scene.station(broken), await scene.station(broken)];
    for (const [at, { id }] of stations.entries())
      await admin.ask('PATCH', `/stations/${id}`, { place: at === 0 ? opens : closed });
    await scene.look();
    for (const one of stations) await send(scene.server.app, one.next());
    await scene.look();
    expect((await admin.ask('PUT', `/alert-rules/${off}`, { ...rest, on: false })).status).toBe(200);
    expect((await scene.history()).map(({ held }) => held)).toEqual([true, true, true, true]);
    scene.server.time += 3600;
    for (const one of stations) await send(scene.server.app, one.next());
    await scene.look();
    const told = scene.receiver.got.map(({ message: { event, rule: of, lines } }) => [
      ...[event, of],
      lines.map((line) => line.station?.id),
    ]);
    expect(told).toEqual([['held', 'Out', [stations[0]?.id]]]);
  });

  it('go on to be looked for, and to other channels, while one receiver never answers', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const sockets = new Set<Socket>();
    const silentOne = createServer((socket) => void sockets.add(socket)).listen(0, '127.0.0.1');
    await once(silentOne, 'listening');
    const url = `https://127.0.0.1:${(silentOne.address() as AddressInfo).port}`;
    const body = { kind: 'webhook', name: 'Silent', language: 'en', url };
    const { channel } = ChannelMade.parse((await (await scene.admin()).ask('POST', '/channels', body)).body);
    await scene.addRule(await scene.addMail());
    const { database } = scene.server;
    const waiting = Array.from({ length: 100 }, () =>
      queue(null, { id: randomUUID(), channel: channel.id, event: 'began', body: '{}', madeAt: scene.server.time }),
    );
    await database.write(waiting);
    const clerk = startClerk(scene.server.clerk);
    const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
      for (let tries = 0; tries < 250 && !(await holds()); tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        await vi.advanceTimersByTimeAsync(1000);
      }
      expect(await holds()).toBe(true);
    };
    const looked = async () => (await readJobs(database)).find(({ name }) => name === 'alerts')?.ranAt;
    await until(async () => (await looked()) === scene.server.time);
    for (let turns = 0; turns < 3; turns += 1) {
      if (turns === 1) await scene.station(broken);
      scene.server.time += 30;
      await until(async () => (await looked()) === scene.server.time);
    }
    await until(() => scene.mail.got.length > 0);
    const asked = Date.now();
    await clerk.stop();
    expect(Date.now() - asked).toBeLessThan(15_000);
    for (const socket of sockets) socket.destroy();
    silentOne.close();
    vi.useRealTimers();
  });
});
