// Which processes there are: children of children, and all that share a session's process namespace.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** @returns the value, or null for a process that has gone or may not be read */
function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

export const allProcesses = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** The fields after the name, which may hold spaces and brackets (proc(5)). */
function parentOf(id: number): number | null {
  const stat = attempt(() => readFileSync(`/proc/${id}/stat`, 'latin1'));
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** @returns the processes themselves and everything they started that is still their descendant */
function families(ids: ReadonlySet<number>): number[] {
  const parents = new Map(allProcesses().map((other) => [other, parentOf(other)]));
  const isFamily = (other: number | null): boolean =>
    other !== null && other > 1 && (ids.has(other) || isFamily(parents.get(other) ?? null));
  return [...parents.keys()].filter(isFamily);
}

export const familyOf = (id: number): number[] => families(new Set([id]));

const namespaceOf = (id: number | 'self'): string | null => attempt(() => readlinkSync(`/proc/${id}/ns/pid`));

/**
 * @param id any process inside, as seen from outside
 * @returns everything in its process namespace and in those within it, where Chromium's sandbox puts its pages; double-forked
 * processes too; none when that namespace is our own
 */
export function inNamespaceOf(id: number): number[] {
  const wanted = namespaceOf(id);
  if (wanted === null || wanted === namespaceOf('self')) return [];
  return families(new Set(allProcesses().filter((other) => namespaceOf(other) === wanted)));
}
