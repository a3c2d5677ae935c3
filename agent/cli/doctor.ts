// `lethe doctor`: looks whether everything holds that the promises rest on, explains what does not, and mends what is safe.
import { inWords } from '../doctor/change.ts';
import { checks } from '../doctor/checks/index.ts';
import { examine, type Finding, faultsAmong, isMendable, mend } from '../doctor/examine.ts';
import { thisMachine } from '../doctor/machine.ts';
import { type Posture, postureOf } from '../doctor/posture.ts';
import { placeOptions, placesIn } from './places.ts';
import type { Verb } from './surroundings.ts';
import { json, readUsage } from './usage.ts';

const options = { ...json, ...placeOptions, fix: { type: 'boolean' } } as const;

export const doctor: Verb = async (args, { say }) => {
  const { values } = readUsage(args, options, 0);
  const machine = thisMachine(placesIn(values));
  const found = await examine(machine, checks);
  const findings = values.fix === true ? await mend(machine, found) : found;
  if (values.json === true) say(JSON.stringify(asObject(findings, await postureOf(machine, findings))));
  else say(inText(findings));
  return faultsAmong(findings).length === 0 ? 0 : 1;
};

const isAdvice = ({ is, severity }: Finding): boolean => is !== 'fine' && severity === 'advice';

export function asObject(findings: readonly Finding[], posture: Posture) {
  const faults = faultsAmong(findings).length;
  return {
    ok: faults === 0,
    ...{ faults, advice: findings.filter(isAdvice).length, posture },
    checks: findings.map(({ check: { id, what, why, fix, command, mend: mends }, is, severity, where, mended }) => ({
      ...{ id, is, severity, what, why, where },
      fix: { says: fix, command, safe: mends?.safe ?? null },
      mended: mended === null ? null : { changes: mended.changes.map(inWords), refused: mended.refused },
    })),
  };
}

export function inText(findings: readonly Finding[]): string {
  const told = findings.filter(({ is, mended }) => is !== 'fine' || mended !== null).map(paragraph);
  return [...told, summary(findings)].join('\n\n');
}

function paragraph(finding: Finding): string {
  const { check, is, severity, where, mended } = finding;
  const head = is === 'fine' ? `mended  ${check.id}` : `${severity.padEnd(6)}  ${check.id}`;
  const found =
    is === 'unknown'
      ? ['This could not be read, so nobody can say that it holds. Unless you are root, run it as root.']
      : [];
  const lines = [
    `Should hold: ${check.what}`,
    ...found,
    ...(where.length > 0 ? [`Found: ${where.join(', ')}`] : []),
    ...(mended?.changes.map((change) => `Done: ${inWords(change)}`) ?? []),
    ...(mended?.refused === true ? ['Something could not be changed. Run it as root.'] : []),
    ...(is === 'fine' ? [] : remedy(finding)),
  ];
  return [head, ...lines.map((line) => `  ${line}`)].join('\n');
}

function remedy({ check: { why, fix, command, mend: mends }, mended }: Finding): readonly string[] {
  const safe = mends !== undefined && mended === null ? ['Or run: lethe doctor --fix'] : [];
  return [`Why: ${why}`, `Fix: ${fix}`, ...(command === null ? [] : [`Run: ${command}`]), ...safe];
}

function summary(findings: readonly Finding[]): string {
  const faults = faultsAmong(findings).length;
  const advice = findings.filter(isAdvice).length;
  const mendable = findings.filter((finding) => isMendable(finding) && finding.mended === null).length;
  const counts = `${findings.length} checks: ${counted(faults, 'fault')}, ${advice} of advice.`;
  const safe = mendable === 0 ? '' : ` lethe doctor --fix mends ${mendable} of them.`;
  return `${counts}${faults === 0 ? ' Everything that the promises rest on holds.' : ''}${safe}`;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
