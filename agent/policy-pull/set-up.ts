// Puts the real parts together that fetch policies from the server and keep the one that holds.
import { randomBytes } from 'node:crypto';
import { takesPolicies } from '../../contract/policy-in-force.ts';
import { readIdentity } from '../delivery/identity.ts';
import { getFrom, type ServerPlace } from '../delivery/post.ts';
import { systemClock } from '../health/clock.ts';
import type { Log } from '../log.ts';
import type { Options } from '../options.ts';
import { watchPolicy } from '../policy.ts';
import { keepPolicy, type PolicyKeeper } from './keeper.ts';
import { type Puller, startPulling } from './puller.ts';

export interface Policies {
  readonly keeper: PolicyKeeper;
  readonly puller: Puller;
}

export function setUpPolicies({ policy, state, runtime }: Options, log: Log): Policies {
  const local = watchPolicy(policy);
  const keeper = keepPolicy({ stateDir: state, runtimeDir: runtime, clock: systemClock, log, local });
  const server = (): ServerPlace | null => {
    const own = local();
    return own?.server === undefined || !takesPolicies(own) ? null : { url: own.server.url, ca: own.server.ca ?? null };
  };
  const puller = startPulling({
    ...{ clock: systemClock, keeper, server, get: getFrom, chance: Math.random },
    identity: () => readIdentity(state),
    nonce: () => randomBytes(8).toString('hex'),
  });
  return { keeper, puller };
}
