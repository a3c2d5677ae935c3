// Where the agent's sockets are: systemd's folder, or the one that was named for an agent of one's own.
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Typed } from './usage.ts';

/** RuntimeDirectory= of resources/systemd/lethe-agent.service. */
const usualFolder = '/run/lethe';

export const runtimeOption = { 'runtime-dir': { type: 'string' } } as const satisfies ParseArgsOptionsConfig;

export function runtimeFolder(values: Typed['values']): string {
  const named = values['runtime-dir'];
  return typeof named === 'string' ? named : usualFolder;
}
