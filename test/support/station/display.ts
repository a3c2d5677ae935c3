// A virtual display with a window manager that knows no keys of its own, as a kiosk has it. Real X input and real pictures.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually } from './devtools.ts';

const run = promisify(execFile);

export interface Display {
  readonly name: string;
  /** A real pointer and a real keyboard, through the X server's test extension. */
  input(...words: string[]): Promise<string>;
  click(x: number, y: number): Promise<void>;
  type(text: string): Promise<void>;
  key(...keys: string[]): Promise<void>;
  picture(file: string): Promise<void>;
  stop(): Promise<void>;
}

/** What a station brings for its own. */
const openboxRules = fileURLToPath(new URL('../../../resources/station/openbox.xml', import.meta.url));

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 3000);
  await exited;
  clearTimeout(late);
}

/** The server itself picks a number that is free, since two tests that looked for one would find the same, and says it. */
async function startServer([program = '', ...words]: readonly string[]): Promise<{
  server: ChildProcess;
  name: string;
}> {
  const all = [...words, '-displayfd', '3', '-nolisten', 'tcp', '-noreset'];
  const server = spawn(program, all, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stdio[3]?.on('data', (piece: Buffer) => {
    said += piece;
  });
  const number = await eventually(() => /^(\d+)\n/.exec(said)?.[1], 10_000, 'the virtual display');
  return { server, name: `:${number}` };
}

export const startDisplay = (size = '1280x800'): Promise<Display> => displayOf('Xvfb', '-screen', '0', `${size}x24`);

/** @param command of an X server that takes `-displayfd` */
export async function displayOf(...command: readonly string[]): Promise<Display> {
  const { server, name } = await startServer(command);
  const environment = { ...process.env, DISPLAY: name };
  const manager = spawn('openbox', ['--config-file', openboxRules], { stdio: 'ignore', env: environment });
  const asked = async (...words: string[]): Promise<string> =>
    (await run('xdotool', words, { env: environment })).stdout;
  await eventually(
    () =>
      run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env: environment }).then((x) =>
        x.stdout.includes('window id'),
      ),
    10_000,
    'the window manager',
  );
  return {
    name,
    input: asked,
    async click(x, y) {
      // Without `--sync`, which waits for a movement that does not come when the pointer is there already.
      await asked('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1');
    },
    async type(text) {
      // By standard input: a display remembers the arguments of the programs that connect to it, and a test may look there.
      const typing = run('xdotool', ['type', '--delay', '8', '--file', '-'], { env: environment });
      typing.child.stdin?.end(text);
      await typing;
    },
    async key(...keys) {
      await asked('key', '--delay', '20', ...keys);
    },
    async picture(file) {
      await mkdir(dirname(file), { recursive: true });
      await run('import', ['-window', 'root', file], { env: environment });
    },
    async stop() {
      await end(manager);
      await end(server);
    },
  };
}
