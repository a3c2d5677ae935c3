// Looks through the memory of processes: all that is mapped and in memory, shared mappings too. Needs root.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { CanaryPlace } from '../../../contract/canary-receipt.ts';
import { readProcess, shownAt } from '../../processes/table.ts';
import { isGone } from '../../wipe/folder.ts';
import type { Scan } from './scan.ts';

interface Mapping {
  readonly from: bigint;
  readonly to: bigint;
  readonly place: Extract<CanaryPlace, 'memory' | 'shared-memory'>;
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
  return { from: BigInt(`0x${from}`), to: BigInt(`0x${to}`), place: shared ? 'shared-memory' : 'memory' };
}

/** From smaps (proc(5)), which says of each mapping how much of it is there: most of a browser's is only reserved. */
function mappingsOf(place: string): Mapping[] {
  const text = readFileSync(`/proc/${place}/smaps`, 'latin1');
  return text.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m).flatMap((part) => {
    const end = part.indexOf('\n');
    return mappingOf(part.slice(0, end), part.slice(end)) ?? [];
  });
}

function lookAt(scan: Scan, memory: number, { from, to, place }: Mapping): void {
  const length = Number(to - from);
  scan.lookThrough((bytes, position) => {
    const wanted = Math.min(bytes.length, length - position);
    try {
      return wanted <= 0 ? 0 : readSync(memory, bytes, 0, wanted, from + BigInt(position));
    } catch {
      // Unmapped meanwhile, or mapped beyond the end of its file: there is nothing there.
      return 0;
    }
  }, place);
}

/** Our own process, which knows the canaries, is left out. A process that has gone has nothing to look at. */
export function scanProcessMemory(scan: Scan, ids: readonly number[]): void {
  for (const id of ids) {
    if (id === process.pid) continue;
    let memory: number;
    let mappings: Mapping[];
    try {
      const found = readProcess('/proc', id);
      if (found === null) continue;
      memory = openSync(`/proc/${shownAt(found)}/mem`, 'r');
      mappings = mappingsOf(shownAt(found));
    } catch (error) {
      if (!isGone(error)) scan.miss('memory');
      continue;
    }
    for (const mapping of mappings) lookAt(scan, memory, mapping);
    closeSync(memory);
  }
}
