// Reads the options of npm test: which project, and what vitest itself is to be told.
import { everyRun, type Project, projects } from './vitest-run.ts';

export interface TestOptions {
  readonly projects: readonly Project[];
  /** True when everything runs: the checks too, not only some tests. */
  readonly whole: boolean;
  readonly vitestArgs: readonly string[];
}

export const testUsage = `Usage: npm test -- [--only ${projects.join('|')}] [PATH …] [options of vitest run]`;

/** undefined when `--only` is followed by something else than a project. */
export function readTestOptions(args: readonly string[]): TestOptions | undefined {
  const at = args.indexOf('--only');
  if (at === -1) return { projects: everyRun, whole: args.length === 0, vitestArgs: args };
  const only = projects.find((project) => project === args[at + 1]);
  return only && { projects: [only], whole: false, vitestArgs: args.toSpliced(at, 2) };
}
