// The count at the end of npm test: nothing that went wrong may be missing from it.
import { describe, expect, it } from 'vitest';
import { sentence, tallyOf, total, type VitestReport } from '../../../../build/check/tally.ts';

const clean: VitestReport = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
};

describe('one project', () => {
  it('counts what passed', () => expect(tallyOf(clean, 0)).toEqual({ passed: 3, failed: 0, skipped: 0 }));

  it('counts no report as a failure', () => expect(tallyOf(undefined, 0).failed).toBe(1));

  it('counts a file that could not be loaded', () => {
    const report = { ...clean, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(tallyOf(report, 1).failed).toBe(1);
  });

  it('counts a failed test once, not its file again', () => {
    const report = {
      ...clean,
      numFailedTests: 1,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
    };
    expect(tallyOf(report, 1).failed).toBe(1);
  });

  it.each([1, null])('counts an error outside every test (exit code %s)', (exitCode) => {
    expect(tallyOf(clean, exitCode).failed).toBe(1);
  });

  it('counts skipped tests and those only announced', () => {
    expect(tallyOf({ ...clean, numPendingTests: 2, numTodoTests: 1 }, 0).skipped).toBe(3);
  });
});

describe('all together', () => {
  const tallies = [
    { passed: 2, failed: 0, skipped: 1 },
    { passed: 3, failed: 1, skipped: 0 },
  ];

  it('adds up', () => expect(sentence(total(tallies, false))).toBe('5 passed, 1 failed, 1 skipped'));

  it('takes a skipped test for a failed one in CI', () =>
    expect(sentence(total(tallies, true))).toBe('5 passed, 2 failed'));
});
