// The limits of a well station as this process knows them: in memory, for every report, and read anew every few seconds.
import { type Limits, Limits as LimitsSchema, type LimitsView } from '../contract/staff-limits.ts';
import type { Thresholds } from './rules/findings.ts';
import { thresholdsFrom } from './rules/limits.ts';
import type { Settings } from './settings.ts';
import type { Database } from './store/database.ts';
import { type KeptLimits, readLimits } from './store/limits.ts';

export interface LimitSource {
  /** The same object until something changes, so that what was worked out with it can be kept. */
  of(place: string | null): Thresholds;
  view(): LimitsView;
  /** Reads anew what this or another process may have changed. */
  refresh(): Promise<void>;
  /** Reads anew what was read more than a few seconds ago. */
  freshen(now: number): Promise<void>;
}

const freshFor = 10;

/** Until staff choose: an installation may have its own minutes of silence in its settings file. */
export const firstLimits = ({ silentAfterMinutes }: Pick<Settings, 'silentAfterMinutes'>): Limits =>
  LimitsSchema.parse({
    silentAfterMinutes,
    diskOver: 90,
    memoryOver: 95,
    temperatureOver: 80,
    lateAfterHours: 26,
    oldestRelease: 'fleet',
  });

export async function limitSource(database: Pick<Database, 'rows'>, settings: Settings): Promise<LimitSource> {
  const first = firstLimits(settings);
  let read: KeptLimits = await readLimits(database);
  let readAt = 0;
  let usual = thresholdsFrom(read.usual ?? first, read.fleetRelease);
  let places = new Map<string, Thresholds>();

  const work = (): void => {
    usual = thresholdsFrom(read.usual ?? first, read.fleetRelease);
    places = new Map([...read.places].map(([place, limits]) => [place, thresholdsFrom(limits, read.fleetRelease)]));
  };
  work();
  const textOf = (kept: KeptLimits): string => JSON.stringify([kept.usual, [...kept.places], kept.fleetRelease]);

  const refresh = async (): Promise<void> => {
    const found = await readLimits(database);
    const different = textOf(found) !== textOf(read);
    read = found;
    if (different) work();
  };

  return {
    of: (place) => (place === null ? usual : (places.get(place) ?? usual)),
    view: () => ({
      usual: read.usual ?? first,
      places: Object.fromEntries(read.places),
      fleetRelease: read.fleetRelease,
    }),
    refresh,
    async freshen(now) {
      // Also when the clock was set back: what lies ahead is not fresh.
      if (Math.abs(now - readAt) < freshFor) return;
      readAt = now;
      await refresh();
    },
  };
}
