// Looks through the memory of processes: all that is mapped and in memory, shared mappings too. Needs root.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { CanaryPlace } from '../../../contract/canary-receipt.ts';
import { readProcess, shownAt } from '../../processes/table.ts';
import { isGone } from '../../wipe/folder.ts';
import { type Pages, pageBytes, readAround } from './pages.ts';
import type { Scan } from './scan.ts';

interface Mapping {
  readonly from: bigint;
  readonly to: bigint;
  readonly place: Extract<CanaryPlace, 'memory' | 'shared-memory'>;
  /** A device's own memory, such as that of graphics, which nobody reads through a process. */
  readonly isDevices: boolean;
}

/** Kernel pages that every process has and that can't be read or hold nothing. */
const special = new Set(['[vvar]', '[vvar_vclock]', '[vsyscall]', '[vdso]']);

function mappingOf(header: string, details: string): Mapping | null {
  const [, from, to, rights = '', path = ''] = /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \d+ *(.*)$/.exec(header) ?? [];
  if (from === undefined || to === undefined || !rights.startsWith('r') || special.has(path)) return null;
  if (path.startsWith('/dev/') && !path.startsWith('/dev/shm/') && !path.startsWith('/dev/zero')) return null;
  const shared = rights.endsWith('s');
  // Programs and libraries: what is in them is in a file, and files are looked at as files.
  const fromFile = path.startsWith('/') && !rights.includes('w') && !shared && !path.endsWith('(deleted)');
  const resident = [...details.matchAll(/^(?:Rss|Swap): +(\d+) kB$/gm)].some(([, kilobytes]) => kilobytes !== '0');
  if (fromFile || !(resident || shared)) return null;
  const isDevices = /^VmFlags:.* (?:io|pf)\b/m.test(details);
  return { from: BigInt(`0x${from}`), to: BigInt(`0x${to}`), place: shared ? 'shared-memory' : 'memory', isDevices };
}

/** From smaps (proc(5)), which says of each mapping how much of it is there: most of a browser's is only reserved. */
function mappingsOf(place: string): Mapping[] {
  const text = readFileSync(`/proc/${place}/smaps`, 'latin1');
  return text.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m).flatMap((part) => {
    const end = part.indexOf('\n');
    return mappingOf(part.slice(0, end), part.slice(end)) ?? [];
  });
}

interface Opened {
  readonly memory: number;
  readonly pageTable: number;
}

function lookAt(scan: Scan, { memory, pageTable }: Opened, { from, to, place, isDevices }: Mapping): void {
  const length = Number(to - from);
  const pages: Pages = {
    read: (bytes, at) => readSync(memory, bytes, 0, bytes.length, from + BigInt(at)),
    onMiss(at) {
      if (mayHoldSomething(pageTable, from + BigInt(at))) scan.miss(place);
    },
  };
  scan.lookThrough((bytes, position) => {
    const wanted = bytes.subarray(0, Math.max(0, Math.min(bytes.length, length - position)));
    if (!isDevices) return readAround(pages, wanted, position);
    try {
      return pages.read(wanted, position);
    } catch {
      return 0;
    }
  }, place);
}

const entry = Buffer.alloc(8);
const inMemory = 1n << 63n;
const inSwap = 1n << 62n;
const guard = 1n << 58n;

/** A page that is nowhere holds nothing: a guard, one beyond the end of its file, one unmapped meanwhile. Format: proc_pid_pagemap(5). */
function mayHoldSomething(pageTable: number, address: bigint): boolean {
  try {
    if (readSync(pageTable, entry, 0, entry.length, (address / BigInt(pageBytes)) * 8n) < entry.length) return false;
  } catch {
    return true;
  }
  const flags = entry.readBigUInt64LE();
  return (flags & inMemory) !== 0n || ((flags & inSwap) !== 0n && (flags & guard) === 0n);
}

/** Our own process, which knows the canaries, is left out. A process that has gone has nothing to look at. */
export function scanProcessMemory(scan: Scan, ids: readonly number[]): void {
  for (const id of ids) {
    if (id === process.pid) continue;
    try {
      const found = readProcess('/proc', id);
      if (found !== null) scanOne(scan, shownAt(found));
    } catch (error) {
      if (!isGone(error)) scan.miss('memory');
    }
  }
}

function scanOne(scan: Scan, place: string): void {
  const [memory, pageTable] = [openSync(`/proc/${place}/mem`, 'r'), openSync(`/proc/${place}/pagemap`, 'r')];
  try {
    for (const mapping of mappingsOf(place)) lookAt(scan, { memory, pageTable }, mapping);
  } finally {
    closeSync(memory);
    closeSync(pageTable);
  }
}
