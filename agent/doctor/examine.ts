// Runs every check, each for itself, and mends what may be mended. A check that can't be made is a fault that says so.
import { apply, type Change } from './change.ts';
import type { Check, Look, Severity } from './check.ts';
import type { Machine } from './machine.ts';

export interface Finding {
  readonly check: Check;
  readonly is: Look['is'] | 'unknown';
  readonly where: readonly string[];
  /** What does not hold, or can't be told, counts as a fault unless it is mere advice. */
  readonly severity: Severity;
  /** What was changed to make it right; null when nothing was tried. */
  readonly mended: Mended | null;
}

export interface Mended {
  readonly changes: readonly Change[];
  /** A part of it was refused by the system. */
  readonly refused: boolean;
}

export const examine = (machine: Machine, checks: readonly Check[]): Promise<readonly Finding[]> =>
  Promise.all(checks.map((check) => examineOne(machine, check)));

async function examineOne(machine: Machine, check: Check): Promise<Finding> {
  const found = await check.look(machine).catch(() => null);
  const where = found?.is === 'wrong' ? found.where : [];
  // Whatever it is about: nobody can say that it is well.
  const severity = found === null ? 'fault' : check.severity;
  return { check, is: found?.is ?? 'unknown', where, severity, mended: null };
}

/** One after another, since two may be about one file. What was mended is looked at again: only that look counts. */
export async function mend(machine: Machine, findings: readonly Finding[]): Promise<readonly Finding[]> {
  const after: Finding[] = [];
  for (const finding of findings) after.push(isMendable(finding) ? await mendOne(machine, finding) : finding);
  return after;
}

export const isMendable = ({ is, check }: Finding): boolean => is !== 'fine' && check.mend !== undefined;

async function mendOne(machine: Machine, { check }: Finding): Promise<Finding> {
  const changes: Change[] = [];
  let refused = false;
  try {
    for (const change of (await check.mend?.plan(machine)) ?? []) {
      apply(machine, change);
      changes.push(change);
    }
  } catch {
    refused = true;
  }
  return { ...(await examineOne(machine, check)), mended: { changes, refused } };
}

export const faultsAmong = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ is, severity }) => is !== 'fine' && severity === 'fault');
