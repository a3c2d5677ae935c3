// The station's clocks, its zone and its start, read from the system. Everything that the schedule's rules can't know by themselves.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { type BootSigns, bootOf } from './boot.ts';
import type { Moment } from './due.ts';

const nanoseconds = 1_000_000n;

/** Milliseconds on two clocks of the kernel's that nobody can set: proc_uptime(5) goes on in sleep, the other one does not. */
function readClocks(): Pick<Moment, 'sinceBoot' | 'slept'> {
  const awake = Number(process.hrtime.bigint() / nanoseconds);
  const sinceBoot = Number(readFileSync('/proc/uptime', 'latin1').split(' ')[0]) * 1000;
  return { sinceBoot, slept: sinceBoot - awake };
}

export const readBootSigns = (): BootSigns => ({
  bootId: textOf('/proc/sys/kernel/random/boot_id'),
  firstProcess: textOf('/proc/1/stat'),
  machineId: textOf('/etc/machine-id'),
});

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}

/** What whoever started the agent chose for it; later the variable says what the agent took on. */
const chosenAtStart = process.env.TZ ?? null;

/** As systemd sets it (localtime(5)): the link is read anew, since Node would keep the zone of its start. */
export function readZone(link = '/etc/localtime', chosen = chosenAtStart): string {
  const named = [chosen, linkedZone(link), textOf('/etc/timezone')?.trim()];
  return named.find((zone) => typeof zone === 'string' && isZone(zone)) ?? 'UTC';
}

/** Two further copies of the database lie beside the zones themselves; JavaScript knows neither (zdump(8)). */
function linkedZone(link: string): string | undefined {
  try {
    return readlinkSync(link)
      .split('/zoneinfo/')[1]
      ?.replace(/^(posix|right)\//, '');
  } catch {
    return undefined;
  }
}

const database = '/usr/share/zoneinfo';

/** Where a system has no database of zones, JavaScript's own alone decides. */
const isZone = (zone: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(zone) &&
  (existsSync(join(database, zone)) || !existsSync(database));

/** Software that is just being installed is not looked at yet. */
const settling = 10 * 60_000;

/** What the package manager last did here, and this agent's own program. */
export function readSoftware(program: string, root: string): string | null {
  try {
    const changed = [program, `${root}/var/lib/dpkg/status`].map(fingerprintOf);
    if (changed.some((one) => one !== null && Date.now() - one.mtimeMs < settling)) return null;
    const words = changed.map((one) => (one === null ? 'none' : `${one.size} ${one.mtimeMs}`));
    return createHash('sha256')
      .update([release(), ...words].join('\n'))
      .digest('hex');
  } catch {
    return null;
  }
}

function fingerprintOf(path: string) {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

/** @returns the station's moment, whenever it is asked for */
export function watchMoments(program: string, root: string): () => Moment {
  // Where the start of the machine can't be told, each start of the agent counts as one.
  const boot = bootOf(readBootSigns()) ?? randomBytes(32).toString('hex');
  return () => ({
    ...readClocks(),
    wall: Date.now(),
    zone: readZone(),
    boot,
    software: readSoftware(program, root),
  });
}
