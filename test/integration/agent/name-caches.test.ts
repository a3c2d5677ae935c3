// Real resolvers: a name that was looked up is answered from memory before, and asked for anew after.
import { type ChildProcess, spawn } from 'node:child_process';
import { Resolver } from 'node:dns/promises';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nameCacheCleaner } from '../../../agent/cleaners/name-caches.ts';
import { readProcesses } from '../../../agent/processes/table.ts';
import { resolvers } from '../../../agent/resolvers/resolvers.ts';
import type { Census } from '../../../agent/wipe/cleaner.ts';
import { runCleaners } from '../../../agent/wipe/run.ts';
import { describeAsRoot } from './support/root.ts';
import { gone } from './support/visit.ts';

const [upstreamPort, cachePort] = [5631, 5632];
const name = 'canary.library.example';
let running: ChildProcess[] = [];
let folder: string;

const start = (tool: string, ...args: string[]): ChildProcess => {
  const child = spawn(tool, args, { stdio: 'ignore' });
  running.push(child);
  return child;
};
const asked = () => {
  const resolver = new Resolver({ timeout: 300, tries: 1 });
  resolver.setServers([`127.0.0.1:${cachePort}`]);
  return resolver.resolve4(name).catch(() => null);
};
const answered = async (): Promise<void> => {
  while ((await asked()) === null) await new Promise((resolve) => setTimeout(resolve, 30));
};

/** What the name means is changed at the source: who still answers as before has remembered. */
async function startUpstream(address: string): Promise<void> {
  const alone = ['--keep-in-foreground', '--no-resolv', '--no-hosts', '--conf-file=/dev/null', '--pid-file='];
  const own = ['--listen-address=127.0.0.1', '--bind-interfaces', '--local-ttl=600', '--user=root'];
  start('/usr/sbin/dnsmasq', ...alone, ...own, `--port=${upstreamPort}`, `--host-record=${name},${address}`);
}
async function changeUpstream(address: string): Promise<void> {
  const [upstream] = running;
  upstream?.kill('SIGKILL');
  if (upstream !== undefined) await gone(upstream);
  await startUpstream(address);
  await new Promise((resolve) => setTimeout(resolve, 300));
}

const caches = {
  dnsmasq: () =>
    start(
      '/usr/sbin/dnsmasq',
      ...['--keep-in-foreground', '--no-resolv', '--no-hosts', '--conf-file=/dev/null', '--pid-file=', '--user=root'],
      ...[
        '--listen-address=127.0.0.1',
        '--bind-interfaces',
        `--port=${cachePort}`,
        `--server=127.0.0.1#${upstreamPort}`,
      ],
    ),
  unbound: () => {
    const file = join(folder, 'unbound.conf');
    writeFileSync(file, unboundSettings);
    return start('/usr/sbin/unbound', '-d', '-c', file);
  },
} as const;

const unboundSettings = `
server:
  interface: 127.0.0.1@${cachePort}
  do-not-query-localhost: no
  module-config: "iterator"
  username: ""
  chroot: ""
  pidfile: ""
  use-syslog: no
forward-zone:
  name: "."
  forward-addr: 127.0.0.1@${upstreamPort}
`;

/** The machine's own resolvers, and the one that answers at the source, are none of the test's business. */
const wipe = async (cache: ChildProcess, known = resolvers) => {
  const table = readProcesses();
  const byId = new Map([...table.byId].filter(([id]) => id === cache.pid));
  const census = () => ({ table: { ...table, byId } }) as unknown as Census;
  const order = { occasion: 'session-end', scope: { snapshot: null, everySession: true } } as const;
  return (await runCleaners([nameCacheCleaner(known, 64321)], order, census))['user-data'];
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-names-'));
  await startUpstream('192.0.2.1');
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(running.map(gone));
  running = [];
  rmSync(folder, { recursive: true });
});

describeAsRoot('a name that was looked up', () => {
  it.each(Object.entries(caches))('is forgotten by %s', async (_name, startCache) => {
    const cache = startCache();
    await answered();
    await changeUpstream('192.0.2.2');
    expect(await asked()).toEqual(['192.0.2.1']);
    expect(await wipe(cache)).toMatchObject({ left: 0, problem: null });
    await answered();
    expect(await asked()).toEqual(['192.0.2.2']);
  });

  it('is counted as long as nobody flushes, and no more afterwards', async () => {
    const cache = caches.dnsmasq();
    await answered();
    const held = () =>
      resolvers.find(({ programs }) => programs.includes('/usr/sbin/dnsmasq'))?.held({ id: cache.pid ?? 0 } as never);
    expect(await held()).toBeGreaterThan(0);
    expect((await wipe(cache)).removed).toBeGreaterThan(0);
    expect(await held()).toBe(0);
  });

  it('leaves the wipe unfinished where the resolver does not let go of it', async () => {
    const cache = caches.dnsmasq();
    await answered();
    const stubborn = resolvers.map((resolver) => ({ ...resolver, flush: async () => undefined }));
    expect((await wipe(cache, stubborn)).left).toBeGreaterThan(0);
  });
});
