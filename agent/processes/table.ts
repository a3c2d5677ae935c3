// One pass over /proc: every process with its parent, owner and time of birth, shared by all looks of one audit.
import { closeSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';
import { hasCode } from '../wipe/folder.ts';

export interface Process {
  readonly id: number;
  readonly parent: number;
  /** Clock ticks after the kernel's start: together with the id it names a process for good. */
  readonly born: string;
  readonly owner: number;
  /** It has pages of shared memory in its own memory: files of a memory file system that it mapped, among others. */
  readonly sharesMemory: boolean;
  /** Ended, and only waiting for its parent to notice: it holds no memory and no files. */
  readonly ended: boolean;
  /** Where in /proc its files and memory are shown: at its id, or at each thread that goes on after the first one ended. */
  readonly shownAt: readonly string[];
  /** A thread of the kernel: no program, so it has neither files nor memory of its own. Most of a machine's are these. */
  readonly isKernels: boolean;
}

export interface ProcessTable {
  /** The folder that was read; `/proc` on a real machine. */
  readonly proc: string;
  readonly byId: ReadonlyMap<number, Process>;
  /** `pid:[4026531836]`; null when it is the kernel's own, is gone, or belongs to somebody the agent may not look at. */
  namespace(process: Process, kind: 'pid' | 'mnt'): string | null;
}

/** The first of the places that show it; a process that ended is shown at its id, with nothing there. */
export const shownAt = ({ id, shownAt: [place] }: Process): string => place ?? String(id);

/** A process by id and birth: an id alone is used again. */
export const nameOf = ({ id, born }: Process): string => `${id}:${born}`;

/** @throws when /proc itself can't be read */
export function readProcesses(proc = '/proc'): ProcessTable {
  const byId = new Map<number, Process>();
  for (const name of readdirSync(proc)) {
    const found = /^\d+$/.test(name) ? readProcess(proc, Number(name)) : null;
    if (found !== null) byId.set(found.id, found);
  }
  const known = new Map<string, string | null>();
  const namespace: ProcessTable['namespace'] = ({ shownAt: [shown], isKernels }, kind) => {
    if (isKernels || shown === undefined) return null;
    const path = `${proc}/${shown}/ns/${kind}`;
    const link = known.get(path) ?? readNamespace(path);
    known.set(path, link);
    return link;
  };
  return { proc, byId, namespace };
}

/** PF_KTHREAD among the flags of proc_pid_stat(5): set by the kernel alone, and for good. */
const kernelThread = 0x20_00_00;

/** @returns null when there is no such process (any more) */
export function readProcess(proc: string, id: number): Process | null {
  const stat = readSmall(`${proc}/${id}/stat`);
  if (stat === null) return null;
  // The name in parentheses may hold anything, a parenthesis included: fields are counted from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = '', parent = ''] = fields;
  const [threads, born] = [Number(fields[17]), fields[19]];
  const ids = { id, parent: Number(parent) };
  if (born !== undefined && (Number(fields[6]) & kernelThread) !== 0) {
    return { ...ids, born, owner: 0, sharesMemory: false, ended: false, shownAt: [], isKernels: true };
  }
  const shownAt = 'Xx'.includes(state) ? [] : state === 'Z' ? threadsAfterFirst(proc, id, threads) : [String(id)];
  const status = readSmall(`${proc}/${id}/status`);
  if (status === null) return null;
  // The folder's own owner is root for a process that shields itself, as Chromium's do.
  const owner = /^Uid:\t(\d+)/m.exec(status)?.[1];
  if (born === undefined || owner === undefined) throw new Error('the kernel describes a process in an unknown way');
  // Of a first thread that has ended the kernel tells no memory.
  const sharesMemory = state === 'Z' || /^RssShmem:\s*[1-9]/m.test(status);
  const ended = shownAt.length === 0;
  return { ...ids, born, owner: Number(owner), sharesMemory, ended, shownAt, isKernels: false };
}

/** A process whose first thread has ended looks like one that waits to be noticed, but for the threads it still has. */
function threadsAfterFirst(proc: string, id: number, threads: number): readonly string[] {
  if (threads <= 1) return [];
  try {
    const names = readdirSync(`${proc}/${id}/task`).filter((name) => name !== String(id));
    return names.map((name) => `${id}/task/${name}`);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH')) return [];
    throw error;
  }
}

/** Longer than the kernel makes either file. */
const buffer = Buffer.alloc(8192);

function readSmall(path: string): string | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, 'r');
    return buffer.toString('latin1', 0, readSync(descriptor, buffer, 0, buffer.length, 0));
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH')) return null;
    throw error;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function readNamespace(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM')) return null;
    throw error;
  }
}

/** Everything that descends from `ancestors`, themselves included. */
export function withDescendants(table: ProcessTable, ancestors: Iterable<Process>): ReadonlySet<Process> {
  const children = childrenOf(table);
  const found = new Set<Process>();
  const waiting = [...ancestors];
  for (let process = waiting.pop(); process !== undefined; process = waiting.pop()) {
    if (found.has(process)) continue;
    found.add(process);
    waiting.push(...(children.get(process.id) ?? []));
  }
  return found;
}

function childrenOf(table: ProcessTable): ReadonlyMap<number, readonly Process[]> {
  const children = new Map<number, Process[]>();
  for (const process of table.byId.values()) {
    const siblings = children.get(process.parent);
    if (siblings === undefined) children.set(process.parent, [process]);
    else siblings.push(process);
  }
  return children;
}
