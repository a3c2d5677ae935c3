// What of the doctor's findings the health report has words for: the same readings by the same steps, so that the two never disagree.
import type { Report } from '../../contract/report.ts';
import { diskStep, updatesStep } from '../health/steps.ts';
import { updatesOn } from './checks/software.ts';
import type { Finding } from './examine.ts';
import type { Machine } from './machine.ts';

export type Posture = Pick<Report, 'containment' | 'disk' | 'updates'>;

const holds = (findings: readonly Finding[], id: string): boolean =>
  findings.some(({ check, is }) => check.id === id && is === 'fine');

function containmentIn(findings: readonly Finding[]): Posture['containment'] {
  if (!holds(findings, 'policy')) return 'unknown';
  if (!holds(findings, 'containment')) return 'directory';
  return holds(findings, 'bubblewrap') && holds(findings, 'user-namespaces') ? 'bubblewrap' : 'unknown';
}

export async function postureOf(machine: Machine, findings: readonly Finding[]): Promise<Posture> {
  const [percent, updates] = await Promise.all([
    machine.fullness().catch(() => null),
    updatesOn(machine).catch(() => null),
  ]);
  return {
    containment: containmentIn(findings),
    disk: diskStep(percent),
    updates: updatesStep(updates, machine.now),
  };
}
