// `lethe conformance` as a program of its own, where no agent runs: it says what is not known, and writes its page or says that it can't.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { policyText } from '../support/doctor/healthy.ts';

const folder = mkdtempSync(join(tmpdir(), 'lethe-conformance-'));
const policy = join(folder, 'station.yaml');
// Without a server, so that nothing is asked of a network.
writeFileSync(policy, policyText.replace(/^server:.*\n/m, ''));
afterAll(() => rmSync(folder, { recursive: true }));

function conformance(...words: readonly string[]) {
  const places = ['--policy', policy, '--state-dir', folder, '--runtime-dir', folder];
  return spawnSync(process.execPath, ['agent/cli/main.ts', 'conformance', ...places, ...words], { encoding: 'utf8' });
}

it('tells of every requirement, and that nobody told the last proof', () => {
  const { status, stdout, stderr } = conformance('--json');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  const told = JSON.parse(stdout);
  expect(told.requirements).toHaveLength(20);
  const evidence = told.requirements.flatMap(({ evidence: all }: { evidence: { say: string }[] }) => all);
  expect(evidence).toContainEqual({ standing: 'unknown', say: 'deedUnknown', deed: 'event-logs' });
  expect(evidence).toContainEqual({ standing: 'held', say: 'resources', all: 1, open: 1 });
});

it('writes a page in the language that was asked for, with the computer’s name on it', () => {
  const file = join(folder, 'page.html');
  expect(conformance('--html', file, '--language', 'es').status).toBe(1);
  const page = readFileSync(file, 'utf8');
  expect(page).toContain('<html lang="es">');
  expect(page).toContain('Harbour Street Library, Reading room 4');
});

it('says that it can’t write, and what to do', () => {
  const { status, stderr } = conformance('--html', join(folder, 'missing', 'page.html'));
  expect(status).toBe(2);
  expect(stderr).toBe(
    'COMMAND-07  The file could not be written. Name a file in a folder that is there and that you may write to.\n',
  );
});
