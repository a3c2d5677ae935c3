// Starts the packaged program, or an Electron without its fuses, as an ordinary user on a virtual display, and waits for its window.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../support/station/devtools.ts';
import { type Display, end, startDisplay } from '../../support/station/display.ts';
import { type StationUser, stationUser } from '../../support/station/user.ts';

export interface Started {
  readonly child: ChildProcess;
  /** All that it has printed. */
  readonly output: () => string;
  /** Resolves when its window is there, or with the exit code when it ends before. */
  readonly came: () => Promise<'window' | number>;
}

export interface Stage {
  /** Writable by the user that programs are started as. */
  readonly folder: string;
  start(binary: string, args: readonly string[], environment?: Readonly<Record<string, string>>): Started;
  /** Ends what was started, so that the next one's window is its own. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

function startAs(user: StationUser, command: readonly string[], env: Readonly<Record<string, string>>) {
  const [program, ...words] = user.as(command);
  const child = spawn(program, words, { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
    });
  }
  return { child, output: () => said };
}

const windowOf = (display: Display): Promise<'window' | undefined> =>
  display.input('search', '--name', '^Lethe$').then(
    (found) => (found.trim() === '' ? undefined : 'window'),
    () => undefined,
  );

export async function makeStage(): Promise<Stage> {
  const user = await stationUser();
  const folder = mkdtempSync(join(tmpdir(), 'lethe-doors-'));
  chownSync(folder, user.id, user.group);
  const display = await startDisplay();
  const started: ChildProcess[] = [];
  const clear = async (): Promise<void> => {
    for (const child of started.splice(0)) await end(child);
  };
  return {
    folder,
    start(binary, args, environment = {}) {
      const home = { HOME: folder, XDG_RUNTIME_DIR: folder, DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
      const env = { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', DISPLAY: display.name, ...home, ...environment };
      const { child, output } = startAs(user, [binary, ...args], env);
      started.push(child);
      const exited = once(child, 'exit').then(([code]) => Number(code ?? -1));
      const came = () => Promise.race([exited, eventually(() => windowOf(display), 60_000, 'the window or the end')]);
      return { child, output, came };
    },
    clear,
    async close() {
      await clear();
      await display.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      await user.release();
    },
  };
}
