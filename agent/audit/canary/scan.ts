// A scan: search what it is given, and keep counts only; never what was found, nor where exactly.
import type { Canaries } from '../../../contract/canary.ts';
import type { CanaryPlace as Place } from '../../../contract/canary-receipt.ts';
import { needlesOf } from './needles.ts';
import { searchFor } from './search.ts';

export interface Finding {
  /** `run` when only the part that all classes share was there. */
  readonly class: string;
  readonly form: string;
  readonly place: Place;
  readonly count: number;
}

export interface Report {
  readonly findings: readonly Finding[];
  /** How many things were looked at, and how much of them: a scan that saw nothing proves nothing. */
  readonly looked: number;
  readonly bytes: number;
  /** The same by kind of place; `unseen` counts what could not be read, which is never taken for empty. */
  readonly looks: Readonly<Partial<Record<Place, LookedAt>>>;
}

export interface LookedAt {
  readonly looked: number;
  readonly unseen: number;
}

/** Reads up to `bytes.length` from `position`; fewer at the end, 0 when there is no more. */
export type ReadAt = (bytes: Buffer, position: number) => number;

export interface Scan {
  look(bytes: Buffer, place: Place): void;
  /** Looks at something large piece by piece; nothing that lies across a border is missed or counted twice. */
  lookThrough(read: ReadAt, place: Place): void;
  /** Something was there and could not be read. */
  miss(place: Place): void;
  report(): Report;
}

const pieceBytes = 16 * 1024 * 1024;
/** What two neighbouring pieces share: on either side of its middle there is room for the longest form of a canary. */
const overlapBytes = 2048;

export function startScan(canaries: Canaries): Scan {
  const search = searchFor(needlesOf(canaries));
  const counts = new Map<string, Finding>();
  const total = { looked: 0, bytes: 0 };
  const looks: Partial<Record<Place, { looked: number; unseen: number }>> = {};
  let reserved: Buffer | null = null;
  const lookAt = (place: Place): { looked: number; unseen: number } => {
    looks[place] ??= { looked: 0, unseen: 0 };
    return looks[place];
  };
  const searchBetween = (bytes: Buffer, place: Place, [from, to]: readonly [number, number]): void =>
    search(bytes, (needle, at) => {
      if (at < from || at >= to) return;
      const name = needle.classAt(bytes, at);
      const key = `${name} ${needle.form} ${place}`;
      counts.set(key, { class: name, form: needle.form, place, count: (counts.get(key)?.count ?? 0) + 1 });
    });
  return {
    look: (bytes, place) => {
      lookAt(place).looked += 1;
      total.looked += 1;
      total.bytes += bytes.length;
      searchBetween(bytes, place, [0, bytes.length]);
    },
    lookThrough: (read, place) => {
      lookAt(place).looked += 1;
      total.looked += 1;
      reserved ??= Buffer.alloc(pieceBytes);
      const piece = reserved;
      let kept = 0;
      let position = 0;
      let used = 0;
      let more = true;
      while (more) {
        const got = read(piece.subarray(kept), position);
        const end = kept + got;
        more = end === pieceBytes;
        searchBetween(piece.subarray(0, end), place, [kept / 2, more ? end - overlapBytes / 2 : end]);
        total.bytes += got;
        position += got;
        if (more) piece.copyWithin(0, end - overlapBytes, end);
        kept = overlapBytes;
        used = Math.max(used, end);
      }
      piece.fill(0, 0, used);
    },
    miss: (place) => void lookAt(place).unseen++,
    report: () => ({ findings: [...counts.values()], ...total, looks }),
  };
}

/** The classes that a report holds, each once, in order. */
export const classesFound = ({ findings }: Report): string[] => [...new Set(findings.map((one) => one.class))].sort();
