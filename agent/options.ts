// The agent's command line, read once. Everything that decides where it works comes from here, and nothing from a message.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, type Result, succeed } from '../contract/result.ts';

export interface Options {
  /** Holds the socket and the journal; on a file system in memory. */
  readonly runtime: string;
  /** Holds what must outlive a restart of the machine: the ledger. */
  readonly state: string;
  /** The station's policy file. */
  readonly policy: string;
  readonly kioskUser: string;
  readonly root: string;
  /** null: no display is asked for its selections. */
  readonly display: string | null;
  readonly xauthority: string | null;
  /**
   * Development: the kiosk user is also somebody's own account. Files are looked at and removed below the root folder
   * only, and processes only where they are a session's.
   */
  readonly sharedUser: boolean;
  /** Development: the machine is somebody's own, so that its services, such as printing and networks, keep what they hold. */
  readonly sharedMachine: boolean;
  readonly shellProfile: string;
  readonly sessions: string;
  readonly cleaners: string;
}

const declared = {
  'runtime-dir': { type: 'string', default: '/run/lethe' },
  'state-dir': { type: 'string' },
  policy: { type: 'string', default: '/etc/lethe/station.yaml' },
  'kiosk-user': { type: 'string', default: 'lethe' },
  root: { type: 'string' },
  display: { type: 'string' },
  xauthority: { type: 'string' },
  'shared-user': { type: 'boolean', default: false },
  'shared-machine': { type: 'boolean', default: false },
  'shell-profile': { type: 'string' },
  'sessions-dir': { type: 'string' },
  cleaners: { type: 'string' },
} as const;

const displayName = /^:\d{1,4}(?:\.\d+)?$/;

/**
 * @param shippedCleaners the folder with the cleaner files that came with this agent
 * AGENT-07 for an option that is unknown or does not make sense
 */
export function readOptions(argumentsGiven: readonly string[], shippedCleaners: string): Result<Options> {
  const values = parse(argumentsGiven);
  if (values === null) return fail('AGENT-07');
  const { display = null, xauthority = null } = values;
  const sharedUser = values['shared-user'];
  const sharedMachine = sharedUser || values['shared-machine'];
  const runtime = resolve(values['runtime-dir']);
  const root = resolve(values.root ?? (sharedUser ? join(runtime, 'root') : '/'));
  if (sharedUser && root === '/') return fail('AGENT-07', { option: 'root' });
  if (display !== null && !displayName.test(display)) return fail('AGENT-07', { option: 'display' });
  return succeed({
    ...{ runtime, root, sharedUser, sharedMachine, display, kioskUser: values['kiosk-user'] },
    xauthority: xauthority === null ? null : resolve(xauthority),
    // A developer's agent keeps its hands off the folder of a station's.
    state: resolve(values['state-dir'] ?? (root === '/' ? '/var/lib/lethe' : join(runtime, 'ledger'))),
    policy: resolve(values.policy),
    shellProfile: resolve(values['shell-profile'] ?? join(runtime, 'shell')),
    sessions: resolve(values['sessions-dir'] ?? join(runtime, 'sessions')),
    cleaners: resolve(values.cleaners ?? shippedCleaners),
  });
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: declared, strict: true, allowPositionals: false }).values;
  } catch {
    return null;
  }
}
