// Looks for System V objects and message queues, which outlive the processes that made them.
import { succeed } from '../../../contract/result.ts';
import { sortObjects } from '../../processes/left-objects.ts';
import type { Look } from '../view.ts';
import { lookAtPlaces } from './files.ts';

/** Message queues are seen where the kernel's file system for them is mounted; a session's own are in a namespace of its own. */
export const lookAtInterProcess: Look = async (view) => {
  const queues = await lookAtPlaces('inter-process')(view);
  if (!queues.ok || queues.value === null) return queues;
  const objects = sortObjects(view.station, view.scope, view);
  return succeed({ looked: queues.value.looked + objects.looked, left: queues.value.left + objects.left.length });
};
