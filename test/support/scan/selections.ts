// Looks at what was copied: the X server's selections and its old cut buffers, asked for by a client of our own.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Scan } from '../../../agent/audit/canary/scan.ts';

export interface Display {
  /** For instance `:7`. */
  readonly name: string;
  readonly xauthority?: string;
}

const run = promisify(execFile);
const selections = ['clipboard', 'primary', 'secondary'] as const;

/** Targets that are about the selection and hold nothing of it (ICCCM 2.6.2); some of them change it. */
const notContent = /^(?:TARGETS|TIMESTAMP|MULTIPLE|SAVE_TARGETS|DELETE|INSERT_.*)$/;

/** A client that owns a selection may not answer: it has gone, or it hangs. */
const patience = { timeout: 2000, killSignal: 'SIGKILL', encoding: 'buffer' } as const;

async function output(command: string, given: readonly string[], { name, xauthority }: Display): Promise<Buffer> {
  const env = { PATH: '/usr/bin:/bin', DISPLAY: name, ...(xauthority ? { XAUTHORITY: xauthority } : {}) };
  try {
    return (await run(command, given, { ...patience, env })).stdout;
  } catch (error) {
    // No owner, no such target, no answer: nothing to be had. That the tool is there must be certain.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error;
    return Buffer.alloc(0);
  }
}

/** @throws when xclip or xprop is not installed */
export async function scanSelections(scan: Scan, display: Display): Promise<void> {
  for (const selection of selections) {
    const asked = ['-o', '-selection', selection, '-target'];
    const targets = (await output('xclip', [...asked, 'TARGETS'], display)).toString('utf8').split('\n');
    for (const target of targets.filter((one) => one !== '' && !notContent.test(one)))
      scan.look(await output('xclip', [...asked, target], display), 'selection');
  }
  scan.look(await output('xprop', ['-root'], display), 'selection');
}
