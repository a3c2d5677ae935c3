// Writes docs/conformance.md from contract/conformance.ts: each requirement with what answers it, for whoever has no station at hand.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { words } from '../../agent/conformance/words.ts';
import { type EvidenceSource, promiseTests, type Requirement, requirements } from '../../contract/conformance.ts';

export const conformancePage = fileURLToPath(new URL('../../docs/conformance.md', import.meta.url));

const say = words.en;

const opening = `<!-- Made by build/check/conformance-docs.ts from contract/conformance.ts; do not edit. -->
# How the privacy policy is met

For each requirement of the library's privacy policy: what is promised (docs/promises.md), what is done, which tests show it, and
where the evidence on a station comes from. \`lethe conformance\` makes the same list on a station, with the newest evidence, and
\`lethe conformance --html FILE\` writes it as a page that can be printed and filed (\`--language es\` for Spanish).

| Standing | What it means |
| --- | --- |
${Object.entries(say.standingsMean)
  .map(([standing, meaning]) => `| ${say.standings[standing as keyof typeof say.standings]} | ${meaning} |\n`)
  .join('')}`;

const sources: Readonly<Record<Exclude<EvidenceSource['from'], 'deed' | 'doctor'>, string>> = {
  state: 'whether the station is in service',
  resources: 'the number of resources in the policy',
  parts: 'network.parts of the policy',
  statistics: 'statistics of the policy',
  report: 'the size of the last message, and that it is one of the closed list',
  inventory: 'the list of stores (lethe inventory)',
  today: 'the day of the report',
  tests: 'the tests of the release',
  server: 'the server (docs/server.md)',
};

function sourceWords(source: EvidenceSource): string {
  if (source.from === 'deed') return `the agent’s ledger: ${say.deeds[source.deed].toLowerCase()}`;
  if (source.from === 'doctor')
    return `lethe doctor: ${source.checks.map((id) => `[${id}](doctor.md#${id})`).join(', ')}`;
  return sources[source.from];
}

function section({ id, section: of, promises, controls, tests, codes, evidence }: Requirement): string {
  const limits: Readonly<Record<string, string>> = say.limitTexts;
  const all = [...new Set([...promises.flatMap((one) => promiseTests[one]), ...tests])];
  const lines = [
    ['Promised', promises.map((one) => `${one} ${say.promiseTexts[one]}`).join(' ')],
    ['Done', controls.map((one) => say.controlTexts[one]).join(' ')],
    ['Evidence', evidence.map(sourceWords).join('; ')],
    ['Tests', all.map((path) => `\`${path}\``).join(', ')],
    ['Codes', codes.join(', ')],
    ['Missing', limits[id] ?? ''],
  ].filter(([, text]) => text !== '');
  return `\n## ${id} ${say.requirementTexts[id]}\n\nSection ${of} of the policy.\n\n${lines.map(([head, text]) => `- **${head}:** ${text}\n`).join('')}`;
}

export const conformanceDocs = (): string => `${opening}${requirements.map(section).join('')}`;

if (import.meta.main) writeFileSync(conformancePage, conformanceDocs());
