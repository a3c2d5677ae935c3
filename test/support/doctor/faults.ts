// What may be wrong with a station: each fault is put into a healthy one alone, and names the one check that must find it.
import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Machine } from '../../../agent/doctor/machine.ts';
import { notEnrolled, now, policyText, touch, writeAt } from './healthy.ts';

interface Fault {
  readonly check: string;
  readonly says: string;
  /** Into the files below the root folder. */
  readonly put?: (root: string) => void;
  /** Into what no file tells. */
  readonly machine?: Partial<Machine>;
}

type Content = string | readonly string[];

const write = (path: string, content: Content) => (root: string) => writeAt(root, path, content);
const append = (path: string, line: string) => (root: string) => appendFileSync(join(root, path), `${line}\n`);
const mode = (path: string, to: number) => (root: string) => chmodSync(join(root, path), to);
const remove = (path: string) => (root: string) => rmSync(join(root, path), { recursive: true });
const swap = (path: string, from: string, to: string) => (root: string) => {
  const text = readFileSync(join(root, path), 'utf8');
  if (!text.includes(from)) throw new Error(`nothing to change in ${path}`);
  // Written where it is, so that its rights stay.
  writeFileSync(join(root, path), text.replace(from, to));
};
const link = (path: string, target: string) => (root: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
};
const start = (unit: string, by = 'multi-user.target') =>
  link(`etc/systemd/system/${by}.wants/${unit}`, `/usr/lib/systemd/system/${unit}`);
const line = (word: string) => swap('proc/cmdline', 'quiet', `quiet ${word}`);
const kernel = (name: string, value: string) => write(`proc/sys/${name}`, `${value}\n`);
const both =
  (...puts: readonly ((root: string) => void)[]) =>
  (root: string) => {
    for (const put of puts) put(root);
  };

const cups = 'etc/cups/cupsd.conf';

export const faults: readonly Fault[] = [
  { check: 'bubblewrap', says: 'bubblewrap is missing', put: remove('usr/bin/bwrap') },
  { check: 'bubblewrap', says: 'bubblewrap may be run by root alone', put: mode('usr/bin/bwrap', 0o700) },
  { check: 'user-namespaces', says: 'Debian’s switch is off', put: kernel('kernel/unprivileged_userns_clone', '0') },
  { check: 'user-namespaces', says: 'none are allowed', put: kernel('user/max_user_namespaces', '0') },
  { check: 'user-namespaces', says: 'AppArmor without a profile', put: remove('etc/apparmor.d') },
  { check: 'containment', says: 'a directory', put: append('etc/lethe/station.yaml', 'containment: directory') },
  { check: 'runtime', says: 'the Electron for development', put: swap('opt/lethe/release.json', 'false', 'true') },
  { check: 'runtime', says: 'no package', put: remove('opt/lethe/release.json') },

  { check: 'swap', says: 'a disk', put: append('proc/swaps', '/dev/sda2 partition 1000 0 -3') },
  { check: 'swap', says: 'a file', put: append('proc/swaps', '/swap.img file 1000 0 -3') },
  { check: 'swap', says: 'zram that writes to a disk', put: write('sys/block/zram0/backing_dev', '/dev/sda4\n') },
  { check: 'swap', says: 'a mapping with a kept key', put: write('sys/block/dm-1/dm/name', 'vg-swap\n') },
  { check: 'swap-at-start', says: 'fstab', put: append('etc/fstab', '/swap.img none swap sw 0 0') },
  { check: 'hibernation', says: 'allowed', put: remove('etc/systemd/sleep.conf.d') },
  {
    check: 'hibernation',
    says: 'hybrid sleep allowed by name',
    put: append('etc/systemd/sleep.conf.d/lethe.conf', 'AllowHybridSleep=yes'),
  },
  { check: 'core-dumps', says: 'a file beside the program', put: kernel('kernel/core_pattern', 'core') },
  {
    check: 'core-dumps',
    says: 'systemd keeps them',
    put: kernel('kernel/core_pattern', '|/usr/lib/systemd/systemd-coredump %P %u'),
  },
  { check: 'memory', says: '2 GiB', put: write('proc/meminfo', 'MemTotal:        2000000 kB\n') },

  { check: 'memory-erased', says: 'no word on the line', put: swap('proc/cmdline', ' init_on_free=1', '') },
  {
    check: 'memory-erased',
    says: 'switched off by the last word',
    put: swap('proc/cmdline', 'init_on_free=1', 'init_on_free=1 init_on_free=0'),
  },
  { check: 'kernel-messages', says: 'anybody may read', put: kernel('kernel/dmesg_restrict', '0') },
  { check: 'kernel-addresses', says: 'shown', put: kernel('kernel/kptr_restrict', '0') },
  { check: 'magic-keys', says: 'some of them', put: kernel('kernel/sysrq', '438') },
  { check: 'kexec', says: 'allowed', put: kernel('kernel/kexec_load_disabled', '0') },
  { check: 'kernel-ring', says: 'limited', put: line('printk.devkmsg=ratelimit') },

  { check: 'rsyslog-targets', says: 'old grammar', put: append('etc/rsyslog.conf', '*.*\t@@logs.example.org:514') },
  {
    check: 'rsyslog-targets',
    says: 'RainerScript in an included file',
    put: write('etc/rsyslog.d/90-far.conf', 'if $msg contains "x" then {\n action(type="omfwd" target="h")\n}'),
  },
  {
    check: 'rsyslog-targets',
    says: 'an include of RainerScript',
    put: both(
      append('etc/rsyslog.conf', 'include(file="/etc/rsyslog-more/*.rules" mode="optional")'),
      write('etc/rsyslog-more/a.rules', ':msg, contains, "x" @[2001:db8::1]:514'),
    ),
  },
  {
    check: 'syslog-ng-targets',
    says: 'a network',
    put: write('etc/syslog-ng/syslog-ng.conf', 'destination d_far { network("h" port(514)); };\n'),
  },
  { check: 'journal-upload', says: 'its unit', put: start('systemd-journal-upload.service') },
  { check: 'journal-upload', says: 'its address', put: append('etc/systemd/journal-upload.conf', 'URL=https://h') },
  { check: 'journal-upload', says: 'a gateway', put: start('systemd-journal-gatewayd.socket', 'sockets.target') },
  {
    check: 'journal-forwarding',
    says: 'to a socket',
    put: append('etc/systemd/journald.conf.d/lethe.conf', 'ForwardToSocket=192.0.2.1:514'),
  },
  {
    check: 'journal-forwarding',
    says: 'to a console',
    put: append('etc/systemd/journald.conf.d/lethe.conf', 'ForwardToConsole=yes'),
  },
  {
    check: 'journal-forwarding',
    says: 'to rsyslog, as is usual here',
    put: swap('etc/systemd/journald.conf.d/lethe.conf', 'ForwardToSyslog=no\n', ''),
  },
  {
    check: 'audit-plugins',
    says: 'audisp-remote',
    put: swap('etc/audit/plugins.d/au-remote.conf', 'active = no', 'active = yes'),
  },
  { check: 'log-shippers', says: 'filebeat', put: write('usr/share/filebeat/bin/filebeat', '') },
  { check: 'log-shippers', says: 'fluent-bit, somewhere else', put: write('proc/77/comm', 'fluent-bit\n') },
  { check: 'log-shippers', says: 'promtail', put: start('promtail.service') },
  { check: 'log-shippers', says: 'vector', put: write('usr/bin/vector', '') },
  {
    check: 'log-shippers',
    says: 'telegraf that reads logs',
    put: write('etc/telegraf/telegraf.d/logs.conf', '[[inputs.tail]]\n'),
  },
  {
    check: 'log-shippers',
    says: 'zabbix whose server may ask for them',
    put: append('etc/zabbix/zabbix_agentd.conf', 'ServerActive=zabbix.example.org'),
  },
  {
    check: 'log-shippers',
    says: 'nagios that looks into them',
    put: append('etc/nagios/nrpe.cfg', 'command[logs]=/usr/lib/nagios/plugins/check_log -F /var/log/syslog'),
  },
  { check: 'log-shippers', says: 'collectd', put: append('etc/collectd/collectd.conf', 'LoadPlugin tail') },
  { check: 'crash-uploads', says: 'whoopsie', put: start('whoopsie.path', 'paths.target') },
  { check: 'crash-uploads', says: 'apport', put: write('etc/default/apport', 'enabled=1\n') },
  { check: 'netconsole', says: 'on the line', put: line('netconsole=@/eth0,514@192.0.2.1/') },
  { check: 'netconsole', says: 'loaded', put: write('sys/module/netconsole/initstate', 'live\n') },
  {
    check: 'journal-in-memory',
    says: 'on the disk',
    put: swap('etc/systemd/journald.conf.d/lethe.conf', 'volatile', 'persistent'),
  },

  { check: 'settings-rights', says: 'a policy that a group may write', put: mode('etc/lethe/station.yaml', 0o664) },
  { check: 'settings-rights', says: 'a folder that all may write', put: mode('etc/lethe', 0o777) },
  { check: 'token-rights', says: 'a token that all may read', put: mode('etc/lethe/enrolment-token', 0o644) },
  { check: 'program-rights', says: 'an agent that all may write', put: mode('opt/lethe/lib/agent/agent.cjs', 0o666) },
  {
    check: 'program-rights',
    says: 'a shell that a group may write',
    put: mode('opt/lethe-shell/resources/app.asar', 0o664),
  },
  { check: 'state-rights', says: 'a folder that all may list', put: mode('var/lib/lethe', 0o755) },
  { check: 'state-rights', says: 'a key that a group may read', put: mode('var/lib/lethe/identity.json', 0o640) },
  { check: 'run-rights', says: 'a folder that all may write', put: mode('run/lethe', 0o777) },
  { check: 'run-rights', says: 'no folder', put: remove('run/lethe') },
  { check: 'kiosk-user', says: 'none', put: swap('etc/passwd', 'lethe:', 'someone:') },
  { check: 'kiosk-user', says: 'root by another name', put: swap('etc/passwd', 'lethe:x:990', 'lethe:x:0') },
  { check: 'kiosk-password', says: 'a password', put: swap('etc/shadow', 'lethe:!*', 'lethe:$y$j9T$abc$def') },
  { check: 'kiosk-password', says: 'an empty one', put: swap('etc/shadow', 'lethe:!*', 'lethe:') },
  { check: 'empty-passwords', says: 'a technician without', put: append('etc/shadow', 'guest::20000::::::') },
  { check: 'kiosk-rights', says: 'a member of sudo', put: swap('etc/group', '27:tech', '27:tech,lethe') },
  { check: 'kiosk-rights', says: 'its own group is disk', put: swap('etc/group', 'lethe:x:990', 'disk:x:990') },
  { check: 'kiosk-rights', says: 'named by sudo', put: write('etc/sudoers.d/x', 'lethe ALL=(ALL) NOPASSWD: ALL\n') },

  { check: 'display', says: 'none', put: remove('usr/lib/xorg/Xorg') },
  {
    check: 'screen-keys',
    says: 'other screens',
    put: swap('etc/X11/xorg.conf.d/lethe.conf', '"DontVTSwitch" "on"', '"DontVTSwitch" "off"'),
  },
  {
    check: 'screen-keys',
    says: 'the end of Xorg',
    put: swap('etc/X11/xorg.conf.d/lethe.conf', '  Option "DontZap"', '# Option "DontZap"'),
  },
  { check: 'consoles', says: 'a prompt at the start', put: start('getty@tty1.service', 'getty.target') },
  { check: 'consoles', says: 'prompts on demand', put: remove('etc/systemd/logind.conf.d') },
  { check: 'consoles', says: 'a shell of root', put: start('debug-shell.service', 'sysinit.target') },
  { check: 'print-history', says: 'the history', put: swap(cups, 'PreserveJobHistory No', 'PreserveJobHistory Yes') },
  { check: 'print-history', says: 'files for a day', put: swap(cups, 'PreserveJobFiles No', 'PreserveJobFiles 86400') },
  { check: 'print-log', says: 'titles in the page log', put: swap(cups, 'PageLogFormat', 'PageLogFormat %p %u %j') },
  { check: 'print-log', says: 'debugging', put: swap(cups, 'LogLevel warn', 'LogLevel debug2') },
  { check: 'media', says: 'a file manager', put: remove('etc/udev/rules.d/61-hide.rules') },
  { check: 'media', says: 'usbmount', put: write('etc/usbmount/usbmount.conf', 'ENABLED=1\n') },
  {
    check: 'media',
    says: 'a rule',
    put: append('etc/udev/rules.d/60-local.rules', 'RUN+="/usr/bin/systemd-mount $devnode"'),
  },

  {
    check: 'agent',
    says: 'its unit is off',
    put: remove('etc/systemd/system/multi-user.target.wants/lethe-agent.service'),
  },
  { check: 'shell', says: 'its unit is off', put: remove('etc/systemd/system/graphical.target.wants') },
  { check: 'policy', says: 'none', put: remove('etc/lethe/station.yaml') },
  {
    check: 'policy',
    says: 'a mistake',
    put: write('etc/lethe/station.yaml', policyText.replace('open-access', 'open')),
  },
  { check: 'server', says: 'does not answer', machine: { reaches: async () => false } },
  { check: 'enrolled', says: 'never was', put: remove('var/lib/lethe/identity.json') },
  {
    check: 'enrolled',
    says: 'not yet',
    put: both(write('var/lib/lethe/identity.json', notEnrolled), mode('var/lib/lethe/identity.json', 0o600)),
  },
  {
    check: 'identity',
    says: 'emptied by half a seal',
    put: both(write('var/lib/lethe/identity.json', '\0\0\0'), mode('var/lib/lethe/identity.json', 0o600)),
  },
  { check: 'machine-id', says: 'of a sealed image', put: write('etc/machine-id', 'uninitialized\n') },
  { check: 'machine-id', says: 'another one for D-Bus', put: write('var/lib/dbus/machine-id', 'f'.repeat(32)) },
  { check: 'host-keys', says: 'none', put: remove('etc/ssh/ssh_host_ed25519_key') },
  { check: 'clock-sync', says: 'nobody sets it', machine: { ask: async () => 'no\n' } },
  { check: 'clock', says: 'years ago', put: (root) => touch(root, 'usr/lib/os-release', -800) },
  { check: 'disk-space', says: 'full', machine: { fullness: async () => 97 } },
  { check: 'disk-writable', says: 'read-only', put: append('proc/mounts', '/dev/sda3 /var ext4 ro,relatime 0 0') },

  { check: 'updates-itself', says: 'not installed', put: remove('usr/bin/unattended-upgrade') },
  {
    check: 'updates-itself',
    says: 'switched off later',
    put: write('etc/apt/apt.conf.d/99off', 'APT::Periodic::Unattended-Upgrade "0";\n'),
  },
  { check: 'updates', says: 'long ago', put: (root) => touch(root, 'var/lib/apt/periodic/update-success-stamp', 15) },
  { check: 'restart', says: 'waits', put: write('run/reboot-required', '') },
  {
    check: 'system-release',
    says: 'an old one',
    put: both(swap('usr/lib/os-release', '13', '11'), (root) => touch(root, 'usr/lib/os-release', 60)),
  },
  { check: 'release-age', says: 'a year', put: swap('opt/lethe/release.json', '2026-10', '2025-10') },
];

/** The same machine with the fault in it; the root folder must be a healthy one. */
export function withFault(machine: Machine, { put, machine: told = {} }: Fault): Machine {
  put?.(machine.root);
  return { ...machine, now, ...told };
}
