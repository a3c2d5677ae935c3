// Removes System V objects that a session left: memory, semaphores and queues that outlive their makers.
import { succeed } from '../../contract/result.ts';
import { sortObjects } from '../processes/left-objects.ts';
import type { Station } from '../processes/leftovers.ts';
import type { SystemVObject } from '../processes/system-v.ts';
import { runTool } from '../run-tool.ts';
import type { Cleaner, Round } from '../wipe/cleaner.ts';

/** Part of util-linux, which every Debian has. Node can't make these system calls itself; it runs only if something was found. */
const tool = '/usr/bin/ipcrm';
const toolPatience = 2000;

export function systemVCleaner(station: Station): Cleaner {
  return {
    id: 'system-v-objects',
    group: 'user-data',
    when: ['session-end', 'boot', 'daily'],
    plan: async (round) => succeed(find(station, round).length),
    apply: async (round) => {
      const before = find(station, round);
      for (const object of before) await remove(object, station);
      return succeed(Math.max(0, before.length - find(station, round).length));
    },
  };
}

const find = (station: Station, round: Round): readonly SystemVObject[] =>
  sortObjects(station, round.scope, round.census()).left;

/**
 * As the owner, since root needs CAP_SYS_ADMIN for objects of others and the agent's service has not got it.
 * An object that can't be removed stays, and the next plan finds it.
 */
async function remove({ kind, id }: SystemVObject, { kioskId }: Station): Promise<void> {
  const owner = process.getuid?.() === 0 ? { uid: kioskId } : {};
  await runTool(tool, [kind, String(id)], { ...owner, timeout: toolPatience, env: {} }).catch(() => undefined);
}
