// The count at the end of npm test: nothing that went wrong may be missing from it.
import { describe, expect, it } from 'vitest';
import { failuresOf, sentence, tableOf, tallyOf, total, type VitestReport } from '../../../../build/check/tally.ts';

const clean: VitestReport = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
};

const failed = {
  name: '/here/test/a.test.ts',
  status: 'failed',
  assertionResults: [
    { fullName: 'a station works', status: 'passed', failureMessages: [] },
    {
      fullName: 'a station forgets',
      status: 'failed',
      failureMessages: ['\u001b[31mAssertionError: 1 left\u001b[39m\n  at x'],
    },
  ],
};

describe('what failed', () => {
  it('is named with its file and the first line of its error', () =>
    expect(failuresOf({ ...clean, testResults: [failed] }, '/here')).toEqual([
      'test/a.test.ts > a station forgets: AssertionError: 1 left',
    ]));

  it('may be a file that could not be loaded', () => {
    const file = { name: '/here/test/b.test.ts', status: 'failed', message: 'No such module', assertionResults: [] };
    expect(failuresOf({ ...clean, testResults: [file] }, '/here')).toEqual(['test/b.test.ts: No such module']);
  });

  it('is nothing without a report', () => expect(failuresOf(undefined, '/here')).toEqual([]));

  it('stands under its step', () => {
    const step = { name: 'unit', milliseconds: 100, passed: 1, failed: 1, skipped: 0, failures: ['a: b'] };
    expect(tableOf([step]).split('\n')[1]).toBe('    ✗ a: b');
  });
});

describe('one project', () => {
  it('counts what passed', () => expect(tallyOf(clean, 0)).toEqual({ passed: 3, failed: 0, skipped: 0 }));

  it('counts no report as a failure', () => expect(tallyOf(undefined, 0).failed).toBe(1));

  it('counts a file that could not be loaded', () => {
    const report = { ...clean, testResults: [{ name: '/a/b.test.ts', status: 'failed', assertionResults: [] }] };
    expect(tallyOf(report, 1).failed).toBe(1);
  });

  it('counts a failed test once, not its file again', () => {
    const report = {
      ...clean,
      numFailedTests: 1,
      testResults: [failed],
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
