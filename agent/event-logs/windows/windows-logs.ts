// The event logs of this Windows machine: its own tool, and its own folder of logs.
import { win32 } from 'node:path';
import type { Cleaner } from '../../wipe/cleaner.ts';
import { windowsLogsCleaner } from './channels-cleaner.ts';
import { logFolderAt } from './log-folder.ts';
import { wevtutilOf } from './wevtutil.ts';

/** Windows sets it for every process; a service gets it from the system alone. */
const systemRoot = (): string => process.env.SystemRoot ?? 'C:\\Windows';

export const windowsLogs = (): Cleaner =>
  windowsLogsCleaner(wevtutilOf(systemRoot()), logFolderAt(win32.join(systemRoot(), 'System32', 'Winevt', 'Logs')));
