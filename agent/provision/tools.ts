// The system's own programs that provisioning runs: the package manager, the maker of accounts, and what takes up new settings.
import { spawnSync } from 'node:child_process';
import type { Refresh } from './change.ts';

/** Each answers whether it went well. */
export interface Tools {
  install(packages: readonly string[]): boolean;
  /** Of the accounts that came with Lethe; does nothing where they are there. */
  makeAccount(): boolean;
  refresh(what: Refresh): boolean;
}

const commands: Readonly<Record<Refresh, readonly string[]>> = {
  systemd: ['systemctl', 'daemon-reload'],
  // Through systemd, which knows where the kernel's settings can't be written.
  'kernel-settings': ['systemctl', 'restart', 'systemd-sysctl.service'],
  devices: ['udevadm', 'control', '--reload'],
  journal: ['systemctl', 'try-restart', 'systemd-journald.service'],
  printing: ['systemctl', 'try-restart', 'cups.service'],
  'early-system': ['update-initramfs', '-u'],
  'boot-loader': ['update-grub'],
};

const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What they say goes to standard error: it is no part of the command's result. */
function run([program = '', ...args]: readonly string[]): 'well' | 'badly' | 'not installed' {
  const env = { PATH: path, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' };
  const { error, status } = spawnSync(program, args, { env, stdio: ['ignore', 2, 2] });
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return 'not installed';
  return status === 0 ? 'well' : 'badly';
}

const install = ['apt-get', 'install', '--yes', '--no-install-recommends', '--'] as const;

export const systemTools: Tools = {
  install: (packages) => run([...install, ...packages]) === 'well',
  makeAccount: () => run(['systemd-sysusers', 'lethe.conf']) === 'well',
  // What is not installed has nothing to take up.
  refresh: (what) => run(commands[what]) !== 'badly',
};
