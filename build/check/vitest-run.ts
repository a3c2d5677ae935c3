// Runs one of the projects in vitest.config.ts and reads what came of it.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectFolder } from './static-checks.ts';
import { failuresOf, type Step, tallyOf, type VitestReport } from './tally.ts';

/** What every run runs. */
export const everyRun = ['unit', 'promises', 'integration', 'nspawn', 'e2e'] as const;
/** What can be asked for by name. */
export const projects = [...everyRun, 'nightly'] as const;
export type Project = (typeof projects)[number];

export interface VitestRun {
  /** The last two have commands of their own: build/package/test-run.ts. */
  readonly project: Project | 'package' | 'vm';
  /** Path filters and vitest's own options. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What is known of a step beside its name and time. */
export type Outcome = Omit<Step, 'name' | 'milliseconds'>;

/** The report of each project stays in out/test/PROJECT.json. */
export function runVitest({ project, args, environment }: VitestRun): Outcome {
  const report = join(projectFolder, 'out', 'test', `${project}.json`);
  rmSync(report, { force: true });
  const options = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // A filter may fit no file of this project; without one, a project without tests is a failure.
  if (args.length > 0) options.push('--passWithNoTests');
  const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...options, ...args], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: {
      ...environment,
      PATH: `${join(projectFolder, 'node_modules', '.bin')}${delimiter}${environment.PATH ?? ''}`,
    },
  });
  const read = readReport(report);
  return { ...tallyOf(read, run.status), failures: failuresOf(read, projectFolder) };
}

function readReport(path: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
