// Writes docs/benchmarks.md from what the benchmarks measured last, beside what they aim at: node test/bench/figures.ts
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { type Aim, aims } from './aims.ts';

interface Result {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: { readonly id: string; readonly value: number };
  readonly ratio?: number;
}

interface Run {
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly Result[];
}

const page = 'docs/benchmarks.md';
/** Where a benchmark was not run here, its rows stay as its last run wrote them. */
const before = existsSync(page) ? readFileSync(page, 'utf8') : '';

const files = ['station', 'agent', 'server'].map((name) => `out/bench/${name}.json`).filter((file) => existsSync(file));
const runs = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Run);
const results = runs.flatMap((run) => run.results);

const versionsBefore =
  /^\(((?:[a-z]+ [\d.]+(?:, )?)+)\)/m
    .exec(before)?.[1]
    ?.split(', ')
    .map((one) => one.split(' ')) ?? [];
const versions = Object.entries({
  ...(Object.fromEntries(versionsBefore) as Record<string, string>),
  ...(Object.assign({}, ...runs.map((run) => run.versions)) as Record<string, string>),
});

function judged({ atMost, atLeast, byValue }: Aim, { value, unit, ratio }: Result): { aim: string; reached: boolean } {
  const bare = byValue || ratio === undefined;
  const what = bare ? value : ratio;
  const suffix = bare ? ` ${unit}` : ' times';
  if (atMost !== undefined) return { aim: `at most ${atMost}${suffix}`, reached: what <= atMost };
  return { aim: `at least ${atLeast}${suffix}`, reached: what >= (atLeast ?? 0) };
}

const missedMark = '**missed**';

function row(aim: Aim): string {
  const result = results.find(({ id }) => id === aim.id);
  if (result === undefined) return rowBefore(aim);
  const { baseline, ratio } = result;
  const beside = baseline === undefined ? '' : `${ratio} times ${baseline.value}`;
  const { aim: text, reached } = judged(aim, result);
  return `| ${aim.says} | ${result.value} ${result.unit} | ${beside} | ${text} | ${reached ? 'reached' : missedMark} |`;
}

function rowBefore({ id, says }: Aim): string {
  const found = before.split('\n').find((line) => line.startsWith(`| ${says} |`));
  if (found === undefined) throw new Error(`${id} was never measured; run: npm run bench`);
  return found;
}

const rows = aims.map((aim) => ({ aim, text: row(aim) }));
const missed = rows.filter(({ text }) => text.includes(missedMark)).map(({ aim }) => aim);

const text = `<!-- Made by test/bench/figures.ts from out/bench; do not edit. -->
# What was measured

By \`npm run bench\`, on a machine with ${cpus().length} processors and nothing else to do, no graphics card, and the Electron for development
(${versions.map(([name, version]) => `${name} ${version}`).join(', ')}). Station, agent and server
were run one by one, and not all on the same day. A ratio compares two things of one run and tells more than a time does; measure on your own machine.

| what | measured | beside | aim | |
| --- | --- | --- | --- | --- |
${rows.map(({ text }) => text).join('\n')}

## Why an aim was missed

${missed.map(({ says, because }) => `- **${says[0]?.toUpperCase()}${says.slice(1).split(/; |, /)[0]}.** ${because ?? 'Not looked into yet.'}`).join('\n')}
`;

writeFileSync(page, text);
