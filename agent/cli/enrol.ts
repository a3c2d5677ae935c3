// `lethe enrol`: makes this station known to the server that its policy names, at once rather than with the next report.
import type { Policy } from '../../contract/policy.ts';
import { readPolicy } from '../../contract/policy-file.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import { enrol as enrolStation } from '../delivery/enrol.ts';
import { postTo } from '../delivery/post.ts';
import { policyFile, policyOption, stateFolder, stateOption } from './folders.ts';
import { readPolicyText } from './policy-text.ts';
import { isPublicSuffix } from './public-suffix.ts';
import { sentenceOf } from './sentence.ts';
import type { ExitCode, Verb } from './surroundings.ts';
import { json, readUsage } from './usage.ts';

type Outcome = { readonly station: string } | { readonly problem: ProblemCode; readonly exit: ExitCode };

async function readServer(path: string): Promise<NonNullable<Policy['server']> | ProblemCode> {
  const read = await readPolicyText(path);
  if (read === null) return 'POLICY-01';
  const judged = readPolicy(read.text, isPublicSuffix);
  if (!judged.ok) return judged.faults[0]?.code ?? 'POLICY-03';
  return judged.policy.server ?? 'ENROL-10';
}

async function enrolHere(policy: string, stateDir: string): Promise<Outcome> {
  const server = await readServer(policy);
  if (typeof server === 'string') return { problem: server, exit: 2 };
  const { post, close } = postTo({ url: server.url, ca: server.ca ?? null });
  const enrolled = await enrolStation({ stateDir, tokenFile: server.token, post, again: false });
  close();
  return enrolled.is === 'enrolled' ? { station: enrolled.identity.station } : { problem: enrolled.problem, exit: 1 };
}

export const enrol: Verb = async (args, { say, complain }) => {
  const { values } = readUsage(args, { ...json, ...policyOption, ...stateOption }, 0);
  const outcome = await enrolHere(policyFile(values), stateFolder(values));
  const [station, problem] = 'station' in outcome ? [outcome.station, null] : [null, outcome.problem];
  if (values.json === true) say(JSON.stringify({ station, problem }));
  else if (problem === null) say(`Enrolled as ${station}. Reports begin within five minutes.`);
  else complain(sentenceOf(problem));
  return 'station' in outcome ? 0 : outcome.exit;
};
