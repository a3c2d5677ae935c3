// Runs a patron's program inside a session, with a patron's rights: what a downloaded or broken-out program would leave.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Canaries } from './canary.ts';
import { classesBy } from './placements.ts';

/** A session's first process, as seen from outside, and the folders that are its user's own, as seen from inside. */
export interface Inside {
  readonly processId: number;
  readonly home: string;
  readonly runtime: string;
}

/** user_namespaces(7): the first field of the map is the id inside that the only patron has. */
function idInside(processId: number, kind: 'uid' | 'gid'): string {
  const map = readFileSync(`/proc/${processId}/${kind}_map`, 'utf8').trim();
  return map.split(/\s+/)[0] ?? '';
}

/**
 * Plants all classes that `program` plants, and leaves a process behind that has forked twice and holds them. Needs root.
 * @throws when the session can't be entered
 */
export async function plantInside({ processId, home, runtime }: Inside, canaries: Canaries): Promise<void> {
  const given: Readonly<Record<string, string>> = {
    ...Object.fromEntries(classesBy('program').map((name) => [name, canaries.of[name]])),
    ...{ pid: String(processId), home, runtime },
    ...{ uid: idInside(processId, 'uid'), gid: idInside(processId, 'gid') },
  };
  const script = fileURLToPath(new URL('./plant-inside.pl', import.meta.url));
  const program = spawn('perl', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(program, 'exit');
  program.stdin.end(
    Object.entries(given)
      .map((entry) => `${entry.join(' ')}\n`)
      .join(''),
  );
  const said = await program.stdout.toArray();
  await exited;
  if (Buffer.concat(said).toString() !== 'planted\n') throw new Error('Nothing was planted inside the session.');
}
