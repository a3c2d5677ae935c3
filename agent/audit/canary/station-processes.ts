// The processes that are searched after a rehearsal: the agent, everything of the kiosk user, and the display they share.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import {
  nameOf,
  type Process,
  type ProcessTable,
  readProcesses,
  shownAt,
  withDescendants,
} from '../../processes/table.ts';
import { hasCode, isGone } from '../../wipe/folder.ts';
import type { SearchOrder } from './found.ts';

type OfStation = Extract<SearchOrder, { look: 'station' }>;

/** Sockets that listen at the display's name, by inode. Format: proc_net(5), unix. */
export function listeningAt(unixTable: string, path: string): ReadonlySet<string> {
  const lines = unixTable.split('\n').map((line) => line.trim().split(/\s+/));
  return new Set(
    lines.filter((fields) => fields[7] === path || fields[7] === `@${path}`).map((fields) => fields[6] ?? ''),
  );
}

/** @returns null when the process or the file has gone meanwhile, or the process is shielded from us too */
function ifThere<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (isGone(error) || hasCode(error, 'EACCES', 'EPERM')) return null;
    throw error;
  }
}

function holdsOne(table: ProcessTable, process: Process, inodes: ReadonlySet<string>): boolean {
  const folder = `${table.proc}/${shownAt(process)}/fd`;
  return (ifThere(() => readdirSync(folder)) ?? []).some((name) => {
    const target = ifThere(() => readlinkSync(`${folder}/${name}`)) ?? '';
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    return inode !== undefined && inodes.has(inode);
  });
}

/** Who serves the display, whatever its name is and whoever started it. @throws when somebody does and can't be seen */
function displayServers(table: ProcessTable, display: string): readonly Process[] {
  const number = /^:(\d+)/.exec(display)?.[1] ?? '';
  const inodes = listeningAt(readFileSync(`${table.proc}/net/unix`, 'latin1'), `/tmp/.X11-unix/X${number}`);
  if (inodes.size === 0) return [];
  const servers = [...table.byId.values()].filter((process) => !process.ended && holdsOne(table, process, inodes));
  if (servers.length === 0) throw new Error('nobody in sight serves the display');
  return servers;
}

/** Our own process, which knows the canaries, is left out by whoever reads memory. */
export function remainingProcesses({ kioskId, agent, display }: OfStation): readonly number[] {
  const table = readProcesses();
  const kiosks = [...table.byId.values()].filter(({ owner, ended }) => owner === kioskId && !ended);
  const own = table.byId.get(agent);
  const agents = own === undefined ? [] : withDescendants(table, [own]);
  const servers = display === null ? [] : displayServers(table, display.display);
  const all = [...kiosks, ...agents, ...servers];
  return [...new Map(all.map((process) => [nameOf(process), process.id])).values()];
}
