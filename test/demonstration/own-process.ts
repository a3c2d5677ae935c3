// Starts the demonstration library as a process of its own, so that a test can leave it out when it scans our processes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Demonstration, Seen } from './demonstration.ts';
import { demonstrationPolicy } from './policy.ts';
import type { Finding } from './sites/metrics/track/findings.ts';

type Start = Pick<Demonstration, 'port' | 'httpPort' | 'certificate' | 'publicKey' | 'hostRules'>;

export interface OwnDemonstration extends Demonstration {
  /** The process that may know everything a test planted. */
  readonly processId: number;
}

/** @throws when it can't start, for instance because openssl is absent */
export async function startOwnDemonstration(): Promise<OwnDemonstration> {
  const script = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const heard = async <Value>(): Promise<Value> => {
    const line = await lines.next();
    if (line.done) throw new Error('The demonstration library did not start.');
    return JSON.parse(line.value) as Value;
  };
  let turn: Promise<unknown> = Promise.resolve();
  const ask = <Value>(word: string): Promise<Value> => {
    const mine = turn.then(() => {
      child.stdin.write(`${word}\n`);
      return heard<Value>();
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
  const start = await heard<Start>();
  return {
    ...start,
    processId: child.pid ?? 0,
    policy: demonstrationPolicy,
    log: () => ask<readonly Seen[]>('log'),
    findings: () => ask<readonly Finding[]>('findings'),
    reset: () => ask<void>('reset'),
    close: async () => {
      if (child.exitCode !== null) return;
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
