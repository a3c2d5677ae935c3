// Writes docs/benchmarks.md from what the benchmarks measured last, beside what they aim at: node test/bench/figures.ts
import { readFileSync, writeFileSync } from 'node:fs';
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

const names = ['station', 'agent', 'server'];
const runs = names.map((name) => JSON.parse(readFileSync(`out/bench/${name}.json`, 'utf8')) as Run);
const results = runs.flatMap((run) => run.results);
const versions = Object.entries(Object.assign({}, ...runs.map((run) => run.versions)) as Record<string, string>);

function measured(id: string): Result {
  const found = results.find((result) => result.id === id);
  if (found === undefined) throw new Error(`${id} was not measured; run: npm run bench`);
  return found;
}

function judged({ atMost, atLeast, byValue }: Aim, { value, unit, ratio }: Result): { aim: string; reached: boolean } {
  const bare = byValue || ratio === undefined;
  const what = bare ? value : ratio;
  const suffix = bare ? ` ${unit}` : ' times';
  if (atMost !== undefined) return { aim: `at most ${atMost}${suffix}`, reached: what <= atMost };
  return { aim: `at least ${atLeast}${suffix}`, reached: what >= (atLeast ?? 0) };
}

function row(aim: Aim): string {
  const result = measured(aim.id);
  const { baseline, ratio } = result;
  const beside = baseline === undefined ? '' : `${ratio} times ${baseline.value}`;
  const { aim: text, reached } = judged(aim, result);
  return `| ${aim.says} | ${result.value} ${result.unit} | ${beside} | ${text} | ${reached ? 'reached' : '**missed**'} |`;
}

const missed = aims.filter((aim) => !judged(aim, measured(aim.id)).reached);

const text = `<!-- Made by test/bench/figures.ts from out/bench; do not edit. -->
# What was measured

By \`npm run bench\`, on a machine with ${cpus().length} processors and nothing else to do, no graphics card, and the Electron for development
(${versions.map(([name, version]) => `${name} ${version}`).join(', ')}). A ratio compares two things of one run and tells more than a time does; measure on your own machine.

| what | measured | beside | aim | |
| --- | --- | --- | --- | --- |
${aims.map(row).join('\n')}

## Why an aim was missed

${missed.map(({ says, because }) => `- **${says[0]?.toUpperCase()}${says.slice(1).split(/; |, /)[0]}.** ${because ?? 'Not looked into yet.'}`).join('\n')}
`;

writeFileSync('docs/benchmarks.md', text);
