// `lethe validate FILE`: is this policy one that a station would take? Each fault on a line that an editor can jump to.
import { type PolicyFault, readPolicy } from '../../contract/policy-file.ts';
import { problems } from '../../contract/problems.ts';
import { readPolicyText } from './policy-text.ts';
import { isPublicSuffix } from './public-suffix.ts';
import { sentenceOf } from './sentence.ts';
import type { ExitCode, Surroundings, Verb } from './surroundings.ts';
import { json, readUsage } from './usage.ts';

type Warning = { readonly code: 'POLICY-05'; readonly says: string; readonly remedy: string };

export function lineOf(path: string, fault: PolicyFault): string {
  const key = fault.key === '' ? '' : `${fault.key}: `;
  return `${path}:${fault.line}:${fault.column}  ${key}found ${fault.found}, expected ${fault.expected}. ${fault.remedy}`;
}

function unread({ say, complain }: Surroundings, asJson: boolean): ExitCode {
  const { says, remedy } = problems['POLICY-01'];
  if (asJson) say(JSON.stringify({ ok: false, problem: { code: 'POLICY-01', says, remedy } }));
  else complain(sentenceOf('POLICY-01'));
  return 2;
}

function speak(
  path: string,
  faults: readonly PolicyFault[],
  warnings: readonly Warning[],
  { say, complain }: Surroundings,
) {
  for (const fault of faults) say(lineOf(path, fault));
  for (const warning of warnings) complain(`${path}  ${sentenceOf(warning.code)}`);
  if (faults.length === 0) say('The policy is good.');
}

export const validate: Verb = async (args, surroundings) => {
  const { values, files } = readUsage(args, json, 1);
  const [path = ''] = files;
  const asJson = values.json === true;
  const read = await readPolicyText(path);
  if (read === null) return unread(surroundings, asJson);
  const judged = readPolicy(read.text, isPublicSuffix);
  const faults = judged.ok ? [] : judged.faults;
  const warnings: Warning[] = read.loose ? [{ code: 'POLICY-05', ...problems['POLICY-05'] }] : [];
  if (asJson) surroundings.say(JSON.stringify({ ok: judged.ok, faults, warnings }));
  else speak(path, faults, warnings, surroundings);
  return judged.ok ? 0 : 1;
};
