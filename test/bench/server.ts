// The server beside Debian's prometheus-pushgateway: reports a second, committed before the answer, and how long an answer takes.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { OpenDatabase } from '../../server/store/open.ts';
import { startPostgres } from '../support/server/postgres.ts';
import { openStore } from '../support/server/stores.ts';
import { benchDashboard } from './dashboard.ts';
import { type Load, sendLoad } from './load.ts';
import { treeMemory } from './memory.ts';
import type { Benchmark, Measured } from './report.ts';
import { addStations, type RequestFile, writePushes, writeReports } from './server-requests.ts';
import { serviceFlags } from './service-flags.ts';

const stationCount = 1000;
const connections = 128;
const fewConnections = 4;
const warmUp = 2;
const seconds = 6;
/** As many as the fastest machine could send in that time. */
const enough = 90_000 * seconds;
const manyStations = 100_000;

/** As the server's service starts it. */
const flags = serviceFlags('lethe-server.service');

const now = Math.floor(Date.now() / 1000);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('what was to be measured did not start');
}

/** Whatever comes of the work, nothing is left running. */
async function whileRuns<Done>(child: ChildProcess, work: () => Promise<Done>): Promise<Done> {
  const gone = once(child, 'exit');
  try {
    return await work();
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

async function withServer<Done>(
  folder: string,
  store: string,
  work: (port: number, child: ChildProcess) => Promise<Done>,
): Promise<Done> {
  const port = await freePort();
  const config = join(folder, `server-${port}.yaml`);
  writeFileSync(config, `listen: 127.0.0.1:${port}\nstore: "${store}"\n`);
  const child = spawn(process.execPath, [...flags, 'out/server/lethe-server.mjs', 'start', '--config', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return await whileRuns(child, async () => {
    await untilAnswers(`http://127.0.0.1:${port}/health/ready`);
    return await work(port, child);
  });
}

const loadOn = (
  port: number,
  requests: RequestFile,
  duration: number,
  status: number,
  round: boolean,
  at = connections,
): Promise<Load> =>
  sendLoad({ url: `http://127.0.0.1:${port}`, seconds: duration, connections: at, status, round, ...requests });

function checked(load: Load, of: string): Load {
  if (load.wrong > 0) throw new Error(`${of}: ${load.wrong} wrong answers, the last with status ${load.lastWrong}`);
  return load;
}

interface Ours extends Load {
  /** On the disk, for each report, with everything that belongs to it. */
  readonly bytesEach: number;
}

async function sizeOf(database: OpenDatabase): Promise<number> {
  const sql =
    database.dialect.name === 'sqlite'
      ? 'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()'
      : 'SELECT pg_database_size(current_database()) AS bytes';
  return Number((await database.rows(sql))[0]?.bytes);
}

/** Counts what is in the store afterwards: an answer that nothing stands behind is worth nothing. */
async function measureOurs(folder: string, url: string): Promise<Ours> {
  const database = await openStore(url, now);
  const stations = await addStations(database, stationCount, now);
  const sizeBefore = await sizeOf(database);
  await database.close();
  const first = await writeReports(join(folder, 'warm-up'), stations, enough / 3);
  const { warm, load } = await withServer(folder, url, async (port) => {
    const warm = checked(await loadOn(port, first, warmUp, 200, false), 'warm-up');
    const requests = await writeReports(join(folder, 'measured'), stations, enough);
    return { warm, load: checked(await loadOn(port, requests, seconds, 200, false), 'reports') };
  });
  const after = await openStore(url, now);
  const [row] = await after.rows('SELECT count(*) AS count FROM reports');
  const bytesEach = ((await sizeOf(after)) - sizeBefore) / Number(row?.count);
  await after.close();
  if (Number(row?.count) < warm.requests + load.requests)
    throw new Error('not every acknowledged report is in the store');
  return { ...load, bytesEach };
}

async function measurePushgateway(folder: string, options: readonly string[]): Promise<Load> {
  const port = await freePort();
  const stations = Array.from({ length: stationCount }, (_, at) => ({
    id: at.toString(16).padStart(16, '0'),
    key: Buffer.alloc(0),
    sequence: 0,
  }));
  const requests = await writePushes(join(folder, 'pushes'), stations, stationCount);
  const child = spawn('prometheus-pushgateway', [`--web.listen-address=127.0.0.1:${port}`, ...options], {
    stdio: 'ignore',
    cwd: folder,
  });
  return await whileRuns(child, async () => {
    await untilAnswers(`http://127.0.0.1:${port}/-/ready`);
    const fast = options.length > 0;
    // Its default mode looks at every group for every push: with more connections none would be answered in time.
    const at = fast ? connections : fewConnections;
    await loadOn(port, requests, warmUp, fast ? 202 : 200, true, at);
    const load = checked(await loadOn(port, requests, seconds, fast ? 202 : 200, true, at), 'pushgateway');
    if (load.requests === 0) throw new Error('the pushgateway answered nothing in the time that was measured');
    return load;
  });
}

/** One report of each of a hundred thousand stations, and what the process holds afterwards. */
async function measureMemory(folder: string): Promise<number> {
  const url = `sqlite:${join(folder, 'many.db')}`;
  const database = await openStore(url, now);
  const stations = await addStations(database, manyStations, now);
  await database.close();
  const requests = await writeReports(join(folder, 'many'), stations, manyStations);
  return await withServer(folder, url, async (port, child) => {
    await loadOn(port, requests, 60, 200, false);
    return await treeMemory(child.pid ?? 0);
  });
}

const reportsPerSecond = (id: string, load: Load, baseline?: { id: string; load: Load }): Measured => ({
  id,
  value: load.perSecond,
  unit: '/s',
  ...(baseline && { baseline: { id: baseline.id, value: baseline.load.perSecond } }),
});

export async function benchServer(): Promise<Benchmark> {
  // In memory: what is measured is the server, not how fast this machine writes the requests down. The stores are on the disk.
  const requests = mkdtempSync('/dev/shm/lethe-bench-');
  const folder = mkdtempSync(join(process.env.TMPDIR ?? '/var/tmp', 'lethe-bench-'));
  const postgres = await startPostgres();
  try {
    const measure = async (url: string): Promise<Ours> => measureOurs(requests, url);
    const sqlite = await measure(`sqlite:${join(folder, 'lethe.db')}`);
    const fast = await measurePushgateway(requests, ['--push.disable-consistency-check']);
    const many = await measure(postgres.url(postgres.database()));
    const usual = await measurePushgateway(requests, []);
    const memory = await measureMemory(requests);
    const dashboard = await benchDashboard();
    const [gateway, checkedGateway] = ['pushgateway.fast', 'pushgateway.default'];
    return {
      benchmark: 'server',
      versions: { node: process.versions.node },
      results: [
        reportsPerSecond('server.ingest-sqlite', sqlite, { id: gateway, load: fast }),
        reportsPerSecond('server.ingest-sqlite-beside-default', sqlite, { id: checkedGateway, load: usual }),
        reportsPerSecond('server.ingest-postgres', many, { id: gateway, load: fast }),
        { id: 'server.ingest-p50', value: sqlite.p50, unit: 'ms', baseline: { id: `${gateway}.p50`, value: fast.p50 } },
        { id: 'server.ingest-p99', value: sqlite.p99, unit: 'ms', baseline: { id: `${gateway}.p99`, value: fast.p99 } },
        {
          id: 'server.ingest-postgres-p99',
          value: many.p99,
          unit: 'ms',
          baseline: { id: `${gateway}.p99`, value: fast.p99 },
        },
        { id: 'server.report-bytes-sqlite', value: sqlite.bytesEach, unit: 'B' },
        { id: 'server.report-bytes-postgres', value: many.bytesEach, unit: 'B' },
        { id: 'server.memory-100k-stations', value: memory, unit: 'MB' },
        ...dashboard,
      ],
    };
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(requests, { recursive: true, force: true });
  }
}
