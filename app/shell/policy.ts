// Reads the policy file once. A file with a fault gives a station that is out of service, never one with guessed settings.
import { readFileSync, statSync } from 'node:fs';
import { type Policy, timersOf } from '../../contract/policy.ts';
import { largestPolicyBytes, readPolicy } from '../../contract/policy-file.ts';
import { policyInForce, takesPolicies } from '../../contract/policy-in-force.ts';
import { isPublicSuffix } from '../policy/public-suffix.ts';
import type { Fault, Rules } from './station.ts';

export interface LoadedPolicy {
  /** null when the file has a fault. */
  readonly policy: Policy | null;
  readonly rules: Rules;
  readonly fault: Fault | null;
  readonly place: string;
  readonly name: string;
}

/** What an out-of-service screen needs: languages to say it in. Nothing can be opened with these. */
const noVisits: Rules = {
  kind: 'open-access',
  languages: ['en', 'es'],
  hasPin: false,
  timers: {
    idleSeconds: 300,
    warningSeconds: 30,
    limitMinutes: null,
    extendMinutes: 0,
    extendTimes: 0,
    receiptSeconds: 10,
    renewAt: '04:30',
  },
};

const refused = (fault: Fault): LoadedPolicy => ({ policy: null, rules: noVisits, fault, place: '', name: '' });

const groupOrOthersMayWrite = 0o022;

/** Null when the file may be read: large ones are not even opened. Windows has no such bits. */
function fileFault(file: string): Fault | null {
  const { size, mode } = statSync(file);
  if (size > largestPolicyBytes) return { code: 'POLICY-04' };
  const loose = process.platform !== 'win32' && (mode & groupOrOthersMayWrite) !== 0;
  return loose ? { code: 'POLICY-05' } : null;
}

function judge(text: string): LoadedPolicy {
  const read = readPolicy(text, isPublicSuffix);
  if (!read.ok) {
    const [first] = read.faults;
    if (first === undefined) return refused({ code: 'POLICY-02' });
    const { code, line, column, key } = first;
    return refused({ code, place: { line, column, key } });
  }
  return usable(read.policy);
}

function usable(policy: Policy): LoadedPolicy {
  const { kind, languages, staff, place, name } = policy;
  const rules = { kind, languages, timers: timersOf(policy), hasPin: staff.pin !== undefined };
  return { policy, rules, fault: null, place, name };
}

function load(file: string): LoadedPolicy {
  try {
    const fault = fileFault(file);
    return fault === null ? judge(readFileSync(file, 'utf8')) : refused(fault);
  } catch {
    return refused({ code: 'POLICY-01' });
  }
}

/** Where the agent has put nothing, or cannot have, there is no policy of the server's. */
function isEmpty(file: string): boolean {
  try {
    return statSync(file).size === 0;
  } catch {
    return true;
  }
}

/**
 * POLICY-01 to POLICY-05, the first fault of the file with its place.
 * @param pulled where the agent puts the policy that it took from the server; judged as strictly, for it may be of another release
 */
export function loadPolicy(file: string, pulled: string): LoadedPolicy {
  const own = load(file);
  if (own.policy === null || !takesPolicies(own.policy) || isEmpty(pulled)) return own;
  const theirs = load(pulled);
  return theirs.policy === null ? theirs : usable(policyInForce(own.policy, theirs.policy));
}
