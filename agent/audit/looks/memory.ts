// Looks for the session's memory file systems: a process that still sees one keeps all its files. For slots, looks into them.
import { succeed } from '../../../contract/result.ts';
import { sweepSlots } from '../../cleaners/files.ts';
import { readMounts } from '../../processes/mounts.ts';
import { type Process, shownAt } from '../../processes/table.ts';
import type { Look, View } from '../view.ts';

export const lookAtMemory: Look = (view) => {
  const slots = sweepSlots('look', { scope: view.scope, roots: view.roots, deny: view.rules.deny });
  if (!slots.ok) return slots;
  const places = mountNamespaces(view);
  const left = [...places].filter(([namespace, process]) => holdsSession(view, namespace, process)).length;
  return succeed({ looked: places.size + slots.value.looked, left: left + slots.value.found });
};

/** Each mount namespace of the machine, by one process that stands in it. Those of later sessions never held this one's files. */
function mountNamespaces(view: View): ReadonlyMap<string, Process> {
  const found = new Map<string, Process>();
  for (const process of view.table.byId.values()) {
    const namespace = process.ended || view.spares.has(process) ? null : view.table.namespace(process, 'mnt');
    if (namespace !== null) found.set(namespace, process);
  }
  return found;
}

function holdsSession({ table, remaining }: View, namespace: string, process: Process): boolean {
  if (remaining.mountNamespaces.has(namespace)) return true;
  return (readMounts(table.proc, shownAt(process)) ?? []).some(({ device }) => remaining.devices.has(device));
}
