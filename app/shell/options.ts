// The shell's command line, read once. What only a development build may say is refused in a package.
import { parseArgs } from 'node:util';
import type { Development } from '../../contract/session-link.ts';

export interface Options {
  readonly policyFile: string;
  readonly agentSocket: string;
  /** Where the shell's own Chromium profile lives: memory, and on the agent's list of what belongs to the station. */
  readonly profile: string;
  /** A window on a desk instead of the whole display; only for trying Lethe out. */
  readonly windowed: boolean;
  /** Only in an unpackaged build: lets a test speak to the session over Chromium's debugging protocol. */
  readonly sessionDebugging: boolean;
  readonly development: Development | null;
}

const declared = {
  policy: { type: 'string', default: '/etc/lethe/station.yaml' },
  'agent-socket': { type: 'string', default: '/run/lethe/agent.sock' },
  profile: { type: 'string', default: '/run/lethe/shell' },
  windowed: { type: 'boolean', default: false },
  'session-debugging': { type: 'boolean', default: false },
  'demonstration-certificate': { type: 'string' },
  'demonstration-hosts': { type: 'string' },
} as const;

/** Chromium reads the same command line, so options that are not ours are passed over. */
export function readOptions(argumentsGiven: readonly string[], packaged: boolean): Options {
  const { values } = parseArgs({ args: [...argumentsGiven], options: declared, strict: false, allowPositionals: true });
  const text = (name: keyof typeof declared): string => (typeof values[name] === 'string' ? values[name] : '');
  const certificate = text('demonstration-certificate');
  return {
    policyFile: text('policy'),
    agentSocket: text('agent-socket'),
    profile: text('profile'),
    windowed: values.windowed === true && !packaged,
    sessionDebugging: values['session-debugging'] === true && !packaged,
    development: certificate === '' || packaged ? null : { certificate, hostRules: text('demonstration-hosts') },
  };
}
