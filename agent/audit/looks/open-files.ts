// Looks for files of the session that somebody outside still holds: open, mapped, or as a working folder. They live until let go.
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { succeed } from '../../../contract/result.ts';
import type { Remaining } from '../../processes/memory.ts';
import { deviceName } from '../../processes/mounts.ts';
import { type Process, shownAt } from '../../processes/table.ts';
import { hasCode } from '../../wipe/folder.ts';
import type { Look, View } from '../view.ts';

export const lookAtOpenFiles: Look = (view) => {
  const marks = marksOf(view);
  const seen = { looked: 0, left: 0 };
  for (const process of view.table.byId.values()) {
    if (process.ended || process.isKernels || view.spares.has(process)) continue;
    const isShielded = !view.station.dedicated || process.owner !== view.station.kioskId;
    const paths = process.shownAt.flatMap((place) => heldAt(`${view.table.proc}/${place}`, isShielded));
    seen.looked += paths.length;
    seen.left += paths.filter((path) => leadsToSession(path, marks, isShielded)).length;
    seen.left += mapsSession(view, process, marks, isShielded) ? 1 : 0;
  }
  return succeed(seen);
};

/** By what a file of the session is known from outside. */
interface Marks extends Remaining {
  /** Folders of slots, with a slash at the end. */
  readonly folders: readonly string[];
}

function marksOf({ scope: { snapshot, everySession }, remaining, roots }: View): Marks {
  const slots = everySession ? ['0', '1'] : [...(snapshot?.slots ?? [])];
  return {
    ...remaining,
    folders: slots.map((slot) => `${roots.slots}/${slot}/`),
  };
}

function heldAt(folder: string, isShielded: boolean): readonly string[] {
  const descriptors = ifThere(() => readdirSync(`${folder}/fd`), isShielded) ?? [];
  return [...descriptors.map((name) => `${folder}/fd/${name}`), `${folder}/cwd`, `${folder}/root`];
}

function leadsToSession(path: string, marks: Marks, isShielded: boolean): boolean {
  const stat = ifThere(() => statSync(path), isShielded);
  if (stat !== null && marks.devices.has(deviceName(stat.dev))) return true;
  if (stat !== null && marks.mountNamespaces.has(`mnt:[${stat.ino}]`) && isNamespace(stat.dev)) return true;
  if (marks.folders.length === 0) return false;
  const target = ifThere(() => readlinkSync(path), isShielded);
  return target !== null && marks.folders.some((folder) => `${target}/`.startsWith(folder));
}

/** Namespaces are files of a file system of their own; whoever holds one open keeps its mounts. */
const isNamespace = (device: number): boolean => statSync('/proc/self/ns/mnt').dev === device;

/**
 * A mapped file needs no open descriptor. Lines hold the device as two hexadecimal numbers, then the path. The list is
 * long and slow to make: of other users' processes only those are asked that have such pages at all.
 */
function mapsSession(view: View, process: Process, marks: Marks, isShielded: boolean): boolean {
  if (marks.devices.size === 0 && marks.folders.length === 0) return false;
  if (process.owner !== view.station.kioskId && !process.sharesMemory) return false;
  const maps = ifThere(() => readFileSync(`${view.table.proc}/${shownAt(process)}/maps`, 'latin1'), isShielded) ?? '';
  const devices = [...marks.devices].map((device) => ` ${device.split(':').map(hexadecimal).join(':')} `);
  return [...devices, ...marks.folders.map((folder) => ` ${folder}`)].some((mark) => maps.includes(mark));
}

const hexadecimal = (decimal: string): string => Number(decimal).toString(16).padStart(2, '0');

/**
 * @param isShielded the process belongs to somebody else, or the agent is not root: what it may not see is not a patron's
 * @returns null when the process or the file has gone meanwhile
 */
function ifThere<Value>(read: () => Value, isShielded: boolean): Value | null {
  try {
    return read();
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'ENOTCONN', 'EIO')) return null;
    if (isShielded && hasCode(error, 'EACCES', 'EPERM')) return null;
    throw error;
  }
}
