// Reads the policy file once. A file with a fault gives a station that is out of service, never one with guessed settings.
import { readFileSync } from 'node:fs';
import { type Policy, timersOf } from '../../contract/policy.ts';
import { readPolicy } from '../../contract/policy-file.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import { isPublicSuffix } from '../policy/public-suffix.ts';
import type { Rules, Station } from './station.ts';

export interface LoadedPolicy {
  /** null when the file has a fault. */
  readonly policy: Policy | null;
  readonly rules: Rules;
  readonly fault: Station['fault'];
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

const refused = (code: ProblemCode, place?: { line: number; column: number; key: string }): LoadedPolicy => ({
  policy: null,
  rules: noVisits,
  fault: place === undefined ? { code } : { code, place },
  place: '',
  name: '',
});

export function loadPolicy(file: string): LoadedPolicy {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return refused('POLICY-01');
  }
  const read = readPolicy(text, isPublicSuffix);
  if (!read.ok) {
    const [first] = read.faults;
    return first === undefined
      ? refused('POLICY-02')
      : refused(first.code, { line: first.line, column: first.column, key: first.key });
  }
  const { policy } = read;
  const { kind, languages, staff, place, name } = policy;
  return {
    policy,
    rules: { kind, languages, timers: timersOf(policy), hasPin: staff.pin !== undefined },
    fault: null,
    place,
    name,
  };
}
