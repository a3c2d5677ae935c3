// Where a station keeps its policy and its identity, unless an option says otherwise.
import { resolve } from 'node:path';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Typed } from './usage.ts';

export const stateOption = { 'state-dir': { type: 'string' } } as const satisfies ParseArgsOptionsConfig;
export const policyOption = { policy: { type: 'string' } } as const satisfies ParseArgsOptionsConfig;

/** StateDirectory= of resources/systemd/lethe-agent.service. */
export const stateFolder = ({ 'state-dir': named }: Typed['values']): string =>
  typeof named === 'string' ? resolve(named) : '/var/lib/lethe';

export const policyFile = ({ policy }: Typed['values']): string =>
  typeof policy === 'string' ? policy : '/etc/lethe/station.yaml';
