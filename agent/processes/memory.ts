// Tells a session's memory file systems from others that the kernel gave the same number: it uses a number again at once.
import { statSync } from 'node:fs';
import { deviceName, type Mount, readMounts } from './mounts.ts';
import type { Session } from './sessions.ts';
import { type Process, type ProcessTable, shownAt } from './table.ts';

/** The upper folder of a mount, by inode and birth: no two file systems that bear one number after another share both. */
interface MountRoot {
  readonly inode: bigint;
  /** Nanoseconds since 1970. */
  readonly born: bigint;
}

/** `major:minor`; null where the upper folder could not be looked at, and the number alone has to do. */
export type MemoryDevices = ReadonlyMap<string, MountRoot | null>;

/** Memory file systems that neither the agent nor whoever launched the session sees. */
export function memoryOf(table: ProcessTable, session: Session): MemoryDevices {
  const found = new Map<string, MountRoot | null>();
  if (session.containment === 'directory') return found;
  const outside = [readMounts(table.proc, 'self'), readMounts(table.proc, session.first.parent)];
  const seenOutside = new Set(outside.flatMap((mounts) => mounts ?? []).map(({ device }) => device));
  for (const process of session.members) {
    for (const mount of readMounts(table.proc, shownAt(process)) ?? []) {
      if (mount.type !== 'tmpfs' || seenOutside.has(mount.device)) continue;
      found.set(mount.device, found.get(mount.device) ?? rootOf(table, process, mount));
    }
  }
  return found;
}

/** What still counts as the session's, of what was noted when it opened. */
export interface Remaining {
  readonly devices: ReadonlySet<string>;
  readonly mountNamespaces: ReadonlySet<string>;
}

/** What is noted of a session's memory. */
export interface Noted {
  readonly devices: MemoryDevices;
  readonly mountNamespaces: ReadonlySet<string>;
}

/**
 * A number is taken off only on evidence: a mount of that number whose upper folder is another one, since a number belongs
 * to one file system at a time. What can't be looked at stays.
 */
export function remainingOf(table: ProcessTable, noted: Noted): Remaining {
  const seen = [...standingIn(table)].map(([namespace, process]) => ({
    ...{ namespace, process },
    mounts: readMounts(table.proc, shownAt(process)),
  }));
  const given = seen.flatMap(({ process, mounts }) =>
    (mounts ?? [])
      .filter((mount) => noted.devices.has(mount.device) && isAnother(noted, mount, rootOf(table, process, mount)))
      .map(({ device }) => device),
  );
  const devices = new Set([...noted.devices.keys()].filter((device) => !given.includes(device)));
  // A session's mounts always show its memory. Where they show none of it, the number is another one's by now.
  const others = seen.filter(({ mounts }) => mounts !== null && !mounts.some(({ device }) => devices.has(device)));
  const namespaces = new Set(others.map(({ namespace }) => namespace));
  return { devices, mountNamespaces: new Set([...noted.mountNamespaces].filter((name) => !namespaces.has(name))) };
}

function isAnother({ devices }: Noted, mount: Mount, root: MountRoot | null): boolean {
  const known = devices.get(mount.device) ?? null;
  return known !== null && root !== null && root.inode === known.inode && root.born !== known.born;
}

/** Each mount namespace of the machine, by one process that stands in it. */
function standingIn(table: ProcessTable): ReadonlyMap<string, Process> {
  const found = new Map<string, Process>();
  for (const process of table.byId.values()) {
    const namespace = process.ended ? null : table.namespace(process, 'mnt');
    if (namespace !== null && !found.has(namespace)) found.set(namespace, process);
  }
  return found;
}

/** null where it is gone, may not be looked at, has something else mounted over it, or keeps no time of birth. */
function rootOf(table: ProcessTable, process: Process, { device, point }: Mount): MountRoot | null {
  try {
    const path = Buffer.from(`${table.proc}/${shownAt(process)}/root${point}`, 'latin1');
    const stat = statSync(path, { bigint: true });
    const isIt = deviceName(Number(stat.dev)) === device && stat.birthtimeNs > 0n;
    return isIt ? { inode: stat.ino, born: stat.birthtimeNs } : null;
  } catch {
    return null;
  }
}
