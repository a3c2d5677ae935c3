// Holds a session in a private folder and a process group, where bubblewrap is absent. Weaker, and the receipt says so.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Containment, Held, SessionProgram, Surroundings } from './containment.ts';
import { withoutInherited } from './inherited.ts';

/** Two folders take turns: one holds the visit, the other the warm spare. Their names say nothing about anybody. */
const slots = ['0', '1'] as const;

const writable = ['home', 'tmp', 'run'] as const;

async function freshSlot(slotsDirectory: string, slot: string): Promise<string> {
  const folder = join(slotsDirectory, slot);
  await rm(folder, { recursive: true, force: true });
  for (const name of writable) await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  return folder;
}

function environment(surroundings: Surroundings, folder: string): Record<string, string> {
  const home = join(folder, 'home');
  return {
    HOME: home,
    LANG: 'C.UTF-8',
    PATH: '/usr/bin:/bin',
    TMPDIR: join(folder, 'tmp'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_STATE_HOME: join(home, '.local/state'),
    DISPLAY: surroundings.display,
    ...(surroundings.xauthority === null ? {} : { XAUTHORITY: surroundings.xauthority }),
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    GSETTINGS_BACKEND: 'memory',
  };
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has gone already.
  }
}

function held(child: ChildProcess, folder: string, release: () => void): Held {
  const exited = once(child, 'exit').catch(() => []);
  const finish = async (): Promise<void> => {
    endGroup(child);
    await exited;
    // The agent looks again afterwards and removes what a process outside the group may still have written.
    await rm(folder, { recursive: true, force: true });
    release();
  };
  let ending: Promise<void> | null = null;
  return {
    child,
    // Once: a second round would delete what the next spare has already put there.
    end() {
      ending ??= finish();
      return ending;
    },
  };
}

export function directory(surroundings: Surroundings): Containment {
  const taken = new Set<string>();
  return {
    name: 'directory',
    launch: async (program: SessionProgram) => {
      // Never the one that a visit is in, even when the spare beside it has died.
      const slot = slots.find((name) => !taken.has(name));
      if (slot === undefined) throw new Error('Both slots are taken.');
      taken.add(slot);
      const folder = await freshSlot(surroundings.slotsDirectory, slot);
      const application = program.application === null ? [] : [program.application];
      const [command, words] = withoutInherited(program.electron, [...application, ...program.switches]);
      const child = spawn(command, words, {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: environment(surroundings, folder),
        cwd: join(folder, 'home'),
        detached: true,
      });
      child.on('error', () => undefined);
      return held(child, folder, () => taken.delete(slot));
    },
  };
}
