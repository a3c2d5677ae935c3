// A Debian with the package in it, brought by apt with all that it depends on, and a virtual display in place of a real one.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Machine, makeMachine, ownName } from '../../nspawn/support/machine.ts';

export const distribution = join(import.meta.dirname, '../../../out/dist');
export const pictures = join(import.meta.dirname, '../../../out/package/pictures');

/** The package that `npm run dist` made: the station's, or the server's. */
export function packageFile(name: 'lethe' | 'lethe-server'): string {
  const made = readdirSync(distribution).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'));
  if (made === undefined) throw new Error(`no package ${name} in out/dist: run npm run dist -- --dev first`);
  return join(distribution, made);
}

/** Beside the package: a display without a card, a patron's hands and eyes. In place of xserver-xorg, which is the first choice. */
const besides = ['xvfb', 'xserver-xorg-', 'xdotool', 'imagemagick'] as const;

/** In the root folder before its first boot, with the network of the machine that runs the test. */
function runIn(root: string, ...command: readonly string[]): void {
  const how = [
    '-D',
    root,
    ownName(root),
    '--register=no',
    '--keep-unit',
    '--quiet',
    '--pipe',
    '--resolv-conf=replace-host',
  ];
  const env = ['--setenv=DEBIAN_FRONTEND=noninteractive', '--setenv=LC_ALL=C.UTF-8'];
  execFileSync('systemd-nspawn', [...how, ...env, ...command], { stdio: ['ignore', 'ignore', 2] });
}

/** Lays the package and what it depends on into a Debian that does not run. @param more further packages of apt's */
export function installIn(root: string, name: 'lethe' | 'lethe-server', more: readonly string[]): void {
  copyFileSync(packageFile(name), join(root, 'package.deb'));
  runIn(root, 'apt-get', 'update', '--quiet', '--quiet');
  const quietly = ['install', '--yes', '--quiet', '--quiet', '--no-install-recommends'];
  runIn(root, 'apt-get', ...quietly, '/package.deb', ...more);
}

export const makeInstalled = (name: 'lethe' | 'lethe-server'): Promise<Machine> =>
  makeMachine(async (root) => installIn(root, name, name === 'lethe' ? besides : []));

/** The container has no virtual terminal; the rest of the unit is as shipped. */
const withoutTerminal = `[Service]
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
StandardInput=null
`;

/** A virtual display, as a site would choose another server; and nspawn's own boot id, which two settings would cover. */
export function furnishDisplay(machine: Machine): void {
  machine.write('/etc/systemd/system/lethe-shell.service.d/container.conf', withoutTerminal);
  machine.write(
    '/etc/systemd/system/lethe-agent.service.d/container.conf',
    '[Service]\nProtectKernelTunables=no\nProtectControlGroups=no\nReadWritePaths=\nReadWritePaths=/tmp /run /var -/home -/media\n',
  );
  const server = 'LETHE_DISPLAY_SERVER=/usr/bin/Xvfb';
  machine.write('/etc/lethe/display.conf', `${server}\nLETHE_DISPLAY_OPTIONS=-screen 0 1280x800x24 -noreset\n`);
}

const onDisplay = ['env', 'DISPLAY=:0', 'XAUTHORITY=/run/lethe/shell/display-key'] as const;

/** Real X input, from a program of root's. */
export const input = (machine: Machine, ...words: readonly string[]): void =>
  void machine.inside(...onDisplay, 'xdotool', ...words);

/** The colour of one point, as `#0A5D64`; the whole picture is kept in out/package/pictures. */
export function look(machine: Machine, name: string, x: number, y: number): string {
  const file = '/root/picture.png';
  machine.inside(...onDisplay, 'import', '-window', 'root', file);
  mkdirSync(pictures, { recursive: true });
  copyFileSync(join(machine.root, file), join(pictures, `${name}.png`));
  const { out } = machine.inside('convert', file, '-crop', `1x1+${x}+${y}`, 'txt:-');
  return /#[0-9A-F]{6}/.exec(out)?.[0] ?? '';
}

const listener = `
const socket = require('node:net').connect('/run/lethe/agent.sock');
socket.write(JSON.stringify({ ask: 'hello', version: Number(process.argv[2]), role: 'look' }) + '\\n');
socket.pipe(require('node:fs').createWriteStream('/root/heard'));`;

/** Hears what the agent tells anybody, receipts too, from now on. */
export async function listen(machine: Machine, version: number): Promise<void> {
  machine.write('/root/listen.cjs', listener);
  machine.inside('sh', '-c', `setsid /opt/lethe/bin/node /root/listen.cjs ${version} > /dev/null 2>&1 &`);
  await machine.until('the agent is heard', 'test', '-s', '/root/heard');
}

/** Whether this machine's lintian finds nothing that is an error. */
export function lint(file: string): { readonly code: number | null; readonly out: string } {
  const ran = spawnSync('lintian', ['--allow-root', '--fail-on', 'error', file], { encoding: 'utf8' });
  return { code: ran.status, out: ran.stdout };
}
