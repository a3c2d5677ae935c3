// From what staff chose to what the judges of a report need; and which release the fleet runs. Pure.
import type { Limits } from '../../contract/staff-limits.ts';
import { release } from '../../contract/staff-words.ts';
import { releaseNumber, type Thresholds } from './findings.ts';
import { ladders } from './rollup.ts';

/** Steps of a ladder that lie wholly beyond a border. */
const beyond = (ladder: readonly string[], border: number): readonly string[] =>
  ladder.filter((step) => !step.startsWith('under-') && Number(/\d+/.exec(step)?.[0]) >= border);

type Release = Parameters<typeof releaseNumber>[0];

export function readRelease(text: string): Release | null {
  const [, major, minor, patch] = release.exec(text) ?? [];
  return major === undefined ? null : { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

export const writeRelease = ({ major, minor, patch }: Release): string => `${major}.${minor}.${patch}`;

/** @param fleetRelease null: no station has said its release, so none is old */
function oldestOf({ oldestRelease }: Limits, fleetRelease: string | null): number {
  const named = oldestRelease === 'fleet' ? fleetRelease : oldestRelease;
  const read = named === null ? null : readRelease(named);
  return read === null ? 0 : releaseNumber(read);
}

export const thresholdsFrom = (limits: Limits, fleetRelease: string | null): Thresholds => ({
  silentAfter: limits.silentAfterMinutes * 60,
  diskFull: beyond(ladders.disk, limits.diskOver),
  memoryFull: beyond(ladders.memory, limits.memoryOver),
  hot: beyond(ladders.temperature, limits.temperatureOver),
  lateAfter: limits.lateAfterHours,
  oldestRelease: oldestOf(limits, fleetRelease),
});

/**
 * The newest release that half of the stations have reached. Not simply the newest: then one station on which an update is
 * tried would make all the others old.
 * @param counts how many stations run each release
 */
export function fleetReleaseOf(counts: ReadonlyMap<string, number>): string | null {
  const known = [...counts].flatMap(([text, count]) => {
    const read = readRelease(text);
    return read === null ? [] : [{ text, count, number: releaseNumber(read) }];
  });
  known.sort((one, other) => other.number - one.number);
  const half = known.reduce((sum, { count }) => sum + count, 0) / 2;
  let reached = 0;
  for (const { text, count } of known) {
    reached += count;
    if (reached >= half) return text;
  }
  return null;
}
