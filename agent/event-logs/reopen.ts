// Asks a program to open its logs anew, where that is known to be safe: SIGHUP ends any program that does not expect it.
import { readFileSync, readlinkSync } from 'node:fs';
import { hasCode } from '../wipe/folder.ts';

/** Each opens its logs anew on SIGHUP, by its own manual. */
const programs = ['/usr/sbin/rsyslogd', '/usr/sbin/syslog-ng', '/usr/sbin/cupsd'];
/** SIGHUP is signal 1, and so the lowest bit of the mask of signals that a program handles; proc_pid_status(5). */
const handlesHangUp = /^SigCgt:\s*[0-9a-f]*[13579bdf]$/m;

export function askToReopen(id: number): void {
  try {
    const program = readlinkSync(`/proc/${id}/exe`).replace(/ \(deleted\)$/, '');
    const status = readFileSync(`/proc/${id}/status`, 'latin1');
    if (programs.includes(program) && handlesHangUp.test(status)) process.kill(id, 'SIGHUP');
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM')) throw error;
  }
}
