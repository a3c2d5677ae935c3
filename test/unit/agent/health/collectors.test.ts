// Collectors: each alone and in time, from files laid out like a station's, and through the one door to systeminformation.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import * as library from 'systeminformation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, type Host, known } from '../../../../agent/health/collector.ts';
import { collectors } from '../../../../agent/health/collectors/index.ts';
import { linuxFrom, windowsFrom } from '../../../../agent/health/collectors/system.ts';
import { askSystem } from '../../../../agent/health/system-information.ts';
import { agentOptions } from '../../../../build/bundle.ts';

let root: string;
const file = (path: string, text = ''): string => {
  const whole = join(root, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
  return whole;
};
const information = { temperature: async () => 61, memory: async () => ({ used: 1, total: 2 }) };
const host = (): Host => ({ root, information });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lethe-host-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('collectors', () => {
  const alone = { root: '/', information };

  it('do not spoil each other: one that fails is a failed reading, and the others have theirs', async () => {
    const readings = await collect(
      {
        well: async () => 5,
        absent: async () => null,
        broken: () => Promise.reject(new Error('a name')),
        wrong: () => {
          throw new Error('a name');
        },
      },
      alone,
    );
    expect(readings.well).toMatchObject({ ok: true, value: 5 });
    expect(readings.absent).toMatchObject({ ok: true, value: null });
    expect([readings.broken.ok, readings.wrong.ok]).toEqual([false, false]);
    expect(JSON.stringify(readings)).not.toContain('a name');
  });

  it('do not wait for one that hangs', async () => {
    const readings = await collect({ well: async () => 5, hanging: () => setTimeout(20_000, 5) }, alone, 30);
    expect([known(readings.well), readings.hanging.ok]).toEqual([5, false]);
  });

  it('are timed', async () => {
    const readings = await collect({ slow: () => setTimeout(40, 5) }, alone);
    expect(readings.slow.ms).toBeGreaterThanOrEqual(35);
  });

  it('all work on this machine', async () => {
    const readings = await collect(collectors, { root: '/', information: askSystem() });
    expect(Object.entries(readings).filter(([, { ok }]) => !ok)).toEqual([]);
    expect(known(readings.uptime)).toBeGreaterThan(0);
    expect(known(readings.disk)).toBeGreaterThanOrEqual(0);
    expect(known(readings.processor)?.total).toBeGreaterThan(0);
    expect(known(readings.memory)?.total).toBeGreaterThan(0);
  });
});

describe('the system', () => {
  it.each([
    ['Debian', 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n', 'debian', 12, 0],
    ['Ubuntu', 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n', 'ubuntu', 24, 4],
    ['a sister of Debian', 'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22.1"\n', 'ubuntu', 22, 1],
    ['openSUSE', "ID='opensuse-leap'\nVERSION_ID='15.6'\n", 'suse', 15, 6],
    ['Rocky', 'ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.4"\n', 'rhel', 9, 4],
    ['one that rolls', 'ID=arch\nBUILD_ID=rolling\n', 'arch', 0, 0],
    ['one with a date for a version', 'ID=nixos\nVERSION_ID="20261125"\n', 'other', 0, 0],
    ['an empty file', '', 'other', 0, 0],
  ])('is told by family and release: %s', (_, text, distribution, major, minor) => {
    expect(linuxFrom(text)).toEqual({ family: 'linux', distribution, major, minor });
  });

  it('is told apart for the two Windows that call themselves 10', () => {
    expect(windowsFrom('10.0.19045')).toMatchObject({ major: 10 });
    expect(windowsFrom('10.0.22631')).toMatchObject({ major: 11 });
  });
});

describe('the network cable', () => {
  const routes = (name: string) =>
    `Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\n${name}\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\n`;

  it.each([
    ['of a gigabit', 'enp3s0', '1000\n', 1000],
    ['that is broken', 'enp3s0', '10\n', 10],
    ['that is out', 'enp3s0', '-1\n', null],
    ['whose interface has a name that leads elsewhere', '../../x', '10\n', null],
  ])('%s', async (_, name, speed, found) => {
    file('proc/net/route', routes(name));
    file(join('sys/class/net', name, 'speed'), speed);
    expect(await collectors.link(host())).toBe(found);
  });

  it('that is not there, is none', async () => {
    expect(await collectors.link(host())).toBeNull();
  });
});

describe('updates', () => {
  it('were looked for when the newest of the marks was set', async () => {
    utimesSync(file('var/lib/apt/periodic/update-success-stamp'), 1000, 1000);
    utimesSync(file('var/lib/apt/lists/a') && join(root, 'var/lib/apt/lists'), 500, 500);
    expect(await collectors.updates(host())).toEqual({ lookedForMs: 1_000_000, restartWaits: false });
    file('run/reboot-required');
    expect(await collectors.updates(host())).toMatchObject({ restartWaits: true });
  });

  it('are not known where nothing tells', async () => {
    expect(await collectors.updates(host())).toBeNull();
  });
});

describe('the door to systeminformation', () => {
  const allowed = ['cpuTemperature', 'mem'];

  /** The real library, in which every call is counted and each that is not allowed is refused. */
  function watched() {
    const called: string[] = [];
    const proxy = new Proxy(library, {
      get(target, name: string) {
        // Asked by every promise of what it is resolved with.
        if (name === 'then') return undefined;
        called.push(name);
        if (!allowed.includes(name)) throw new Error(`systeminformation.${name} was asked for`);
        return Reflect.get(target, name);
      },
    });
    return { called, load: async () => proxy };
  }

  it('asks for what is allowed and nothing else, whatever is collected', async () => {
    const { called, load } = watched();
    const readings = await collect(collectors, { root: '/', information: askSystem(load) });
    expect(Object.values(readings).every(({ ok }) => ok)).toBe(true);
    expect([...called].sort()).toEqual(allowed);
  });

  it('would have been seen asking for more', async () => {
    const { load } = watched();
    await expect(load().then((opened) => opened.osInfo())).rejects.toThrow('osInfo');
  });

  it('takes a temperature that no sensor gives as none', async () => {
    const mem = async () => ({ total: 2, available: 1 });
    const load = async () => ({ mem, cpuTemperature: async () => ({ main: null as never, max: null as never }) });
    expect(await askSystem(load).temperature()).toBeNull();
  });

  it('is all of the library that the agent ships', async () => {
    const built = await build({ ...agentOptions, entryPoints: ['agent/main.ts'], write: false, metafile: true });
    const shipped = Object.keys(built.metafile.inputs).filter((path) => path.includes('/systeminformation/'));
    expect(shipped.map((path) => basename(path)).sort()).toEqual(['cpu.js', 'memory.js', 'util.js']);
  });
});
