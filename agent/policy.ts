// The station's policy as the agent reads it: anew whenever the file has changed, and null while it has a fault.
import { readFileSync, statSync } from 'node:fs';
import type { Policy } from '../contract/policy.ts';
import { largestPolicyBytes, readPolicy } from '../contract/policy-file.ts';
import { isPublicSuffix } from './cli/public-suffix.ts';

const groupOrOthersMayWrite = 0o022;

/** @returns what the file says now. Whoever asks decides what a station without a policy does: it never does less. */
export function watchPolicy(file: string): () => Policy | null {
  let seen = '';
  let policy: Policy | null = null;
  return () => {
    const version = versionOf(file);
    if (version === null) return null;
    if (version !== seen) policy = load(file);
    seen = version;
    return policy;
  };
}

/** null where there is none that may be read. */
function versionOf(file: string): string | null {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(file);
    return size > largestPolicyBytes ? null : `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
  } catch {
    return null;
  }
}

function load(file: string): Policy | null {
  try {
    if ((statSync(file).mode & groupOrOthersMayWrite) !== 0) return null;
    const read = readPolicy(readFileSync(file, 'utf8'), isPublicSuffix);
    return read.ok ? read.policy : null;
  } catch {
    return null;
  }
}
