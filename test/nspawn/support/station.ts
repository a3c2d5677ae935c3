// What a station of these tests has besides the agent: services that write logs, a stand-in for the display, canaries.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layOutStation } from '../../../build/package/station-tree.ts';
import type { Machine } from './machine.ts';

const standInScript = `#!/bin/sh
# Takes the place of a display manager: notes what could still be read when it was let start.
cd /var/lib/stand-in || exit 1
{ journalctl --merge --output=cat --no-pager; find /var/log /run/log /tmp /var/tmp /home -type f -exec cat {} +; } 2>/dev/null |
  grep --text --count --file=word > seen
systemctl is-active lethe-agent.service > agent
`;

/** As a display manager's own unit, and ordered by nothing of its own: what makes it wait is the agent's unit. */
const standInUnit = `[Unit]
Description=Stand-in for a display manager
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/local/bin/stand-in
[Install]
WantedBy=graphical.target
`;

/**
 * nspawn gives its machine a boot id of its own by a mount in /proc/sys, which these two settings cover with the plain /proc.
 * A real machine has one boot id alone, so that there they change nothing that the agent reads.
 */
const inContainer = `[Service]
ProtectKernelTunables=no
ProtectControlGroups=no
ReadWritePaths=
ReadWritePaths=/tmp /run /var -/home -/media
`;

/** What a package of the station would lay there, less the shell. */
export async function putStation(root: string): Promise<void> {
  const laidOut = mkdtempSync(join(tmpdir(), 'lethe-tree-'));
  const release = { version: '0.0.0', debianVersion: '0.0.0', date: 0, development: true, electron: '', node: '' };
  await layOutStation(laidOut, release);
  cpSync(laidOut, root, { recursive: true });
  rmSync(laidOut, { recursive: true });
}

export function furnish(machine: Machine): void {
  // There is no display, and one that can't be asked would count as not seen.
  machine.write('/etc/lethe/agent.conf', 'LETHE_AGENT_OPTIONS=\n');
  machine.write('/usr/local/bin/stand-in', standInScript, 0o755);
  machine.write('/etc/systemd/system/display-manager.service', standInUnit);
  machine.write('/etc/systemd/system/lethe-agent.service.d/container.conf', inContainer);
  machine.write('/var/lib/stand-in/word', 'nothing yet\n');
  machine.write('/var/log/journal/.keep', '');
  machine.enable('display-manager.service');
}

export interface Seen {
  /** Lines with the canary that could be read when the display was let start. */
  readonly canaries: number;
  readonly agent: string;
}

export const seenByDisplay = (machine: Machine): Seen => ({
  canaries: Number(machine.read('/var/lib/stand-in/seen')),
  agent: machine.read('/var/lib/stand-in/agent')?.trim() ?? '',
});

const everywhere =
  '{ journalctl --merge --output=cat --no-pager; find /var/log /run/log /tmp /var/tmp /home -type f -exec cat {} +; } 2>/dev/null | grep --text --count --file=/var/lib/stand-in/word';

/** Lines with the canary that can be read now. */
export const readableNow = (machine: Machine): number => Number(machine.inside('sh', '-c', everywhere).out);

const has = (file: string, what: string): string[] => [
  'sh',
  '-c',
  `grep --text '${what}' ${file} | grep --text --quiet --file=/var/lib/stand-in/word`,
];

/** Has real services write a new word, and the kiosk user leave it: resolves when each of them has. */
export async function plantCanary(machine: Machine): Promise<void> {
  const word = `canary-${randomBytes(9).toString('hex')}`;
  machine.write('/var/lib/stand-in/word', `${word}\n`);
  machine.inside('logger', '--tag', 'program', word);
  machine.inside('runuser', '-u', 'lethe', '--', 'sh', '-c', `echo ${word} | tee /tmp/file /var/tmp/file > ~/file`);
  // cron notes each job that it starts, the command whole; it starts these once, where it finds no sign of an earlier start.
  machine.write('/etc/cron.d/canary', `@reboot root true ${word}\n`);
  machine.inside('sh', '-c', 'rm -f /run/crond.reboot; systemctl restart cron.service');
  await machine.until('rsyslog wrote it', ...has('/var/log/syslog', 'program'));
  await machine.until('cron noted it', ...has('/var/log/syslog', 'CRON'));
  machine.write('/etc/cron.d/canary', '');
  await machine.until(
    'the journal has it',
    'sh',
    '-c',
    `journalctl --identifier=program --output=cat | grep --quiet ${word}`,
  );
}
