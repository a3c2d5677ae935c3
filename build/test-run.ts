// npm test: bundles, checks types, lint and fences, runs every test, and ends with one line that counts them all.
import { type Check, passes, staticChecks } from './check/static-checks.ts';
import { type Step, sentence, tableOf, total } from './check/tally.ts';
import { readTestOptions, type TestOptions, testUsage } from './check/test-options.ts';
import { type Outcome, runVitest } from './check/vitest-run.ts';
import { findElectron } from './electron-runtime/find.ts';

const bundle: Check = { name: 'bundle', command: ['build/bundle.ts'] };

const options = readTestOptions(process.argv.slice(2));
if (options === undefined) {
  process.stderr.write(`${testUsage}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await runAll(options);
}

/** The exit code: 0 when nothing failed. */
async function runAll({ projects, whole, vitestArgs }: TestOptions): Promise<number> {
  const needsElectron = projects.some((project) => project !== 'unit');
  const electron = needsElectron ? await findElectron() : undefined;
  const environment = electron === undefined ? process.env : { ...process.env, LETHE_ELECTRON: electron.path };
  const steps: Step[] = [];
  for (const check of [...(needsElectron ? [bundle] : []), ...(whole ? staticChecks : [])]) {
    steps.push(timed(check.name, () => outcomeOfCheck(passes(check))));
  }
  for (const project of projects) {
    steps.push(timed(project, () => runVitest({ project, args: vitestArgs, environment })));
  }
  const sum = total(steps, Boolean(process.env.CI));
  const found = electron === undefined ? 'no Electron' : `Electron ${electron.version} (${electron.source})`;
  process.stdout.write(
    `\nLethe's tests on Node ${process.versions.node} and ${found}\n${tableOf(steps)}\n${sentence(sum)}\n`,
  );
  return sum.failed === 0 ? 0 : 1;
}

function outcomeOfCheck(passed: boolean): Outcome {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, failures: [] };
}

function timed(name: string, work: () => Outcome): Step {
  process.stdout.write(`\n── ${name}\n`);
  const begun = performance.now();
  const outcome = work();
  return { name, milliseconds: performance.now() - begun, ...outcome };
}
