// The mutants of the residue suite: which lines of defence are off, what is then left, and whether the receipt knows it.
import type { CheckId } from '../../../contract/receipt.ts';
import { type CanaryClass, classesBy } from '../../support/canary/placements.ts';
import type { Edit } from '../../support/mutants/edit.ts';
import { off } from './lines.ts';
import { brief } from './planting.ts';

/** What happens in the visit beside the brief planting. */
export type Deed =
  | 'nothing more'
  /** A page plants all it can. */
  | 'a page stores'
  /** A program of the desktop, outside the session, takes over what was copied and marked, as clipboard managers do. */
  | 'a desktop that takes copies'
  /** Somebody outside owns the secondary selection and has filled a cut buffer. */
  | 'forgotten selections'
  | 'a page crashes'
  | 'the agent is killed';

export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly deed: Deed;
  /** The classes that are found after the end: these and no others. */
  readonly left: readonly CanaryClass[];
  /** Classes that may be found as well: whether the browser had written them is a matter of time. */
  readonly perhaps: readonly CanaryClass[];
  /** `never opens`: the agent sees no session that it could vouch for, so that no patron gets in. */
  readonly receipt: 'clean' | 'residue' | 'never opens';
  /** The checks that have something left. */
  readonly checks: readonly CheckId[];
  /**
   * Whether the cleaners found something to remove: the second line did what the first one let through. `perhaps` where the
   * kernel may still be ending processes when they look.
   */
  readonly removes: boolean | 'perhaps';
  /** Whether a dump of the page that crashed stood in the session's memory: only then is it shown that it went with it. */
  readonly dumps: boolean;
}

const mutant = (name: string, edits: readonly Edit[], then: Partial<Mutant> = {}): Mutant => ({
  name,
  edits,
  ...{ deed: 'nothing more', left: [], perhaps: [], receipt: 'clean', checks: [], removes: false, dumps: false },
  ...then,
});

const inFiles = ['outside-home', 'hidden-name'] as const satisfies readonly CanaryClass[];
/** What the program writes to each writable place bears one class; its other files are told apart by their places. */
const inTmp = [...inFiles];
const inHome = ['hidden-file'] as const;
const inSharedMemory = ['outside-home', 'shared-memory'] as const;
const alive = [...brief, ...classesBy('program')];
/** What a browser that keeps a profile has in it as soon as it is told. */
const inProfile = [
  ...(['host', 'worker-scope', 'worker-script', 'code-script'] as const),
  ...(['indexed-name', 'indexed-key', 'indexed-value', 'indexed-blob', 'opfs-name', 'opfs-body', 'opfs-sync'] as const),
  ...(['cache-name', 'cache-url', 'cache-body'] as const),
];
/** What it writes there in its own time. */
const inTime = [
  ...(['local-latin', 'local-wide', 'session-storage', 'url-path', 'alt-svc', 'report-to'] as const),
  ...(['code-wasm', 'http-html', 'http-script', 'http-image', 'http-etag', 'http-gzip', 'http-brotli'] as const),
];

const stillRunning = [off.endOfFirstProcess, off.endWithParent];
const running: readonly CheckId[] = ['processes', 'memory-file-systems', 'open-files'];
const homeOnDisk = [off.ownHome, off.nextSpare];
const everyPlace = [off.ownTmp, off.ownVarTmp, off.ownSharedMemory, off.ownInterProcess, ...homeOnDisk];
const noCleaner = [off.cleanedTmp, off.cleanedVarTmp, off.cleanedSharedMemory, off.cleanedHome, off.cleanedSystemV];
const noPlaceLook = [off.lookedAtTemporary, off.lookedAtSharedMemory, off.lookedAtHome, off.lookedAtInterProcess];
const residue = (checks: readonly CheckId[], left: readonly CanaryClass[]): Partial<Mutant> => ({
  receipt: 'residue',
  checks,
  left,
});

export const mutants: readonly Mutant[] = [
  // How a session ends.
  mutant('the signal goes to the outer process only', [off.endOfFirstProcess], { removes: 'perhaps' }),
  mutant('… and the kernel does not pass it on', stillRunning, { removes: true }),
  // What runs on still holds what was copied and marked: that much is taken from it.
  mutant('… and no cleaner ends processes', [...stillRunning, off.cleanedProcesses], {
    ...residue(running, alive),
    removes: true,
  }),
  mutant(
    '… and no look sees what runs',
    [...[...stillRunning, off.cleanedProcesses], ...[off.lookedAtProcesses, off.lookedAtMemory, off.lookedAtOpenFiles]],
    { left: alive, removes: true },
  ),
  mutant('no process namespace', [off.ownProcesses], { receipt: 'never opens' }),
  // Where a session writes.
  mutant('every place of the machine is bound in', everyPlace, { removes: true }),
  mutant('the machine’s /tmp, not cleaned', [off.ownTmp, off.cleanedTmp], residue(['temporary'], inTmp)),
  mutant(
    'the machine’s /var/tmp, not cleaned',
    [off.ownVarTmp, off.cleanedVarTmp],
    residue(['temporary'], ['outside-home']),
  ),
  mutant(
    'the machine’s /dev/shm, not cleaned',
    [off.ownSharedMemory, off.cleanedSharedMemory],
    residue(['shared-memory'], inSharedMemory),
  ),
  mutant('a home on the disk, not cleaned', [...homeOnDisk, off.cleanedHome], residue(['home'], inHome)),
  mutant(
    'the machine’s IPC namespace, not cleaned',
    [off.ownInterProcess, off.cleanedSystemV],
    residue(['inter-process'], ['shared-memory']),
  ),
  mutant('every place bound in, nothing cleaned, nothing looked at', [...everyPlace, ...noCleaner, ...noPlaceLook], {
    left: [...inTmp, ...inHome, 'shared-memory'],
  }),
  mutant('a home where no cleaner goes and no look looks', [off.ownHomeUnseen, off.nextSpare], { left: inHome }),
  // What a browser keeps.
  mutant('a partition that persists', [off.partitionInMemory], { deed: 'a page stores' }),
  mutant('… in a home on the disk', [off.partitionInMemory, ...homeOnDisk], { deed: 'a page stores', removes: true }),
  mutant('… in a home that nobody looks at', [off.partitionInMemory, off.ownHomeUnseen, off.nextSpare], {
    deed: 'a page stores',
    left: [...inHome, ...inProfile],
    perhaps: inTime,
  }),
  mutant('nothing off, and a page crashes', [], { deed: 'a page crashes' }),
  mutant('a crash reporter', [off.noCrashReporter, off.noBreakpad, off.noCrashHandler], {
    deed: 'a page crashes',
    dumps: true,
  }),
  mutant(
    '… in a home on the disk, not cleaned',
    [off.noCrashReporter, off.noBreakpad, off.noCrashHandler, ...homeOnDisk, off.cleanedHome],
    { deed: 'a page crashes', dumps: true, ...residue(['home'], inHome) },
  ),
  mutant('the window is named by the page', [off.ownTitle], { left: ['title'] }),
  // What was copied.
  mutant('nothing off, on a desktop that takes copies', [], { deed: 'a desktop that takes copies', removes: true }),
  mutant('selections not cleared by the shell', [off.clearedSelections], {
    deed: 'a desktop that takes copies',
    removes: true,
  }),
  mutant('… nor by the agent', [off.clearedSelections, off.cleanedSelections], {
    deed: 'a desktop that takes copies',
    ...residue(['clipboard', 'primary-selection'], ['clipboard', 'primary']),
  }),
  mutant(
    '… and not looked at',
    [off.clearedSelections, off.cleanedSelections, off.lookedAtClipboard, off.lookedAtPrimary],
    { deed: 'a desktop that takes copies', left: ['clipboard', 'primary'] },
  ),
  mutant('nothing off, with forgotten selections', [], { deed: 'forgotten selections', removes: true }),
  mutant('forgotten selections not cleaned', [off.cleanedSelections], {
    deed: 'forgotten selections',
    ...residue(['primary-selection'], ['clipboard', 'primary']),
  }),
  // The agent itself.
  mutant('an agent that neither cleans nor looks', [off.cleanedAtAll, off.lookedAtAll, off.ownTmp], { left: inTmp }),
  mutant('an agent that looks and does not clean', [off.cleanedAtAll, off.ownTmp], residue(['temporary'], inTmp)),
  mutant('no journal', [off.journal], { deed: 'the agent is killed', removes: true }),
  // The shell ends the visit by itself when it loses its agent.
  mutant('no journal, and its absence trusted', [off.journal, off.dirtyUnlessKnown], { deed: 'the agent is killed' }),
];
