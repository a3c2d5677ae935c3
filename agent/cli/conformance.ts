// `lethe conformance` (R16, R20): requirement, promise, control, test and newest evidence, as text, as JSON, or as a page to be filed.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Language } from '../../contract/words.ts';
import { type Facts, lookAtMessage } from '../conformance/facts.ts';
import { idsOf, isWell, type Judged, judge, standings } from '../conformance/judge.ts';
import { pageOf } from '../conformance/page.ts';
import { sentence, words } from '../conformance/words.ts';
import { checks } from '../doctor/checks/index.ts';
import { examine } from '../doctor/examine.ts';
import { thisMachine } from '../doctor/machine.ts';
import { policyOf } from '../doctor/station-policy.ts';
import { placeOptions, placesIn } from './places.ts';
import { sentenceOf } from './sentence.ts';
import { askStatus } from './status.ts';
import type { Verb } from './surroundings.ts';
import { json, readUsage, type Typed, UsageError } from './usage.ts';

const options = { ...json, ...placeOptions, html: { type: 'string' }, language: { type: 'string' } } as const;

function languageIn({ language = 'en' }: Typed['values']): Language {
  const read = Language.safeParse(language);
  if (!read.success) throw new UsageError();
  return read.data;
}

async function factsOf(values: Typed['values']): Promise<Facts> {
  const machine = thisMachine(placesIn(values));
  const [status, findings, policy, message] = await Promise.all([
    askStatus(machine.runtimeFolder),
    examine(machine, checks),
    policyOf(machine),
    lookAtMessage(machine.runtimeFolder),
  ]);
  return { now: machine.now, ...status, findings, policy, message };
}

export const conformance: Verb = async (args, { say, ask, complain }) => {
  const { values } = readUsage(args, options, 0);
  const language = languageIn(values);
  const facts = await factsOf(values);
  const judged = judge(facts);
  if (values.json === true) say(JSON.stringify(asObject(judged, language)));
  else say(inText(judged, language));
  if (typeof values.html === 'string') {
    const written = await write(resolve(values.html), pageOf(judged, facts, language));
    if (!written) {
      complain(sentenceOf('COMMAND-07'));
      return 2;
    }
    ask('The page is written; open it in a browser and print it.\n');
  }
  return isWell(judged) ? 0 : 1;
};

const write = (path: string, text: string): Promise<boolean> =>
  writeFile(path, text).then(
    () => true,
    () => false,
  );

export const asObject = (judged: readonly Judged[], language: Language) => ({
  ok: isWell(judged),
  requirements: judged.map(({ requirement, standing, evidence, tests }) => ({
    id: requirement.id,
    section: requirement.section,
    says: words[language].requirementTexts[requirement.id],
    standing,
    promises: requirement.promises,
    controls: requirement.controls,
    codes: requirement.codes,
    tests,
    evidence: evidence.map(({ standing: shown, phrase }) => ({ standing: shown, ...phrase })),
  })),
});

export function inText(judged: readonly Judged[], language: Language): string {
  const say = words[language];
  const told = judged.map(({ requirement: { id, promises }, standing, evidence }) =>
    [
      `${id.padEnd(3)}  ${say.standings[standing]}: ${say.requirementTexts[id]}${promises.length === 0 ? '' : ` (${promises.join(', ')})`}`,
      ...evidence.map(({ phrase }) => `       ${sentence(phrase, language)}`),
    ].join('\n'),
  );
  const counts = standings
    .filter((standing) => idsOf(judged, standing).length > 0)
    .map((standing) => `${say.standings[standing]}: ${idsOf(judged, standing).length}`);
  return [...told, '', counts.join('. ')].join('\n').concat('.');
}
