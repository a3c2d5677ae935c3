// The agent beside the least that could be done: clearing a full station, and what it costs while nothing happens.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeRoom, type Room, until } from '../support/room/room.ts';
import { stationUser } from '../support/station/user.ts';
import { treeMemory } from './memory.ts';
import { type Benchmark, type Measured, percentile } from './report.ts';
import { serviceFlags } from './service-flags.ts';

const project = join(import.meta.dirname, '../..');
const rounds = 3;
/** What a station of a long, bad day holds. */
const full = { journals: 8, megabytesEach: 128, rotatedLogs: 10_000, strayFiles: 100_000 };
const idleSeconds = 300;

/** As the agent's service starts it. */
const flags = serviceFlags('lethe-agent.service');

type Clear = (room: Room) => number;

const clockAround = (work: () => void): number => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};

const inRoom = (room: Room, script: string, ...args: readonly string[]): string =>
  room.run(process.execPath, ...flags, join(import.meta.dirname, 'agent', script), ...args);

/** Each clears the same full station in its own way. */
const subjects = {
  'agent.clear': (room) => Number(inRoom(room, 'clear-all.ts')),
  'rotate-and-find': (room) =>
    clockAround(() => {
      room.shell('journalctl --rotate; find /var/log -type f -delete; find /var/tmp -mindepth 1 -delete');
    }),
  'bleachbit.system': (room) =>
    clockAround(() => {
      room.shell('HOME=/root bleachbit --clean journald.clean system.rotated_logs system.tmp >/dev/null 2>&1');
    }),
} satisfies Record<string, Clear>;

/** On a file system of a disk, since deleting in memory would flatter whoever looks most. */
async function fullRoom(image: string): Promise<Room> {
  const room = await makeRoom();
  room.shell(`mkdir -p /run/disk && mount -o loop ${image} /run/disk && rm -rf /run/disk/*`);
  for (const [place, folder] of [
    ['/var/log', 'log'],
    ['/var/tmp', 'tmp'],
  ]) {
    room.shell(`mkdir -p /run/disk/${folder} && mount --bind /run/disk/${folder} ${place}`);
  }
  for (const place of ['/tmp', '/root', '/var/crash', '/var/mail', '/home'])
    room.shell(`test ! -d ${place} || mount -t tmpfs lethe-bench ${place}`);
  room.shell('mkdir -p /var/log/journal');
  room.start('/lib/systemd/systemd-journald');
  await until(() => room.shell('journalctl --flush; ls /var/log/journal/*/system.journal || true') !== '');
  inRoom(room, 'fill.ts', JSON.stringify(full));
  room.shell('sync; echo 3 > /proc/sys/vm/drop_caches');
  return room;
}

async function clearings(folder: string): Promise<Record<keyof typeof subjects, number[]>> {
  const image = join(folder, 'disk');
  writeFileSync(image, '');
  truncateSync(image, 6 * 2 ** 30);
  execFileSync('mkfs.ext4', ['-q', '-F', image]);
  const times: Record<keyof typeof subjects, number[]> = {
    ...{ 'agent.clear': [], 'rotate-and-find': [], 'bleachbit.system': [] },
  };
  for (let round = 0; round < rounds; round++) {
    for (const [name, clear] of Object.entries(subjects) as [keyof typeof subjects, Clear][]) {
      const room = await fullRoom(image);
      times[name].push(clear(room));
      await room.end();
    }
  }
  return times;
}

/** Clock ticks of a process, in seconds; proc_pid_stat(5). There are 100 ticks in a second wherever Linux runs Node. */
function processorSeconds(id: number): number {
  const stat = readFileSync(`/proc/${id}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

interface Idle {
  readonly megabytes: number;
  readonly percent: number;
}

/**
 * @param node a copy that nobody else runs: on a station the agent shares Node's own pages with no other program
 * @param args what Node is to run
 */
async function idle(node: string, args: readonly string[]): Promise<Idle> {
  copyFileSync(process.execPath, node);
  const started = spawn(node, args, { stdio: 'ignore', env: {} });
  const id = started.pid ?? 0;
  try {
    await pause(15_000);
    const before = processorSeconds(id);
    await pause(idleSeconds * 1000);
    return { megabytes: await treeMemory(id), percent: (100 * (processorSeconds(id) - before)) / idleSeconds };
  } finally {
    started.kill('SIGKILL');
  }
}

async function idleBoth(folder: string): Promise<{ agent: Idle; node: Idle }> {
  const user = await stationUser();
  const root = join(folder, 'root');
  mkdirSync(root);
  const options = ['--root', root, '--runtime-dir', join(folder, 'runtime'), '--kiosk-user', user.name];
  const shared = user.dedicated ? [] : ['--shared-user'];
  const script = join(project, 'out/agent/agent.cjs');
  try {
    const agent = idle(join(folder, 'node-of-agent'), [...flags, script, ...options, ...shared]);
    const node = idle(join(folder, 'node'), ['--eval', 'setInterval(() => {}, 2 ** 30)']);
    return { agent: await agent, node: await node };
  } finally {
    await user.release();
  }
}

const beside = (id: string, samples: readonly number[], baseline: string, others: readonly number[]): Measured => ({
  ...{ id, value: percentile(samples, 0.5), unit: 'ms' },
  baseline: { id: baseline, value: percentile(others, 0.5) },
});

export async function benchAgent(): Promise<Benchmark> {
  if (process.getuid?.() !== 0) throw new Error('This benchmark mounts file systems and clears logs, and needs root.');
  const folder = mkdtempSync(join(tmpdir(), 'lethe-bench-'));
  try {
    const times = await clearings(folder);
    const { agent, node } = await idleBoth(folder);
    return {
      benchmark: 'agent',
      versions: { node: process.versions.node, systemd: versionOf('journalctl'), bleachbit: versionOf('bleachbit') },
      results: [
        beside('agent.clear', times['agent.clear'], 'rotate-and-find', times['rotate-and-find']),
        beside('bleachbit.system', times['bleachbit.system'], 'rotate-and-find', times['rotate-and-find']),
        {
          ...{ id: 'agent.idle-memory', value: agent.megabytes, unit: 'MB' },
          baseline: { id: 'node.idle-memory', value: node.megabytes },
        },
        { id: 'agent.idle-cpu', value: agent.percent, unit: '%' },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const versionOf = (tool: string): string =>
  /\d[\d.]*/.exec(execFileSync(tool, ['--version'], { encoding: 'utf8' }))?.[0] ?? 'unknown';
