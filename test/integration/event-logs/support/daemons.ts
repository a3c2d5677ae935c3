// Real daemons that keep logs, started in a room with settings of their own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Room, until } from '../../../support/room/room.ts';

export function write(room: Room, path: string, content: string | Buffer): void {
  mkdirSync(dirname(room.path(path)), { recursive: true });
  writeFileSync(room.path(path), content, { mode: 0o640 });
}

export const isThere = (room: Room, path: string): boolean => room.shell(`test -e ${path} && echo yes || true`) !== '';

export async function startRsyslog(room: Room): Promise<void> {
  const lines = [
    'module(load="imuxsock" SysSock.Use="off")',
    'input(type="imuxsock" Socket="/run/rsyslog.socket")',
    '*.* action(type="omfile" file="/var/log/syslog")',
  ];
  write(room, '/run/rsyslog.conf', lines.join('\n'));
  room.start('rsyslogd', '-n', '-f', '/run/rsyslog.conf', '-i', '/run/rsyslog.pid');
  await until(() => isThere(room, '/run/rsyslog.socket'));
}

export const logToRsyslog = (room: Room, message: string): string =>
  room.run('logger', '--udp', '--socket', '/run/rsyslog.socket', message);

/** It listens to no kernel: there is one for the whole machine. Its own start is an entry as any other. */
export async function startAuditd(room: Room): Promise<void> {
  const lines = [
    ...['local_events = no', 'write_logs = yes', 'log_file = /var/log/audit/audit.log', 'log_format = RAW'],
    ...['flush = NONE', 'num_logs = 2', 'max_log_file = 8', 'max_log_file_action = ROTATE'],
    ...['space_left = 2', 'space_left_action = IGNORE', 'admin_space_left = 1', 'admin_space_left_action = IGNORE'],
    ...['disk_full_action = IGNORE', 'disk_error_action = IGNORE'],
  ];
  write(room, '/run/audit/auditd.conf', `${lines.join('\n')}\n`);
  room.run('mkdir', '-p', '/var/log/audit');
  room.start('auditd', '-n', '-s', 'nochange', '-c', '/run/audit');
  await until(() => isThere(room, '/var/log/audit/audit.log'));
}

/** With a page log that names the document, as its built-in format does. */
export async function startCupsd(room: Room): Promise<void> {
  const settings = [
    ...['LogLevel info', 'PageLogFormat %p %u %j %{job-name}', 'AccessLogLevel all', 'Listen /run/cups/cups.sock'],
    ...['<Location />', 'Order allow,deny', 'Allow all', '</Location>'],
    ...['<Policy default>', '<Limit All>', 'Order allow,deny', '</Limit>', '</Policy>'],
  ];
  const files = [
    ...['FileDevice Yes', 'RequestRoot /var/spool/cups', 'CacheDir /var/cache/cups', 'StateDir /run/cups'],
    ...['ServerRoot /run/cups-settings', 'SystemGroup root', 'LogFileGroup root'],
    ...['access', 'error', 'page'].map((log) => `${log}Log /var/log/cups/${log}_log`),
  ];
  write(room, '/run/cups-settings/cupsd.conf', `${settings.join('\n')}\n`);
  write(room, '/run/cups-settings/cups-files.conf', `${files.join('\n')}\n`);
  room.run(
    'mkdir',
    '-p',
    '/var/log/cups',
    '/var/spool/cups/tmp',
    '/var/cache/cups',
    '/run/cups',
    '/run/cups-settings/ppd',
  );
  const from = ['-c', '/run/cups-settings/cupsd.conf', '-s', '/run/cups-settings/cups-files.conf'];
  room.start('cupsd', '-f', ...from);
  await until(() => isThere(room, '/run/cups/cups.sock'));
}

export const print = (room: Room, title: string): string =>
  room.shell(
    `export CUPS_SERVER=/run/cups/cups.sock; lpadmin -p nowhere -E -v file:/dev/null -m raw 2>/dev/null; echo words | lp -d nowhere -t '${title}'`,
  );
