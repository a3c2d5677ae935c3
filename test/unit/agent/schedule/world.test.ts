// The station's clocks, zone and software, read from this machine and from folders of the test's own.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bootOf } from '../../../../agent/schedule/boot.ts';
import { readBootSigns, readSoftware, readZone, watchMoments } from '../../../../agent/schedule/world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-world-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the clocks', () => {
  it('go on together while the machine is awake', async () => {
    const moments = watchMoments(import.meta.filename, folder);
    const before = moments();
    await setTimeout(60);
    const after = moments();
    expect(after.sinceBoot).toBeGreaterThan(before.sinceBoot);
    expect(after.wall).toBeGreaterThan(before.wall);
    expect(Math.abs(after.slept - before.slept)).toBeLessThan(2000);
    expect(after.boot).toBe(before.boot);
  });

  it('name one start of this machine for all that ask', () => {
    const [one, other] = [1, 2].map(() => watchMoments(import.meta.filename, folder)().boot);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    // Where the signs make no sense, as in a container without a machine id, each start of the agent is one by itself.
    expect(one === other).toBe(bootOf(readBootSigns()) !== null);
  });
});

describe('the zone', () => {
  const link = (target: string): string => {
    const path = join(folder, 'localtime');
    symlinkSync(target, path);
    return path;
  };

  it('is the one that the link names, whatever Node began with', () => {
    expect(readZone(link('/usr/share/zoneinfo/Australia/Lord_Howe'), null)).toBe('Australia/Lord_Howe');
  });

  it.each(['posix/Europe/Athens', 'right/Europe/Athens'])(
    'is known by the name that JavaScript knows: %s',
    (target) => {
      expect(readZone(link(`/usr/share/zoneinfo/${target}`), null)).toBe('Europe/Athens');
    },
  );

  it.each([
    '/usr/share/zoneinfo/Nowhere/At_All',
    '/usr/share/zoneinfo/../../../etc/passwd',
    '/usr/share/zoneinfo/',
    '/etc',
  ])('is still a zone where the link names none: %s', (target) => {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: readZone(link(target), null) })).not.toThrow();
  });

  it('is the one that whoever started the agent chose', () => {
    expect(readZone(link('/usr/share/zoneinfo/Europe/Athens'), 'Asia/Kathmandu')).toBe('Asia/Kathmandu');
    expect(readZone(join(folder, 'localtime'), ':/etc/localtime')).toBe('Europe/Athens');
  });

  it('is still a zone where there is no link', () => {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: readZone(join(folder, 'none'), null) })).not.toThrow();
  });
});

describe('the software', () => {
  const longAgo = new Date('2026-01-01T00:00Z');
  const status = () => join(folder, 'var/lib/dpkg/status');
  const program = () => join(folder, 'agent.cjs');
  const put = (path: string, text: string, when: Date): void => {
    writeFileSync(path, text);
    utimesSync(path, when, when);
  };
  beforeEach(() => {
    mkdirSync(join(folder, 'var/lib/dpkg'), { recursive: true });
    put(status(), 'Package: chromium', longAgo);
    put(program(), 'agent', longAgo);
  });

  it('is the same as long as nothing is installed', () => {
    expect(readSoftware(program(), folder)).toMatch(/^[0-9a-f]{64}$/);
    expect(readSoftware(program(), folder)).toBe(readSoftware(program(), folder));
  });

  it('is another one after something was installed, and after an update of the agent', () => {
    const before = readSoftware(program(), folder);
    put(status(), 'Package: chromium, newer', new Date('2026-01-02T00:00Z'));
    const after = readSoftware(program(), folder);
    put(program(), 'newer agent', new Date('2026-01-02T00:00Z'));
    expect(new Set([before, after, readSoftware(program(), folder)]).size).toBe(3);
  });

  it('is not known while something is being installed', () => {
    put(status(), 'Package: half of it', new Date());
    expect(readSoftware(program(), folder)).toBeNull();
  });

  it('is known where there is no package manager', () => {
    rmSync(status());
    expect(readSoftware(program(), folder)).toMatch(/^[0-9a-f]{64}$/);
  });
});
