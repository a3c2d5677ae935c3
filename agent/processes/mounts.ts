// Reads /proc/PID/mountinfo: which memory file systems and which media a process sees.
import { readFileSync } from 'node:fs';
import { hasCode } from '../wipe/folder.ts';

export interface Mount {
  readonly id: number;
  /** The id of the mount that it lies on. */
  readonly parent: number;
  /** `major:minor` in decimal. */
  readonly device: string;
  /** Which folder of the file system this shows: another one than `/` for a subvolume, or a folder mounted by itself. */
  readonly root: string;
  /** Octal escapes of the kernel resolved; a name that is not UTF-8 is read as latin1. */
  readonly point: string;
  readonly type: string;
  /** The file system itself, by whatever mount: where we see it read-only, others may write to it all the same. */
  readonly writable: boolean;
}

/**
 * @param process its id, or where /proc shows it
 * @returns null when the process is gone or may not be looked at
 */
export function readMounts(proc: string, process: number | string): readonly Mount[] | null {
  try {
    return parseMounts(readFileSync(`${proc}/${process}/mountinfo`, 'latin1'));
  } catch (error) {
    // EINVAL: the process has ended and left its mount namespace.
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'EINVAL')) return null;
    throw error;
  }
}

/** Format: proc_pid_mountinfo(5). Optional fields stand between the sixth and a lone `-`, after which come type, source and options of the file system. */
export function parseMounts(text: string): readonly Mount[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const fields = line.split(' ');
      const [id, parent, device, root, point] = fields;
      const [type, , options] = fields.slice(fields.indexOf('-', 6) + 1);
      if (root === undefined || point === undefined || options === undefined || type === undefined)
        throw new Error('unknown mountinfo line');
      const about = { id: Number(id), parent: Number(parent), device: String(device) };
      const writable = !options.split(',').includes('ro');
      return { ...about, root: unescapeOctal(root), point: unescapeOctal(point), type, writable };
    });
}

/** Those that a path leads to: nothing is mounted over them, nor over a folder above them. */
export function reachable(mounts: readonly Mount[]): readonly Mount[] {
  const byId = new Map(mounts.map((mount) => [mount.id, mount]));
  const isBuried = (mount: Mount): boolean => {
    const parent = byId.get(mount.parent);
    const sideways = mounts.some(({ parent: on, point }) => on === mount.parent && isBelow(mount.point, point));
    return sideways || (parent !== undefined && parent !== mount && isBuried(parent));
  };
  const isCovered = ({ id, point }: Mount): boolean =>
    mounts.some((other) => other.parent === id && other.id !== id && other.point === point);
  return mounts.filter((mount) => !isCovered(mount) && !isBuried(mount));
}

const isBelow = (path: string, folder: string): boolean =>
  path !== folder && path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** Where another file system begins than the folder around it belongs to, as latin1. */
export const mountPoints = (mounts: readonly Mount[]): ReadonlySet<string> =>
  new Set(reachable(mounts).map(({ point }) => point));

const unescapeOctal = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));

/** stat(2) packs a device number as glibc's makedev does; this is the same number as `major:minor`. */
export function deviceName(dev: number): string {
  const device = BigInt(dev);
  const major = ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn);
  const minor = (device & 0xffn) | ((device >> 12n) & ~0xffn & 0xffffffffn);
  return `${major}:${minor}`;
}
