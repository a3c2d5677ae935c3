// The process that searches: hears one order, looks everywhere that it names, tells the counts, and ends.
import { canariesOf, unmask } from '../../../contract/canary.ts';
import { type CanaryLook, CanaryPlace } from '../../../contract/canary-receipt.ts';
import { besideClipboard, readSelections } from '../x-selections.ts';
import { privateRoots, writableFileSystems } from './file-systems.ts';
import { scanFiles } from './files.ts';
import { Found, SearchOrder } from './found.ts';
import { scanJournal } from './journal.ts';
import { scanKernelNames } from './kernel-names.ts';
import { scanOpenUnlinked } from './open-unlinked.ts';
import { scanProcessMemory } from './process-memory.ts';
import { type Report, type Scan, startScan } from './scan.ts';
import { remainingProcesses } from './station-processes.ts';
import { scanSwap } from './swap.ts';

type OfSession = Extract<SearchOrder, { look: 'session' }>;
type OfStation = Extract<SearchOrder, { look: 'station' }>;

/** A clock of the kernel that is read cheaply may lag behind the exact one by a tick. */
const tick = 1000;

/** Nothing is unfolded here: what a session holds folded up, its processes hold as it is. */
function lookAtSession(scan: Scan, { members, folders }: OfSession): void {
  const seen = new Set<string>();
  for (const id of members) {
    const { roots, borders } = privateRoots(id, seen);
    scanFiles(scan, roots, { asTheyAre: true, borders });
  }
  scanFiles(scan, folders, { asTheyAre: true });
  scanOpenUnlinked(scan, members, true);
  scanProcessMemory(scan, members);
}

function lookAtStation(scan: Scan, order: OfStation): Found['beyond'] {
  const { searched, beyond } = writableFileSystems();
  for (const { point, inMemory } of searched)
    scanFiles(scan, [point], inMemory ? {} : { changedSince: order.since - tick });
  const processes = remainingProcesses(order);
  scanProcessMemory(scan, processes);
  scanOpenUnlinked(scan, processes);
  scanKernelNames(scan, order.kioskId);
  scanJournal(scan, order.since);
  scanSwap(scan);
  return [...beyond];
}

/** Only asked who holds something: whoever asks for the text itself brings it into the display's own memory. */
async function lookAtSelections({ display }: SearchOrder): Promise<readonly CanaryLook[]> {
  const held = display === null ? null : await readSelections(display);
  if (held === null) return [];
  const { clipboard, primary, secondary, cutBuffers } = held;
  const found = clipboard + primary + secondary + cutBuffers;
  return [{ id: 'selection', looked: 1 + besideClipboard, unseen: 0, found }];
}

function placesOf({ findings, looks }: Report): readonly CanaryLook[] {
  return CanaryPlace.options.flatMap((id) => {
    const look = looks[id];
    const found = findings.filter(({ place }) => place === id).reduce((sum, { count }) => sum + count, 0);
    return look === undefined ? [] : [{ id, ...look, found }];
  });
}

function classesOf({ findings }: Report): Found['classes'] {
  const classes: Record<string, number> = {};
  for (const { class: name, count } of findings) classes[name] = (classes[name] ?? 0) + count;
  return classes;
}

async function search(order: SearchOrder): Promise<Found> {
  const scan = startScan(canariesOf(unmask(order.seed)));
  const beyond = order.look === 'session' ? [] : lookAtStation(scan, order);
  if (order.look === 'session') lookAtSession(scan, order);
  const report = scan.report();
  const places = [...placesOf(report), ...(await lookAtSelections(order))];
  return Found.parse({ classes: classesOf(report), places, beyond });
}

/** Ends without a word when anything fails: whoever waits takes silence for a search that saw nothing. */
export function runSearchProcess(): void {
  process.once('disconnect', () => process.exit(1));
  process.once('message', (value) => {
    search(SearchOrder.parse(value)).then(
      (found) => process.send?.(found, () => process.exit(0)),
      () => process.exit(1),
    );
  });
}
