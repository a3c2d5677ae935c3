// Runs wevtutil, the tool of Windows for event logs. What it did is never taken from its exit code, but for “there is no such channel”.
import { execFile } from 'node:child_process';
import { win32 } from 'node:path';

export interface Answer {
  readonly code: number;
  readonly output: string;
}

export type Wevtutil = (...words: readonly string[]) => Promise<Answer>;

/** ERROR_EVT_CHANNEL_NOT_FOUND: a program that brought a channel has been taken off meanwhile. */
export const noSuchChannel = 15007;

const patience = 30_000;
const mostOutput = 16 * 1024 * 1024;
const neverRan = -1;

export const wevtutilOf = (systemRoot: string): Wevtutil =>
  runTool([win32.join(systemRoot, 'System32', 'wevtutil.exe')]);

/** @param line the tool, with the words that stand before each call's own */
export function runTool([tool = '', ...before]: readonly string[]): Wevtutil {
  const how = { timeout: patience, killSignal: 'SIGKILL', maxBuffer: mostOutput, windowsHide: true } as const;
  return (...words) =>
    new Promise((resolve) => {
      execFile(tool, [...before, ...words], how, (error, output) =>
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : neverRan, output }),
      );
    });
}
