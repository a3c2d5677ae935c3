// The shape of a benchmark's result, and how it is written: a file for tools, a table for people. Ratios, never verdicts.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Measured {
  readonly id: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | '%' | '/s' | 'B';
  /** Measured in the same run, on the same machine. */
  readonly baseline?: { readonly id: string; readonly value: number };
}

export interface Benchmark {
  readonly benchmark: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly Measured[];
}

/** The value below which this part of the samples lies, by nearest rank. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

const tidy = (value: number): number => Number(value.toFixed(value < 10 ? 2 : 1));

function row({ id, value, unit, baseline }: Measured): string {
  const ratio =
    baseline === undefined
      ? ''
      : `${(value / baseline.value).toFixed(2)} times ${baseline.id} (${tidy(baseline.value)} ${unit})`;
  return `  ${id.padEnd(36)} ${`${tidy(value)} ${unit}`.padStart(12)}  ${ratio}`;
}

export async function report(done: Benchmark): Promise<void> {
  const results = done.results.map(({ baseline, ...result }) => ({
    ...result,
    value: tidy(result.value),
    ...(baseline && {
      baseline: { ...baseline, value: tidy(baseline.value) },
      ratio: tidy(result.value / baseline.value),
    }),
  }));
  await mkdir('out/bench', { recursive: true });
  await writeFile(join('out/bench', `${done.benchmark}.json`), `${JSON.stringify({ ...done, results }, null, 2)}\n`);
  const text = [
    `${done.benchmark}, ${Object.entries(done.versions)
      .map((pair) => pair.join(' '))
      .join(', ')}`,
    ...done.results.map(row),
    '',
  ].join('\n');
  await writeFile(join('out/bench', `${done.benchmark}.txt`), text);
  process.stdout.write(text);
}
