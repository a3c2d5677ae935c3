// Looks at System V shared memory, which stays after its makers and is in no file and no process.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Scan } from '../../../agent/audit/canary/scan.ts';

const script = fileURLToPath(new URL('./system-v.pl', import.meta.url));
/** More than a browser's pictures of a screen or two. */
const mostBytes = 1024 * 1024 * 1024;

/** Looks into our own IPC namespace; a session's own is gone with its last process. Needs root and perl. */
export function scanSystemV(scan: Scan): void {
  scan.look(execFileSync('perl', [script], { maxBuffer: mostBytes }), 'shared-memory');
}
