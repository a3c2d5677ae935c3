// The options of npm test.
import { expect, it } from 'vitest';
import { readTestOptions } from '../../../../build/check/test-options.ts';

it('runs everything when nothing is said', () => {
  expect(readTestOptions([])).toEqual({
    projects: ['unit', 'promises', 'integration', 'nspawn', 'e2e'],
    whole: true,
    vitestArgs: [],
  });
});

it('runs one project with the rest handed to vitest', () => {
  expect(readTestOptions(['policy', '--only', 'unit', '-t', 'hosts'])).toEqual({
    projects: ['unit'],
    whole: false,
    vitestArgs: ['policy', '-t', 'hosts'],
  });
});

it('runs the tests of the night only when they are asked for', () => {
  expect(readTestOptions(['--only', 'nightly'])).toMatchObject({ projects: ['nightly'], whole: false });
});

it('looks for a path in every project, without the checks', () => {
  expect(readTestOptions(['policy'])).toMatchObject({ whole: false, vitestArgs: ['policy'], projects: { length: 5 } });
});

it.each([['--only'], ['--only', 'all']])('refuses %s %s', (...args) => {
  expect(readTestOptions(args)).toBeUndefined();
});
