// What a program inside the session would leave: files in every place that it may write to, hidden, nameless, and in shared memory.
import { mkdirSync, openSync, unlinkSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Canaries, CanaryClass } from '../../../contract/canary.ts';

export interface InsidePlaces {
  readonly home: string;
  /** null where there is none. */
  readonly runtime: string | null;
}

interface Planting {
  readonly class: CanaryClass;
  plant(): unknown;
}

const longestName = 255;

/** Open for as long as this process lives, and gone from its folder. */
function leaveNameless(path: string, text: string): void {
  const descriptor = openSync(path, 'w', 0o600);
  writeSync(descriptor, text);
  unlinkSync(path);
}

function leaveHidden(home: string, text: string): void {
  const folder = join(home, '.hidden');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'n'.repeat(longestName)), text);
}

/** Only in a session's own folders: where there is no sandbox, /tmp and /dev/shm are everybody's, and a session has others. */
function plantings({ of }: Canaries<CanaryClass>, { home, runtime }: InsidePlaces): readonly Planting[] {
  const temporary = tmpdir();
  const contained = temporary === '/tmp';
  const folders = [temporary, ...(contained ? ['/var/tmp', '/dev/shm'] : []), ...(runtime === null ? [] : [runtime])];
  return [
    ...folders.map(
      (folder): Planting => ({
        class: 'outside-home',
        plant: () => writeFileSync(join(folder, 'left'), of['outside-home']),
      }),
    ),
    { class: 'hidden-file', plant: () => leaveHidden(home, of['hidden-file']) },
    { class: 'hidden-name', plant: () => writeFileSync(join(temporary, of['hidden-name']), '') },
    {
      class: 'shared-memory',
      plant: () => writeFileSync(join(contained ? '/dev/shm' : temporary, 'shared'), of['shared-memory']),
    },
    { class: 'open-unlinked', plant: () => leaveNameless(join(temporary, 'short'), of['open-unlinked']) },
  ];
}

/** @returns the classes that the session's walls or file systems refused */
export function plantInside(canaries: Canaries<CanaryClass>, places: InsidePlaces): readonly CanaryClass[] {
  const refused = plantings(canaries, places).filter(({ plant }) => {
    try {
      plant();
      return false;
    } catch {
      return true;
    }
  });
  return refused.map((planting) => planting.class);
}
