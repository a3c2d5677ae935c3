// Tells a process to end, and whether it has: always the one that was meant, since the kernel uses ids again.
import { nameOf, type Process, readProcess } from './table.ts';

export function isAlive(process: Process): boolean {
  const now = readProcess('/proc', process.id);
  return now !== null && !now.ended && nameOf(now) === nameOf(process);
}

export function tellToEnd(left: Process, signal: 'SIGTERM' | 'SIGKILL'): void {
  // Asked at the last moment: one that has gone by then may have left its id to another.
  if (!isAlive(left)) return;
  try {
    process.kill(left.id, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
