// Takes provisioning back: each name as it was, byte for byte, with its rights and owner. First it looks whether somebody changed one since.
import type { ProblemCode } from '../../contract/problems.ts';
import { isFromSystem } from '../wipe/folder.ts';
import { inOrder } from './apply.ts';
import { type Entry, isSame, textOf } from './entry.ts';
import { backwards, type LineChange } from './lines.ts';
import type { Machine } from './machine.ts';
import { type Deed, digestOf, fromBefore, type ProvisionRecord } from './record.ts';
import type { StepId } from './step.ts';
import { steps } from './steps/all.ts';

/** A name that is put back. */
export interface Return {
  readonly path: string;
  readonly before: Entry;
  readonly after: Entry;
}

export interface UndoPlan {
  readonly returns: readonly Return[];
  /** Names that hold neither what was there before nor what was put there. */
  readonly foreign: readonly string[];
  /** Stay installed: others may stand on them by now. */
  readonly packages: readonly string[];
}

/** @throws when something that is there can't be read */
export function planUndo({ disk }: Machine, record: ProvisionRecord): UndoPlan {
  const now = new Map<string, Entry>();
  const then = new Map<string, Entry>();
  const foreign = new Set<string>();
  const entryAt = (path: string): Entry => {
    const entry = then.get(path) ?? disk.read(path);
    if (!now.has(path)) now.set(path, entry);
    return entry;
  };
  for (const deed of record.deeds.toReversed()) {
    for (const { path, entry, isForeign } of takeBack(deed, entryAt)) {
      then.set(path, entry);
      if (isForeign) foreign.add(path);
    }
  }
  const returns = [...then].map(([path, after]) => ({ path, after, before: now.get(path) ?? after }));
  return {
    returns: returns.filter(({ before, after }) => !isSame(before, after)),
    foreign: [...foreign].sort(),
    packages: record.deeds.flatMap((deed) => (deed.is === 'packages' ? deed.names : [])),
  };
}

interface TakenBack {
  readonly path: string;
  readonly entry: Entry;
  readonly isForeign: boolean;
}

function takeBack(deed: Deed, entryAt: (path: string) => Entry): readonly TakenBack[] {
  if (deed.is === 'name') return [nameBack(deed, entryAt(deed.path))];
  if (deed.is === 'lines') return [linesBack(deed.path, entryAt(deed.path), backwards(deed.lines))];
  if (deed.is === 'account') return accountFiles.map((path) => accountBack(path, entryAt(path), deed.name));
  return [];
}

function nameBack({ path, before, ours }: Extract<Deed, { is: 'name' }>, standing: Entry): TakenBack {
  const entry = fromBefore(before);
  return { path, entry, isForeign: !isSame(standing, entry) && !ours.includes(digestOf(standing)) };
}

/** A file that is gone has nothing to be put back; a line that is neither as we left it nor as it was is somebody else's now. */
function linesBack(path: string, standing: Entry, changes: readonly LineChange[]): TakenBack {
  if (standing.is !== 'file') return { path, entry: standing, isForeign: false };
  const lines = (textOf(standing) ?? '').split('\n');
  let isForeign = false;
  for (const { before: ours, after: theirs } of changes) {
    const at = lines.indexOf(ours ?? '');
    if (at >= 0) lines.splice(at, 1, ...(theirs === null ? [] : [theirs]));
    else isForeign ||= theirs !== null && !lines.includes(theirs);
  }
  return { path, entry: { ...standing, bytes: Buffer.from(lines.join('\n')) }, isForeign };
}

/** Where useradd(8) and systemd-sysusers(8) write; in each, a line of its own names the account first. */
const accountFiles = ['/etc/passwd', '/etc/shadow', '/etc/group', '/etc/gshadow'];

function accountBack(path: string, standing: Entry, name: string): TakenBack {
  if (standing.is !== 'file') return { path, entry: standing, isForeign: false };
  const lines = (textOf(standing) ?? '').split('\n').filter((line) => !line.startsWith(`${name}:`));
  return { path, entry: { ...standing, bytes: Buffer.from(lines.join('\n')) }, isForeign: false };
}

/** PROVISION-04 when something can't be written, -05 when a program of the system failed. Either can be tried again. */
export function applyUndo(machine: Machine, record: ProvisionRecord, { returns }: UndoPlan): ProblemCode | null {
  const { disk, tools } = machine;
  try {
    for (const { path, after } of returns) disk.put(path, after);
    for (const deed of record.deeds.toReversed()) {
      if (deed.is === 'name' || deed.is === 'lines') disk.tidy(deed.path);
      if (deed.is === 'folder') disk.takeFolder(deed.path);
    }
    if (!refreshesOf(record).every((what) => tools.refresh(what))) return 'PROVISION-05';
    machine.record.discard();
    return null;
  } catch (error) {
    if (isFromSystem(error)) return 'PROVISION-04';
    throw error;
  }
}

const refreshesOf = (record: ProvisionRecord) =>
  inOrder(steps.filter(({ id }: { id: StepId }) => record.steps[id] !== undefined).flatMap(({ refresh }) => refresh));
