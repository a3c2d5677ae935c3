// The print service's files as the deleter's places: jobs and their documents, and the list of jobs that it writes as it ends.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ProtectedFile } from '../../contract/cleaner-file.ts';
import type { Result } from '../../contract/result.ts';
import type { Roots } from '../places/places.ts';
import { isGone } from '../wipe/folder.ts';
import type { SweptPlace } from '../wipe/place.ts';
import type { Sweep } from '../wipe/remove.ts';
import { sweepAll } from '../wipe/sweep-all.ts';

const spool = '/var/spool/cups';

/** What is kept in each: folders that the service needs to be there, and what it knows about printers alone. */
const kept: Readonly<Record<string, readonly string[]>> = {
  [spool]: ['tmp'],
  '/var/cache/cups': ['*.data', 'org.cups.cupsd', 'ppds.dat', 'rss'],
};

export interface PrintFiles {
  readonly roots: Roots;
  readonly deny: ProtectedFile;
}

export function sweepPrintFiles(mode: 'look' | 'remove', { roots, deny }: PrintFiles): Result<Sweep> {
  const places = Object.entries(kept).map(
    ([path, keep]): SweptPlace => ({
      ...{ root: roots.root, path, deny, keep: [...keep], leaveOut: [] },
      ...{ whose: 'anybody', kioskId: roots.kiosk.id, begun: 0 },
    }),
  );
  return sweepAll(places, mode);
}

/** Changes with every job that comes or goes, also with one that left no file. null: there is no spool. */
export function spoolStamp({ root }: Roots): string | null {
  try {
    const { ino, mtimeNs } = statSync(join(root, spool), { bigint: true });
    return `${ino}:${mtimeNs}`;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}
