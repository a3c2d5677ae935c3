// The resolvers that a station may run, each flushed in the way that its manual names.
import { isAlive } from '../processes/end.ts';
import type { Process } from '../processes/table.ts';
import { runTool } from '../run-tool.ts';
import { hostsHeldBy, namesHeldBy } from './answers.ts';
import { insertionsOf } from './dnsmasq.ts';
import type { Resolver } from './resolver.ts';

const patience = 3000;

export const resolvers: readonly Resolver[] = [
  {
    programs: ['/usr/lib/systemd/systemd-resolved', '/lib/systemd/systemd-resolved'],
    // systemd-resolved(8): flushes the caches. It needs no message bus, which may not be up yet at boot.
    flush: async (resolver) => signal(resolver, 'SIGUSR2'),
    held: async () => namesHeldBy(await tell('/usr/bin/busctl', ...cacheStatistics)),
  },
  {
    programs: ['/usr/sbin/dnsmasq'],
    // dnsmasq(8): clears the cache, and with it the count of what was put in.
    flush: async (resolver) => signal(resolver, 'SIGHUP'),
    held: ({ id }) => insertionsOf(id),
  },
  {
    programs: ['/usr/sbin/unbound'],
    // unbound(8): reloads, which drops the cache. What it holds can be asked only where remote control was set up.
    flush: async (resolver) => signal(resolver, 'SIGHUP'),
    held: async () => null,
  },
  {
    programs: ['/usr/sbin/nscd'],
    flush: async () => void (await tell('/usr/sbin/nscd', '--invalidate=hosts')),
    held: async () => hostsHeldBy(await tell('/usr/sbin/nscd', '--statistics')),
  },
];

const manager = ['org.freedesktop.resolve1', '/org/freedesktop/resolve1', 'org.freedesktop.resolve1.Manager'];
const cacheStatistics = ['--json=short', '--auto-start=no', 'get-property', ...manager, 'CacheStatistics'];

function signal(resolver: Process, name: 'SIGHUP' | 'SIGUSR2'): void {
  if (!isAlive(resolver)) return;
  try {
    process.kill(resolver.id, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** @returns nothing when it could not be run or failed */
async function tell(tool: string, ...args: readonly string[]): Promise<string> {
  try {
    return await runTool(tool, args, { timeout: patience, env: { LC_ALL: 'C' } });
  } catch {
    return '';
  }
}
