// Finds the sessions of a station from outside, as the agent does: programs of its user in process namespaces of their own.
import { readdir, readFile, readlink } from 'node:fs/promises';

export interface SessionProcess {
  /** The session's Electron main process, as this machine numbers it. */
  readonly id: number;
  /** All processes of this session, the first one of the namespace among them. */
  readonly processes: readonly number[];
  /** Its view of the file system, for root to look into. */
  readonly root: string;
  debuggingPort(): Promise<number>;
}

interface Found {
  readonly id: number;
  readonly parent: number;
  readonly namespace: string;
  readonly command: string;
}

async function describe(id: number, user: number): Promise<Found | null> {
  try {
    const status = await readFile(`/proc/${id}/status`, 'utf8');
    if (Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]) !== user || /^State:\s+Z/m.test(status)) return null;
    const namespace = await readlink(`/proc/${id}/ns/pid`);
    const command = (await readFile(`/proc/${id}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    return { id, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), namespace, command };
  } catch {
    return null;
  }
}

export async function processesOf(user: number): Promise<Found[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  return (await Promise.all(ids.map((id) => describe(id, user)))).filter((found) => found !== null);
}

const below = (all: readonly Found[], id: number): Found[] =>
  all.filter((one) => one.parent === id).flatMap((one) => [one, ...below(all, one.id)]);

/** @param shell only sessions that this process started */
export async function sessionsOf(user: number, shell: number): Promise<SessionProcess[]> {
  const all = await processesOf(user);
  const own = await readlink('/proc/self/ns/pid');
  const mains = below(all, shell).filter(
    (one) => one.namespace !== own && / --session( |$)/.test(one.command) && !one.command.includes('--type='),
  );
  return mains
    .filter((one) => !one.command.startsWith('bwrap'))
    .map((main) => ({
      id: main.id,
      processes: [main.parent, main.id, ...below(all, main.id).map((one) => one.id)],
      root: `/proc/${main.id}/root`,
      async debuggingPort() {
        const text = await readFile(`/proc/${main.id}/root/home/patron/.config/lethe/DevToolsActivePort`, 'utf8');
        return Number(text.split('\n')[0]);
      },
    }));
}
