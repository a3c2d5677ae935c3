// Live updates over both stores, to pages that are read, that take nothing, that go away, and that nobody has touched for long.
import { once } from 'node:events';
import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { staffApi, WallMade } from '../../../contract/staff-api.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { cookieOf, memberOf } from '../../support/server/staff.ts';
import { enrolTest, send, type TestStation, wellReport } from '../../support/server/stations.ts';
import { storeKinds } from '../../support/server/stores.ts';

const live = `${staffApi}/live`;
const [lookMs, beatMs] = [5000, 15_000];
const out = { ...wellReport, outOfService: 'WIPE-01', failedWipes: '1' } as const;

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 500 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
};
/** What the clock of the streams has begun is over by then. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

describe.each(storeKinds)('live updates with $name', (kind) => {
  let server: TestServer;
  let port: number;
  let station: TestStation;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await kind.start();
    server = await startTestServer(kind.fresh());
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    port = (server.app.server.address() as AddressInfo).port;
    station = await enrolTest(server.app, await server.token());
  });
  afterAll(async () => {
    await server.stop();
    await kind.stop();
    vi.useRealTimers();
  });

  const turn = async (ms: number): Promise<void> => {
    server.time += Math.ceil(ms / 1000);
    await vi.advanceTimersByTimeAsync(ms);
    await settle();
  };
  const ask = (cookie: string): string => `GET ${live} HTTP/1.1\r\nHost: lethe\r\nCookie: ${cookie}\r\n\r\n`;
  const streamFor = (cookie: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: live, headers: { cookie } }, resolve).on('error', reject);
    });
  const display = async (): Promise<{ cookie: string; id: string }> => {
    const admin = await memberOf(server, 'admin');
    const { wall, key } = WallMade.parse((await admin.ask('POST', '/walls', { name: 'Hall' })).body);
    const answer = await server.app.inject({ method: 'POST', url: `${staffApi}/wall`, payload: { key } });
    return { cookie: cookieOf(answer.headers['set-cookie']), id: wall.id };
  };
  const remove = async (id: string): Promise<void> =>
    void (await (await memberOf(server, 'admin')).ask('DELETE', `/walls/${id}`));
  /** Names so long that the list does not fit into what the kernel keeps for a connection. */
  const withLongNames = async (work: () => Promise<void>): Promise<void> => {
    for (let count = 1; count <= 12; count += 1) {
      const { id } = await enrolTest(server.app, await server.token());
      const values = [id, `${id} ${'x'.repeat(1_000_000)}`, server.time - 600 * count];
      await server.database.write([{ sql: 'UPDATE stations SET name = $2, enrolled_at = $3 WHERE id = $1', values }]);
    }
    server.time += 3;
    await work().finally(() => server.database.write([{ sql: 'UPDATE stations SET name = id' }]));
    server.time += 3;
  };
  /** A page that has asked and takes nothing. */
  const pausedFor = async (cookie: string): Promise<{ socket: Socket; response: ServerResponse }> => {
    const asked = once(server.app.server, 'request');
    const socket = connect(port, '127.0.0.1').pause();
    socket.on('error', () => undefined);
    socket.write(ask(cookie));
    const [, response] = (await asked) as [IncomingMessage, ServerResponse];
    await until(() => response.writableLength > 0);
    return { socket, response };
  };

  it('end for a page that takes nothing, when its key is removed, and the process goes on', async () => {
    await withLongNames(async () => {
      const { cookie, id } = await display();
      const { socket, response } = await pausedFor(cookie);
      await remove(id);
      await turn(beatMs);
      await until(() => response.destroyed);
      await send(server.app, station.next(out));
      await turn(lookMs);
      await turn(beatMs);
      expect((await server.app.inject({ url: '/health/live' })).statusCode).toBe(200);
      socket.destroy();
    });
  });

  it('do not pile up for a page that is behind, which hears once of all that it missed', async () => {
    await withLongNames(async () => {
      const { cookie } = await display();
      const { socket, response } = await pausedFor(cookie);
      const waiting = response.writableLength;
      for (const report of [wellReport, out, wellReport, { ...out, disk: '70-80' } as const]) {
        await send(server.app, station.next(report));
        await turn(lookMs);
      }
      expect(response.writableLength).toBe(waiting);
      let end = '';
      socket.on('data', (piece) => {
        end = (end + String(piece)).slice(-3000);
      });
      socket.resume();
      await until(() => response.writableLength === 0);
      await send(server.app, station.next(wellReport));
      await turn(lookMs);
      await until(() => end.includes('event: changes'));
      // A look that was under way when it caught up may tell of its own.
      expect(end.split('event: changes').length - 1).toBeLessThan(3);
      socket.destroy();
    });
  });

  it('end for a page that has taken nothing for a minute', async () => {
    await withLongNames(async () => {
      const { socket, response } = await pausedFor((await display()).cookie);
      for (let beats = 0; beats < 3; beats += 1) await turn(beatMs);
      expect(response.destroyed).toBe(false);
      await turn(beatMs);
      await until(() => response.destroyed);
      socket.destroy();
    });
  });

  it('are there for the next page after hundreds that went away while they were opened', async () => {
    const { cookie } = await display();
    let gone = 0;
    // After the server’s own listener, so that it has begun and waits for the store.
    const goAway = ({ socket, url }: IncomingMessage): void => {
      if (url !== live) return;
      gone += 1;
      socket.destroy();
    };
    server.app.server.on('request', goAway);
    for (let count = 0; count < 510; count += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(ask(cookie));
      if (count % 30 === 29) await until(() => gone > count - 5);
    }
    await until(() => gone === 510);
    await settle();
    server.app.server.off('request', goAway);
    const stream = await streamFor(cookie);
    expect(stream.statusCode).toBe(200);
    stream.destroy();
  });

  it('are no use of a session: half an hour after the last one the page is not let see more', async () => {
    const member = await memberOf(server, 'viewer');
    const stream = await streamFor(member.cookie);
    let ended = false;
    stream.resume().on('end', () => {
      ended = true;
    });
    for (let minutes = 0; minutes < 29; minutes += 1) {
      server.time += 45;
      await turn(beatMs);
    }
    expect(ended).toBe(false);
    // A connection that was cut is opened anew by the browser alone.
    (await streamFor(member.cookie)).destroy();
    server.time += 105;
    await turn(beatMs);
    await until(() => ended);
    expect((await streamFor(member.cookie)).resume().statusCode).toBe(401);
    expect((await member.ask('GET', '/session')).status).toBe(401);
  });
});
