// A whole station on this machine: real agent, real shell in real Electron, sessions in bubblewrap, on a virtual display.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emptyLedger, writeLedger } from '../../../agent/state/ledger.ts';
import { findElectron } from '../../../build/electron-runtime/find.ts';
import { agentLinkVersion, Tell } from '../../../contract/agent-link.ts';
import type { Receipt } from '../../../contract/receipt.ts';
import type { StationState } from '../../../contract/words.ts';
import { eventually, type Page, pageAt } from './devtools.ts';
import { type Display, end, startDisplay } from './display.ts';
import { type SessionProcess, sessionsOf } from './session-process.ts';
import { type StationUser, stationUser } from './user.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export interface StationOptions {
  /** The policy file's text. */
  readonly policy: string;
  readonly certificate: string;
  readonly hostRules: string;
  readonly size?: string;
  /** Use a display that exists instead of starting a virtual one; the station is then a window on it. */
  readonly display?: Display;
  readonly windowed?: boolean;
  /** Where the built app is; a test of a mutant brings its own. */
  readonly application?: string;
  readonly agentScript?: string;
  readonly withoutAgent?: boolean;
  /** Whoever asks for it starts the shell by `startShell`, as a station does once its agent has done its first work. */
  readonly withoutShell?: boolean;
  /** Puts into the agent's state folder what the agent should find there. */
  readonly prepareState?: (folder: string) => void;
  /** Where its runtime folder is made, when not in /run, which is a disk on some machines. */
  readonly runtimeParent?: string;
  /** Put in front of the shell's command line, as root: such as what takes a program away from it. */
  readonly shellWithin?: readonly string[];
}

export interface Told {
  readonly state: StationState;
  /** When it was heard, in milliseconds since the epoch, so that it can be held against a page's own clock. */
  readonly at: number;
  readonly receipt?: Receipt;
}

export interface Station {
  readonly display: Display;
  readonly user: StationUser;
  readonly folder: string;
  readonly electron: string;
  readonly shellProcess: () => ChildProcess;
  /** Milliseconds since the epoch. */
  readonly shellStartedAt: () => number;
  readonly agentProcess: () => ChildProcess;
  /** The shell's own page. */
  readonly shellPage: () => Promise<Page>;
  /** Sessions alive now, the visit and the spare, found from outside by their processes. */
  readonly sessions: () => Promise<SessionProcess[]>;
  readonly told: readonly Told[];
  /** Waits for a state that the agent tells after `from` messages. */
  readonly untilTold: (fits: (told: Told) => boolean, from?: number) => Promise<Told>;
  readonly startAgent: () => Promise<void>;
  readonly startShell: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const now = (): number => performance.timeOrigin + performance.now();

const justNow = () => ({ at: Date.now(), ok: true, okAt: Date.now() });

/** Listens to the agent as anybody in the group may: it may look, and nothing else. */
function listen(socketPath: string, told: Told[]): { stop(): void } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let close = (): void => undefined;
  const dial = (): void => {
    const socket = createConnection(socketPath);
    close = () => void socket.destroy();
    let rest = '';
    socket.on('connect', () =>
      socket.write(`${JSON.stringify({ ask: 'hello', version: agentLinkVersion, role: 'look' })}\n`),
    );
    socket.setEncoding('utf8').on('data', (piece: string) => {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const tell = Tell.parse(JSON.parse(line));
        if (tell.tell === 'state')
          told.push({ state: tell.state, at: now(), ...(tell.receipt && { receipt: tell.receipt }) });
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (!stopped) timer = setTimeout(dial, 50);
    });
  };
  dial();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      close();
    },
  };
}

/** A folder that stands for /run/lethe: the agent's, with one part that is the station user's. */
async function runtimeFolder(user: StationUser, parent?: string): Promise<string> {
  const usual = user.dedicated ? '/run' : (process.env.XDG_RUNTIME_DIR ?? tmpdir());
  const folder = await mkdtemp(join(parent ?? usual, 'lethe-'));
  const own = join(folder, 'shell');
  await mkdir(own, { mode: 0o700 });
  if (!user.dedicated) return folder;
  await chmod(folder, 0o755);
  await chown(own, user.id, user.group);
  return folder;
}

/** In the station's folder. */
export const outputName = 'output';

export async function startStation(options: StationOptions): Promise<Station> {
  const user = await stationUser();
  const folder = await runtimeFolder(user, options.runtimeParent);
  const electron = await findElectron();
  const display = options.display ?? (await startDisplay(options.size));
  const policyFile = join(folder, 'station.yaml');
  await writeFile(policyFile, options.policy, { mode: 0o644 });
  const socketPath = join(folder, 'agent.sock');
  const profile = join(folder, 'shell', 'profile');
  /** Everything that agent and shell print is kept beside them, so that a search of the station goes through it too. */
  const output = process.env.LETHE_TEST_LOUD ? 'inherit' : openSync(join(folder, outputName), 'a', 0o600);
  // A station that has never audited itself would do so before anybody may start.
  const kept = join(folder, 'kept');
  await mkdir(kept, { mode: 0o700 });
  writeLedger(kept, { ...emptyLedger, deeds: { ...emptyLedger.deeds, canary: justNow() } });
  options.prepareState?.(kept);
  const told: Told[] = [];
  const listening = listen(socketPath, told);
  let agent: ChildProcess | undefined;
  let shell: ChildProcess | undefined;
  let shellStartedAt = 0;
  let stopped = false;

  const startAgent = async (): Promise<void> => {
    const from = told.length;
    const script = options.agentScript ?? join(root, 'out/agent/agent.cjs');
    const shared = user.dedicated ? ['--shared-machine'] : ['--shared-user'];
    const slots = join(folder, 'shell', 'sessions');
    const place = ['--runtime-dir', folder, '--sessions-dir', slots, '--kiosk-user', user.name];
    const notes = ['--state-dir', kept, '--policy', policyFile];
    const words = [...place, ...notes, '--display', display.name, ...shared];
    agent = spawn(process.execPath, [script, ...words], { stdio: ['ignore', output, output] });
    await eventually(() => told.length > from, 60_000, 'the agent');
  };
  const startShell = async (): Promise<void> => {
    const words = [
      options.application ?? join(root, 'out/app'),
      ...['--policy', policyFile, '--agent-socket', socketPath, '--profile', profile],
      ...['--session-debugging', '--remote-debugging-port=0'],
      ...(options.windowed ? ['--windowed'] : []),
      ...['--demonstration-certificate', options.certificate, '--demonstration-hosts', options.hostRules],
    ];
    const command = user.as([electron.path, ...words]);
    const [program = '', ...rest] = [...(options.shellWithin ?? []), ...command];
    shellStartedAt = now();
    shell = spawn(program, rest, {
      stdio: ['ignore', output, output],
      cwd: '/',
      env: {
        PATH: process.env.PATH,
        // Electron's first processes keep a cache of fonts at home before the shell can tell them where to write.
        HOME: join(folder, 'shell'),
        DISPLAY: display.name,
        XDG_RUNTIME_DIR: join(folder, 'shell'),
        LANG: 'C.UTF-8',
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      },
    });
  };
  const started = (child: ChildProcess | undefined): ChildProcess => {
    if (child === undefined) throw new Error('It has not been started.');
    return child;
  };
  const station: Station = {
    display,
    user,
    folder,
    electron: electron.version,
    shellProcess: () => started(shell),
    shellStartedAt: () => shellStartedAt,
    agentProcess: () => started(agent),
    async shellPage() {
      const port = await eventually(
        () => readFile(join(profile, 'DevToolsActivePort'), 'utf8').then((text) => Number(text.split('\n')[0])),
        60_000,
        'the shell',
      );
      return pageAt(port, (target) => target.url.startsWith('lethe://shell'), 60_000);
    },
    sessions: () => sessionsOf(user.id, started(shell).pid ?? 0),
    told,
    untilTold: (fits, from = 0) => eventually(() => told.slice(from).find(fits), 60_000, 'the agent to say so'),
    startAgent,
    startShell,
    async stop() {
      // Whoever stops it to read its last word stops it again when all is over.
      if (stopped) return;
      stopped = true;
      if (shell) await end(shell);
      listening.stop();
      if (agent) await end(agent);
      if (typeof output === 'number') closeSync(output);
      if (options.display === undefined) await display.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      await user.release();
    },
  };
  if (!options.withoutAgent) await startAgent();
  if (!options.withoutShell) await startShell();
  return station;
}
