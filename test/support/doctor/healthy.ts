// A station on which every check of the doctor holds, as files below a folder: what each check reads is there, and right.
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Machine } from '../../../agent/doctor/machine.ts';
import { makeKeyPair } from '../../../contract/station-key.ts';

export const now = Date.parse('2026-11-20T12:00:00Z');
const day = 86_400_000;

export const policyText = `version: 1
kind: open-access
place: Harbour Street Library
name: Reading room 4
resources:
  - {id: catalogue, title: Catalogue, url: "https://catalogue.harbour.example/"}
server: {url: "https://lethe.harbour.example"}
`;

const known = { station: '0123456789abcdef', ...makeKeyPair(), offset: 1000 };
const identity = JSON.stringify({ ...known, serverKey: makeKeyPair().publicKey });
export const notEnrolled = JSON.stringify({ ...known, serverKey: null });

const passwd = [
  'root:x:0:0:root:/root:/bin/bash',
  'tech:x:1000:1000::/home/tech:/bin/bash',
  'lethe:x:990:990:Lethe kiosk:/home/lethe:/bin/sh',
];
const shadow = ['root:*:20000:0:99999:7:::', 'tech:$y$j9T$abc$def:20000:0:99999:7:::', 'lethe:!*:20000::::::'];
const group = ['root:x:0:', 'sudo:x:27:tech', 'adm:x:4:tech', 'audio:x:29:lethe', 'lethe:x:990:'];

/** Text by path; those that end in a slash are folders. */
const files: Readonly<Record<string, string | readonly string[]>> = {
  'boot/config-6.12.0-1-amd64': 'CONFIG_INIT_ON_FREE_DEFAULT_ON is not set\n',
  'dev/mapper/': '',
  'etc/apparmor.d/bwrap-userns-restrict': 'abi <abi/4.0>,\n',
  'etc/apt/apt.conf.d/20auto-upgrades': [
    'APT::Periodic::Update-Package-Lists "1";',
    'APT::Periodic::Unattended-Upgrade "1";',
  ],
  'etc/audit/plugins.d/au-remote.conf': ['active = no', 'direction = out', 'path = /sbin/audisp-remote'],
  'etc/audit/plugins.d/syslog.conf': ['active = no', 'type = builtin'],
  'etc/collectd/collectd.conf': ['LoadPlugin cpu'],
  'etc/crypttab': ['# name device key options', 'keyed /dev/sda3 /dev/urandom swap,cipher=aes-xts-plain64'],
  'etc/cups/cupsd.conf': [
    ...['LogLevel warn', 'PageLogFormat', 'PreserveJobHistory No', 'PreserveJobFiles No', 'Listen /run/cups/cups.sock'],
  ],
  'etc/default/apport': 'enabled=0\n',
  'etc/fstab': [
    ...['UUID=1 / ext4 errors=remount-ro 0 1', '# /swap.img none swap sw 0 0', '/dev/mapper/keyed none swap sw 0 0'],
    '/dev/sdb1 none swap sw,noauto 0 0',
  ],
  'etc/group': group,
  'etc/lethe/station.yaml': policyText,
  'etc/lethe/enrolment-token': 'token\n',
  'etc/machine-id': '0123456789abcdef0123456789abcdef\n',
  'etc/nagios/nrpe.cfg': ['command[check_load]=/usr/lib/nagios/plugins/check_load -w 5'],
  'etc/passwd': passwd,
  'etc/rsyslog.conf': [
    ...['module(load="imuxsock") # local', '$ActionFileDefaultTemplate RSYSLOG_TraditionalFileFormat'],
    ...['$IncludeConfig /etc/rsyslog.d/*.conf', 'auth,authpriv.* /var/log/auth.log', '*.emerg :omusrmsg:*'],
  ],
  'etc/rsyslog.d/50-default.conf': ['# *.* @@logs.example.org', 'action(type="omfile" file="/var/log/all")'],
  'etc/shadow': shadow,
  'etc/sudoers': ['root ALL=(ALL:ALL) ALL', '%sudo ALL=(ALL:ALL) ALL'],
  'etc/syslog-ng/syslog-ng.conf': [
    ...['@version: 4.3', '@include "scl.conf"', 'source s_src { system(); internal(); };'],
    ...['destination d_all { file("/var/log/all" perm(0600)); };', 'log { source(s_src); destination(d_all); };'],
  ],
  'etc/systemd/journald.conf': ['[Journal]', '#Storage=auto', '#ForwardToSyslog=yes'],
  'etc/systemd/journald.conf.d/lethe.conf': ['[Journal]', 'Storage=volatile', 'ForwardToSyslog=no'],
  'etc/systemd/journal-upload.conf': ['[Upload]', '# URL='],
  'etc/systemd/logind.conf.d/lethe.conf': ['[Login]', 'NAutoVTs=0', 'ReserveVT=0'],
  'etc/systemd/sleep.conf.d/lethe.conf': ['[Sleep]', 'AllowHibernation=no'],
  'etc/ssh/ssh_host_ed25519_key': '',
  'etc/systemd/system/graphical.target.wants/lethe-shell.service': '[Unit]\n',
  'etc/systemd/system/multi-user.target.wants/lethe-agent.service': '[Unit]\n',
  'etc/telegraf/telegraf.conf': ['[[inputs.cpu]]', '# [[inputs.tail]]'],
  'etc/udev/rules.d/60-local.rules': ['SUBSYSTEM=="net", NAME="lan0"'],
  'etc/usbmount/usbmount.conf': 'ENABLED=0\n',
  'etc/X11/xorg.conf.d/lethe.conf': [
    ...['Section "ServerFlags"', '  Option "DontVTSwitch" "on"', '  Option "DontZap" "true"', 'EndSection'],
  ],
  'etc/zabbix/zabbix_agentd.conf': ['Server=127.0.0.1', '# ServerActive='],
  'opt/lethe-shell/resources/app.asar': '',
  'opt/lethe/lib/agent/agent.cjs': '',
  'opt/lethe/lib/agent/lethe.cjs': '',
  'opt/lethe/release.json': JSON.stringify({
    ...{ version: '1.0.0', development: false, electron: '45.4.1', source: '2026-10-01T00:00:00.000Z' },
  }),
  'proc/cmdline': 'BOOT_IMAGE=/vmlinuz root=UUID=1 ro quiet init_on_free=1\n',
  'proc/1/comm': 'systemd\n',
  'proc/meminfo': 'MemTotal:        8000000 kB\nMemFree:  100 kB\n',
  'proc/mounts': ['/dev/sda1 / ext4 rw,relatime 0 0', 'tmpfs /var/lib/other tmpfs ro 0 0'],
  'proc/swaps': [
    'Filename Type Size Used Priority',
    ...['/dev/dm-1 partition 1000 0 -2', '/dev/zram0 partition 1000 0 100'],
  ],
  'proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n',
  'proc/sys/kernel/core_pattern': '|/bin/false\n',
  'proc/sys/kernel/dmesg_restrict': '1\n',
  'proc/sys/kernel/kexec_load_disabled': '1\n',
  'proc/sys/kernel/kptr_restrict': '1\n',
  'proc/sys/kernel/osrelease': '6.12.0-1-amd64\n',
  'proc/sys/kernel/sysrq': '0\n',
  'proc/sys/kernel/unprivileged_userns_clone': '1\n',
  'proc/sys/user/max_user_namespaces': '31000\n',
  'run/lethe/state': 'clean\n',
  'sys/block/dm-1/dm/name': 'keyed\n',
  'sys/block/zram0/backing_dev': 'none\n',
  'sys/power/state': 'freeze mem disk\n',
  'usr/bin/bwrap': '',
  'usr/bin/nautilus': '',
  'usr/bin/telegraf': '',
  'usr/bin/unattended-upgrade': '',
  'usr/lib/os-release': ['ID=debian', 'VERSION_ID="13"'],
  'usr/lib/systemd/system/lethe-agent.service': '[Unit]\n',
  'usr/lib/xorg/Xorg': '',
  'usr/sbin/collectd': '',
  'usr/sbin/nrpe': '',
  'usr/sbin/rsyslogd': '',
  'usr/sbin/sshd': '',
  'usr/sbin/syslog-ng': '',
  'usr/sbin/zabbix_agentd': '',
  'var/lib/apt/periodic/update-success-stamp': '',
  'var/lib/lethe/identity.json': identity,
  'etc/udev/rules.d/61-hide.rules': ['SUBSYSTEM=="block", ENV{UDISKS_IGNORE}="1"'],
};

const modes: Readonly<Record<string, number>> = {
  'etc/cups/cupsd.conf': 0o640,
  'etc/lethe': 0o755,
  'etc/lethe/enrolment-token': 0o600,
  'etc/shadow': 0o640,
  'opt/lethe': 0o755,
  'run/lethe': 0o755,
  'usr/bin/bwrap': 0o755,
  'var/lib/lethe': 0o700,
  'var/lib/lethe/identity.json': 0o600,
};

/** @param root an empty folder */
export function makeHealthy(root: string): void {
  for (const [path, content] of Object.entries(files)) writeAt(root, path, content);
  symlinkSync('../usr/lib/os-release', join(root, 'etc/os-release'));
  for (const [path, mode] of Object.entries(modes)) chmodSync(join(root, path), mode);
  touch(root, 'usr/lib/os-release', 60);
  touch(root, 'opt/lethe/lib/agent/lethe.cjs', 50);
  touch(root, 'var/lib/apt/periodic/update-success-stamp', 1);
}

/** Whoever checked the project out may have a mask that leaves their group rights, or takes all from others. */
export function writeAt(root: string, path: string, content: string | readonly string[]): void {
  const full = join(root, path);
  mkdirSync(path.endsWith('/') ? full : dirname(full), { recursive: true, mode: 0o755 });
  if (path.endsWith('/')) return;
  rmSync(full, { recursive: true, force: true });
  writeFileSync(full, typeof content === 'string' ? content : `${content.join('\n')}\n`);
  chmodSync(full, 0o644);
}

export function touch(root: string, path: string, daysAgo: number): void {
  const then = (now - daysAgo * day) / 1000;
  utimesSync(join(root, path), then, then);
}

export const machineAt = (root: string): Machine => ({
  root,
  owner: process.getuid?.() ?? 0,
  kioskUser: 'lethe',
  policy: join(root, 'etc/lethe/station.yaml'),
  stateFolder: join(root, 'var/lib/lethe'),
  runtimeFolder: join(root, 'run/lethe'),
  now,
  ask: async () => 'yes\n',
  fullness: async () => 40,
  reaches: async () => true,
});
