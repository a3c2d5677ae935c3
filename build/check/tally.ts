// Counts what passed, failed and was skipped, and says it in a table and in one last line.
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Step extends Tally {
  readonly name: string;
  readonly milliseconds: number;
  /** One line for each test that failed, see {@link failuresOf}. */
  readonly failures: readonly string[];
}

/** The parts of vitest's JSON report that count. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly FileReport[];
}

interface FileReport {
  readonly name: string;
  readonly status: string;
  /** Why the file could not be loaded. */
  readonly message?: string;
  readonly assertionResults: readonly TestReport[];
}

interface TestReport {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages?: readonly string[] | null;
}

/**
 * A file that could not be loaded holds no failed test, and an error outside every test fails none: both count as one failure.
 * `report` is undefined when vitest ended without one.
 */
export function tallyOf(report: VitestReport | undefined, exitCode: number | null): Tally {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.numFailedTests + report.testResults.filter(isBroken).length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** `FILE > TEST: FIRST LINE OF ITS ERROR`, so that the end of a long log tells what failed. `folder` is left out of the files' names. */
export function failuresOf(report: VitestReport | undefined, folder: string): readonly string[] {
  return (report?.testResults ?? []).flatMap((file) => {
    const name = relative(folder, file.name);
    const tests = file.assertionResults.filter((test) => test.status === 'failed');
    const lines = tests.map((test) => `${name} > ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
    return isBroken(file) ? [`${name}: ${firstLine(file.message)}`] : lines;
  });
}

function isBroken(file: FileReport): boolean {
  return file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');
}

function firstLine(text = ''): string {
  return stripVTControlCharacters(text).trim().split('\n', 1)[0] || 'no message';
}

/** In CI everything a test needs must be there, so a skipped test is a failed one. */
export function total(tallies: readonly Tally[], inCi: boolean): Tally {
  const sum = (pick: (tally: Tally) => number) => tallies.reduce((count, tally) => count + pick(tally), 0);
  const skipped = sum((tally) => tally.skipped);
  const failed = sum((tally) => tally.failed);
  return {
    passed: sum((tally) => tally.passed),
    failed: inCi ? failed + skipped : failed,
    skipped: inCi ? 0 : skipped,
  };
}

export function tableOf(steps: readonly Step[]): string {
  return steps
    .map((step) => {
      const row = `  ${step.name.padEnd(12)} ${sentence(step).padEnd(36)} ${(step.milliseconds / 1000).toFixed(1)} s\n`;
      return row + step.failures.map((failure) => `    ✗ ${failure}\n`).join('');
    })
    .join('');
}

/** `12 passed, 0 failed`, and how many were skipped if any were. */
export function sentence({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
