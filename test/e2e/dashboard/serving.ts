// The real server on a port of this machine, over SQLite, with a clock that goes on by itself and can be turned.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { freePort } from '../../support/server/processes.ts';

export interface Served extends TestServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** @param settings further ones, made when the address is known */
export async function serveDashboard(settings: object | ((origin: string) => object) = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'lethe-dashboard-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const further = typeof settings === 'function' ? settings(origin) : settings;
  const server = await startTestServer(`sqlite:${join(folder, 'lethe.db')}`, { address: origin, ...further });
  await server.app.listen({ host: 'localhost', port });
  const clock = setInterval(() => {
    server.time += 1;
  }, 1000);
  return Object.assign(server, {
    origin,
    async close() {
      clearInterval(clock);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
