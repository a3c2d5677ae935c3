// The policy as the agent sees it: it follows the file, and has none while the file has a fault.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchPolicy } from '../../../agent/policy.ts';
import { usualDailyAt } from '../../../contract/policy.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-policy-'));
  file = join(folder, 'station.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (more: string): void => {
  const text = `version: 1
kind: open-access
place: Harbour Street Library
name: Reading room 4
resources:
  - id: catalogue
    title: Catalogue
    url: https://catalogue.example.org/
${more}`;
  writeFileSync(file, text, { mode: 0o644 });
};

describe('the agent’s policy', () => {
  it('has an hour for each day, given or not', () => {
    write('');
    expect(watchPolicy(file)()?.daily.at).toBe(usualDailyAt);
    write('daily:\n  at: "22:15"\n');
    expect(watchPolicy(file)()?.daily.at).toBe('22:15');
  });

  it('follows the file', () => {
    write('');
    const policy = watchPolicy(file);
    policy();
    write('daily:\n  at: "22:15"\n');
    expect(policy()?.daily.at).toBe('22:15');
    rmSync(file);
    expect(policy()).toBeNull();
    write('daily:\n  at: "21:15"\n');
    expect(policy()?.daily.at).toBe('21:15');
  });

  it.each([
    ['there is no file', () => undefined],
    ['it has a fault', () => write('daily:\n  at: "25:15"\n')],
    ['it is too large', () => write(`# ${'x'.repeat(300_000)}\n`)],
    [
      'anybody may write to it',
      () => {
        write('');
        chmodSync(file, 0o666);
      },
    ],
  ])('is none while %s', (_what, prepare) => {
    prepare();
    expect(watchPolicy(file)()).toBeNull();
  });
});
