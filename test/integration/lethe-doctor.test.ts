// `lethe doctor` on the machine that runs the tests, as a program of its own: it looks at everything, breaks at nothing, changes nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checks } from '../../agent/doctor/checks/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lethe-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

function doctor(...words: readonly string[]) {
  const places = ['--policy', join(folder, 'none.yaml'), '--state-dir', folder, '--runtime-dir', folder];
  return spawnSync(process.execPath, ['agent/cli/main.ts', 'doctor', ...places, ...words], { encoding: 'utf8' });
}

it('tells of every check as JSON, the missing policy among them', () => {
  const { status, stdout, stderr } = doctor('--json');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  const told = JSON.parse(stdout);
  expect(told.checks.map(({ id }: { id: string }) => id)).toEqual(checks.map(({ id }) => id));
  expect(told.checks.find(({ id }: { id: string }) => id === 'policy')).toMatchObject({ is: 'wrong' });
  expect(told.faults).toBeGreaterThan(0);
  expect(told.posture).toMatchObject({ containment: 'unknown', disk: expect.stringMatching(/^(\d|over|under)/) });
});

it('explains in words what does not hold', () => {
  const { status, stdout } = doctor();
  expect(status).toBe(1);
  expect(stdout).toContain('Run: lethe validate /etc/lethe/station.yaml');
});
