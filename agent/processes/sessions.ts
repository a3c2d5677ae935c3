// Finds sessions among the processes by what the kernel says about them, never by what they say about themselves.
import { variableIn } from './environment.ts';
import { type Process, type ProcessTable, shownAt, withDescendants } from './table.ts';

/** One session: its first process and everything that descends from it. */
export interface Session {
  readonly containment: 'bubblewrap' | 'directory';
  readonly first: Process;
  readonly members: ReadonlySet<Process>;
  /** The slot's folder name for `directory`. */
  readonly slot: string | null;
}

export interface Whereabouts {
  readonly kioskId: number;
  /** The folder with the slots of the containment `directory`. */
  readonly slots: string;
}

export function findSessions(table: ProcessTable, { kioskId, slots }: Whereabouts): readonly Session[] {
  const own = ownNamespaces(table);
  const theirs = [...table.byId.values()].filter(({ owner, ended }) => owner === kioskId && !ended);
  const inNamespaces = theirs.filter((process) => isFirstInNamespaces(table, process, own));
  const contained = withDescendants(table, inNamespaces);
  const inSlots = theirs.filter((process) => !contained.has(process) && slotOf(table, process, slots) !== null);
  return [
    ...inNamespaces.map((first) => session(table, first, 'bubblewrap', null)),
    ...inSlots
      .filter((process) => !inSlots.some(({ id }) => id === process.parent))
      .map((first) => session(table, first, 'directory', slotOf(table, first, slots))),
  ];
}

function session(
  table: ProcessTable,
  first: Process,
  containment: Session['containment'],
  slot: string | null,
): Session {
  return { containment, first, members: withDescendants(table, [first]), slot };
}

interface Namespaces {
  readonly pid: string | null;
  readonly mnt: string | null;
}

function ownNamespaces(table: ProcessTable): Namespaces {
  const self = table.byId.get(process.pid);
  if (self === undefined) throw new Error('the agent does not see itself in /proc');
  const [pid, mnt] = [table.namespace(self, 'pid'), table.namespace(self, 'mnt')];
  if (pid === null || mnt === null) throw new Error('the agent can’t read its own namespaces');
  return { pid, mnt };
}

/**
 * A session's first process stands in a process namespace *and* a mount namespace that its parent does not stand in.
 * Chromium's own sandbox, around the pages of the shell too, makes process namespaces but keeps the mounts.
 */
function isFirstInNamespaces(table: ProcessTable, process: Process, own: Namespaces): boolean {
  const pid = table.namespace(process, 'pid');
  if (pid === null || pid === own.pid) return false;
  const parent = table.byId.get(process.parent);
  const parentPid = parent === undefined ? null : table.namespace(parent, 'pid');
  const parentMounts = parent === undefined ? null : table.namespace(parent, 'mnt');
  const isOutermost = (parentPid ?? own.pid) === own.pid;
  const mounts = table.namespace(process, 'mnt');
  // A process that is ending has left its mounts and, before that, its memory and its files: nothing is held by it.
  return isOutermost && mounts !== null && mounts !== (parentMounts ?? own.mnt);
}

const slotNames = ['0', '1'] as const;

/** The slot whose home the process was started with; null for a process of another kind. */
function slotOf(table: ProcessTable, process: Process, slots: string): string | null {
  const homes = slotNames.map((name) => `HOME=${slots}/${name}/`);
  const found = variableIn(`${table.proc}/${shownAt(process)}/environ`, homes);
  return found === null ? null : (slotNames[homes.indexOf(found)] ?? null);
}
