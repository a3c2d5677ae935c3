// Holds a session in namespaces whose every writable place is memory, and ends it with one signal to their first process.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { bubblewrapArguments } from './bubblewrap-arguments.ts';
import type { Containment, Held, SessionProgram, Surroundings } from './containment.ts';
import { withoutInherited } from './inherited.ts';

const infoDescriptor = 4;

/** Debian keeps libraries apart from programs, in a folder for each architecture; where that is not so, all of /usr/lib is seen. */
export function libraries(): readonly string[] {
  const apart = readdirSync('/usr/lib').filter((name) => /-linux-gnu(eabihf)?$/.test(name));
  return apart.length > 0 ? apart.map((name) => `/usr/lib/${name}`) : ['/usr/lib'];
}

/** bubblewrap says which process is the first one of the new process namespace, as JSON on its own descriptor. */
async function firstProcessOf(child: ChildProcess): Promise<number | null> {
  const stream = child.stdio[infoDescriptor] as Readable | null | undefined;
  if (!stream) return null;
  let text = '';
  for await (const piece of stream) text += String(piece);
  return Number(/"child-pid":\s*(\d+)/.exec(text)?.[1] ?? Number.NaN) || null;
}

function signal(id: number | null | undefined): void {
  if (!id) return;
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // Gone already, which is what was asked for.
  }
}

/**
 * The first process of a process namespace can't die before every other process in it has (pid_namespaces(7)); bubblewrap
 * outside waits for it. So when bubblewrap has exited, no process of the session exists, double-forked ones included.
 */
function held(child: ChildProcess, firstProcess: Promise<number | null>): Held {
  const exited = child.exitCode !== null || child.pid === undefined ? Promise.resolve([]) : once(child, 'exit');
  exited.catch(() => undefined);
  return {
    child,
    async end() {
      const first = await firstProcess;
      if (first === null) signal(child.pid);
      else signal(first);
      await exited;
    },
  };
}

/** @param accountsFile shown to the session as /etc/passwd */
export function bubblewrap(surroundings: Surroundings, accountsFile: string): Containment {
  return {
    name: 'bubblewrap',
    launch: async (program: SessionProgram) => {
      const hasGraphics = existsSync('/dev/dri');
      const plan = { ...surroundings, program, accountsFile, infoDescriptor, hasGraphics, libraries: libraries() };
      const [command, words] = withoutInherited('bwrap', bubblewrapArguments(plan));
      const child = spawn(command, words, {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
        env: { PATH: '/usr/bin:/bin' },
        cwd: '/',
      });
      // Without bubblewrap there is no process, which the shell sees and says on the screen.
      child.on('error', () => undefined);
      return held(child, firstProcessOf(child));
    },
  };
}
