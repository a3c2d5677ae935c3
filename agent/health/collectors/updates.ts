// When updates were last looked for, and whether they wait for a restart. Which ones is not asked.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../collector.ts';

export interface Updates {
  readonly lookedForMs: number;
  readonly restartWaits: boolean;
}

/** Written by apt, dnf, zypper and pacman when they have fetched the lists of packages. */
const marks = [
  'var/lib/apt/periodic/update-success-stamp',
  'var/lib/apt/lists',
  'var/cache/dnf/expired_repos.json',
  'var/cache/zypp/solv',
  'var/lib/pacman/sync',
];

/** null where none of them is there: updates come in some other way. */
export async function readUpdates({ root }: Host): Promise<Updates | null> {
  const times = (await Promise.all(marks.map((mark) => changedAt(join(root, mark))))).filter((time) => time !== null);
  if (times.length === 0) return null;
  const restartWaits = (await changedAt(join(root, 'run/reboot-required'))) !== null;
  return { lookedForMs: Math.max(...times), restartWaits };
}

const changedAt = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
