// Wires the shell: the rules on one side; Electron, the agent, the sessions and the clock on the other. It decides nothing.
import { existsSync } from 'node:fs';
import { uptime } from 'node:os';
import { dirname, join } from 'node:path';
import { app, Menu, powerMonitor, protocol } from 'electron';
import type { Policy } from '../../contract/policy.ts';
import { pulledPolicyFile } from '../../contract/policy-in-force.ts';
import type { ToSession } from '../../contract/session-link.ts';
import { Press, type ShellView } from '../../contract/shell-page.ts';
import { bubblewrap } from '../containment/bubblewrap.ts';
import type { Containment, SessionProgram } from '../containment/containment.ts';
import { directory } from '../containment/directory.ts';
import { verifyPin } from '../policy/pin-hash.ts';
import { speakWith } from '../trusted/own-page.ts';
import { clearSelections } from '../trusted/selections.ts';
import { scheme } from '../trusted/serve-pages.ts';
import { applySwitches, forbiddenOption } from '../trusted/switches.ts';
import { type AgentClient, connectToAgent } from './agent-client.ts';
import { grabKeys } from './keys.ts';
import { type Options, readOptions } from './options.ts';
import { fontTablesOf, writeBesideProfile } from './own-folders.ts';
import { type LoadedPolicy, loadPolicy } from './policy.ts';
import { newStation } from './rules.ts';
import { holdSessions, type Sessions } from './sessions.ts';
import { runShell, type Shell } from './shell.ts';
import { openShellWindow, type ShellWindow } from './window.ts';

const folders = {
  pages: join(__dirname, 'pages'),
  preload: join(__dirname, 'bridge.cjs'),
  // bubblewrap, which shows it to sessions, can't look into a package's archive.
  accounts: join(app.isPackaged ? process.resourcesPath : __dirname, 'passwd'),
  // Asked before the shell's own writing is turned elsewhere.
  fontTables: fontTablesOf(process.env),
} as const;

/** Since the computer started, its sleep included, in steps of 10 ms: a visit must not outlive a night with the lid closed. */
const now = (): number => uptime() * 1000;
const twoDigits = (number: number): string => String(number).padStart(2, '0');

function timeOfDay(): string {
  const date = new Date();
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

function containmentFor(policy: Policy): Containment {
  const surroundings = {
    display: process.env.DISPLAY ?? ':0',
    xauthority: process.env.XAUTHORITY ?? null,
    memoryBytes: policy.session.memoryMegabytes * 1024 * 1024,
    slotsDirectory: join(dirname(app.getPath('userData')), 'sessions'),
    fontTables: folders.fontTables,
  };
  return policy.containment === 'bubblewrap' ? bubblewrap(surroundings, folders.accounts) : directory(surroundings);
}

function sessionProgram(options: Options): SessionProgram {
  const switches = [
    '--session',
    ...(options.sessionDebugging ? ['--remote-debugging-port=0'] : []),
    ...(options.development === null ? [] : [`--host-resolver-rules=${options.development.hostRules}`]),
  ];
  return { electron: process.execPath, application: app.isPackaged ? null : __dirname, switches };
}

function prepareMessage(policy: Policy, options: Options, window: ShellWindow): ToSession {
  const { kind, place, name, languages, home, resources, network } = policy;
  return {
    do: 'prepare',
    policy: { kind, place, name, languages, home, resources, network },
    bounds: window.bounds(),
    kiosk: !options.windowed,
    ...(options.development === null ? {} : { development: options.development }),
  };
}

/** Without a policy there are no sessions to hold; the screen says why. */
const noSessions: Sessions = {
  warm: () => undefined,
  standBy: () => undefined,
  expect: () => undefined,
  tell: () => undefined,
  endVisit: () => undefined,
  endSpare: () => undefined,
  endAll: async () => undefined,
};

function sessionsFor(policy: Policy | null, options: Options, window: ShellWindow, shell: Shell): Sessions {
  if (policy === null) return noSessions;
  return holdSessions(containmentFor(policy), sessionProgram(options), () => prepareMessage(policy, options, window), {
    spareReady: () => shell.happened({ is: 'spare-ready' }),
    spareGone: () => shell.happened({ is: 'spare-gone' }),
    said: (message) => shell.happened({ is: 'session-said', message }),
    visitGone: () => shell.happened({ is: 'session-gone' }),
  });
}

function agentFor(options: Options, shell: Shell): AgentClient {
  return connectToAgent(options.agentSocket, {
    told: (tell) => shell.happened({ is: 'agent-told', tell }),
    cued: (cue) => shell.happened({ is: 'agent-cued', cue }),
    lost: () => shell.happened({ is: 'agent-lost' }),
    unlike: () => shell.happened({ is: 'agent-unlike' }),
  });
}

function open(options: Options, loaded: LoadedPolicy): void {
  const window = openShellWindow(folders, options.windowed);
  let sessions = noSessions;
  const quit = (again: boolean): void => {
    if (again) app.relaunch();
    void sessions.endAll().then(() => app.exit(0));
  };
  const page = speakWith<ShellView, Press>(window.window.webContents, window.origin, Press, (press) =>
    shell.pressed(press),
  );
  const names = { place: loaded.place, name: loaded.name, version: app.getVersion() };
  const shell = runShell(newStation(loaded.rules, loaded.fault, now()), names, {
    now,
    timeOfDay,
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    show: page.show,
    raise: window.raise,
    lower: window.lower,
    repaint: window.reload,
    clearSelections,
    verifyPin: (pin) => verifyPin(pin, loaded.policy?.staff.pin ?? ''),
    leave: () => quit(false),
    renew: () => quit(true),
  });
  window.window.on('focus', shell.focused);
  window.window.on('blur', shell.blurred);
  sessions = sessionsFor(loaded.policy, options, window, shell);
  shell.connect(agentFor(options, shell), sessions);
  grabKeys(
    () => shell.happened({ is: 'end-key' }),
    () => shell.happened({ is: 'staff-key' }),
  );
}

/** Starts the shell; returns at once. */
export function startShell(): void {
  const options = readOptions(process.argv.slice(1), app.isPackaged);
  app.setPath('userData', options.profile);
  writeBesideProfile(options.profile, process.env);
  if (forbiddenOption(app) !== undefined || !app.requestSingleInstanceLock()) {
    app.exit(2);
    return;
  }
  applySwitches(app, existsSync('/dev/dri'));
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  Menu.setApplicationMenu(null);
  app.on('window-all-closed', () => undefined);
  const loaded = loadPolicy(options.policyFile, join(dirname(options.agentSocket), pulledPolicyFile));
  void app.whenReady().then(() => open(options, loaded));
}
