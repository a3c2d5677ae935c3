// The keys of stations that were heard lately, so that a report costs no look into the database. The commit decides, not this.
import type { Database } from '../store/database.ts';
import { type Allowance, newAllowance } from './allowance.ts';

export interface KnownStation {
  readonly number: number;
  /** 32 bytes, a character for each: an array of them takes several times the room, once for each station. */
  readonly key: string;
  /** It may have limits of its own. */
  readonly place: string | null;
  readonly retired: boolean;
  readonly allowance: Allowance;
}

/** Beyond so many, those that were looked up longest ago make room. */
const most = 120_000;
/** A station that staff retire or bring back is known anew after so long. */
const keptFor = 600;
const unknownKeptFor = 10;

interface Entry {
  readonly until: number;
  readonly station: KnownStation | null;
}

export interface StationKeys {
  /** At once where it is known; undefined: it must be looked up. null: there is no such station. */
  peek(id: string, now: number): KnownStation | null | undefined;
  find(id: string, now: number): Promise<KnownStation | null>;
  forget(id: string): void;
}

/** The bytes of a key as it is kept in memory. */
export const keyText = (key: Uint8Array): string => Buffer.from(key).toString('latin1');

/** A piece of a message would keep all of the message in memory. */
const ofItsOwn = (id: string): string => Buffer.from(id, 'latin1').toString('latin1');

const read = 'SELECT number, place, mac_key, retired_at FROM stations WHERE id = $1';

export function stationKeys(database: Pick<Database, 'rows'>): StationKeys {
  const entries = new Map<string, Entry>();
  const asked = new Map<string, Promise<KnownStation | null>>();

  /** Thousands of stations share a place: one text for all of them. */
  const places = new Map<string, string>();

  const shared = (place: string): string => {
    const known = places.get(place) ?? place;
    places.set(place, known);
    return known;
  };

  const keep = (id: string, entry: Entry): void => {
    entries.delete(id);
    entries.set(ofItsOwn(id), entry);
    if (entries.size <= most) return;
    const [oldest] = entries.keys();
    if (oldest !== undefined) entries.delete(oldest);
  };

  async function look(id: string, now: number): Promise<KnownStation | null> {
    const before = entries.get(id)?.station;
    const [row] = await database.rows(read, [id]);
    const station: KnownStation | null =
      row === undefined
        ? null
        : {
            number: Number(row.number),
            key: keyText(row.mac_key as Uint8Array),
            place: row.place === null ? null : shared(String(row.place)),
            retired: row.retired_at !== null,
            allowance: before?.allowance ?? newAllowance(now),
          };
    keep(id, { station, until: now + (station === null ? unknownKeptFor : keptFor) });
    return station;
  }

  return {
    peek(id, now) {
      const entry = entries.get(id);
      // Further ahead than any is kept: the clock was set back.
      const counts = entry !== undefined && entry.until > now && entry.until <= now + keptFor;
      return counts ? entry.station : undefined;
    },
    find(id, now) {
      const known = asked.get(id);
      if (known !== undefined) return known;
      const answer = look(id, now).finally(() => asked.delete(id));
      asked.set(id, answer);
      return answer;
    },
    forget: (id) => void entries.delete(id),
  };
}
