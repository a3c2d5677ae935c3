// The doctor as a whole: a healthy station, every fault alone, what is mended, and what can't be read.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asObject, inText } from '../../../../agent/cli/doctor.ts';
import { type Check, fine, wrong } from '../../../../agent/doctor/check.ts';
import { checks } from '../../../../agent/doctor/checks/index.ts';
import { examine, type Finding, faultsAmong, mend } from '../../../../agent/doctor/examine.ts';
import type { Machine } from '../../../../agent/doctor/machine.ts';
import { postureOf } from '../../../../agent/doctor/posture.ts';
import { faults, withFault } from '../../../support/doctor/faults.ts';
import { machineAt, makeHealthy, writeAt } from '../../../support/doctor/healthy.ts';

// Thousands of small files: in memory where that can be had, since a busy disk makes a second of each.
const memory = '/dev/shm';
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'lethe-doctor-'));
const healthy = join(folder, 'healthy');
beforeAll(() => {
  mkdirSync(healthy);
  makeHealthy(healthy);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Another healthy one, to be spoilt. */
function aCopy(): Machine {
  const root = mkdtempSync(join(folder, 'copy-'));
  makeHealthy(root);
  return machineAt(root);
}
afterEach(() => {
  for (const name of readdirSync(folder)) if (name !== 'healthy') rmSync(join(folder, name), { recursive: true });
});

const notFine = (findings: readonly Finding[]) =>
  findings.filter(({ is }) => is !== 'fine').map(({ check, is }) => `${check.id} ${is}`);

const mendable = checks.filter((check) => check.mend !== undefined).map(({ id }) => id);

describe('the checks', () => {
  it('have nothing to say of a healthy station', async () => {
    expect(notFine(await examine(machineAt(healthy), checks))).toEqual([]);
  });

  it('have each a name of its own, and all their words', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    for (const { id, what, why, fix } of checks) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const words of [what, why, fix]) expect(words).toMatch(/^\S.{10,}[.?]$/);
    }
  });

  it.each(faults)('$check finds $says, and no other does', async (fault) => {
    const findings = await examine(withFault(aCopy(), fault), checks);
    expect(notFine(findings)).toEqual([`${fault.check} wrong`]);
    expect(findings.find(({ is }) => is === 'wrong')?.where).not.toEqual([]);
  });

  it('have each a fault that they were seen to find', () => {
    expect([...new Set(faults.map(({ check }) => check))].sort()).toEqual(checks.map(({ id }) => id).sort());
  });
});

describe('what can’t be read', () => {
  it.each([
    ['proc/swaps', 'swap'],
    ['etc/rsyslog.d/50-default.conf', 'rsyslog-targets'],
    ['etc/shadow', 'kiosk-password', 'empty-passwords'],
  ])('%s is told as unknown', async (path, ...ids) => {
    const machine = aCopy();
    rmSync(join(machine.root, path), { force: true });
    // A folder in the place of a file.
    mkdirSync(join(machine.root, path));
    expect(notFine(await examine(machine, checks))).toEqual(ids.map((id) => `${id} unknown`));
  });

  it('is a fault, also where the check gives mere advice', async () => {
    const advice: Check = {
      ...{ id: 'broken', severity: 'advice', what: 'What.', why: 'Why.', fix: 'Fix.', command: null },
      look: () => Promise.reject(new Error('a name')),
    };
    const findings = await examine(machineAt(healthy), [advice]);
    expect(faultsAmong(findings)).toHaveLength(1);
    expect(inText(findings)).toContain('could not be read');
    expect(JSON.stringify(asObject(findings, await postureOf(machineAt(healthy), findings)))).not.toContain('a name');
  });

  it('is told where a tool is missing', async () => {
    const machine = { ...machineAt(healthy), ask: async () => null, fullness: async () => null };
    expect(notFine(await examine(machine, checks))).toEqual(['clock-sync unknown', 'disk-space unknown']);
  });

  it('is told of a computer with nothing on it, and nothing breaks', async () => {
    const root = join(folder, 'bare');
    mkdirSync(root);
    const findings = await examine(machineAt(root), checks);
    expect(faultsAmong(findings).length).toBeGreaterThan(15);
  });
});

/** Every file with its mode and its text. */
const contentsOf = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${statSync(path).mode} ${readFileSync(path, 'utf8')}`)
    .sort();

describe('--fix', () => {
  it.each(faults.filter(({ check }) => mendable.includes(check)))('mends $check: $says, once', async (fault) => {
    const machine = withFault(aCopy(), fault);
    const after = await mend(machine, await examine(machine, checks));
    expect(notFine(after)).toEqual([]);
    expect(after.find(({ mended }) => mended !== null)).toMatchObject({ mended: { refused: false } });
    const once = contentsOf(machine.root);
    const again = await mend(machine, await examine(machine, checks));
    expect(again.filter(({ mended, is }) => mended !== null || is !== 'fine')).toEqual([]);
    expect(contentsOf(machine.root)).toEqual(once);
  });

  it('leaves a healthy station, and what only a technician should do, as they are', async () => {
    const machine = withFault(aCopy(), {
      check: 'swap',
      says: '',
      put: (root) => writeAt(root, 'etc/fstab', '/x none swap'),
    });
    const before = contentsOf(machine.root);
    expect(notFine(await mend(machine, await examine(machine, checks)))).toEqual(['swap-at-start wrong']);
    expect(contentsOf(machine.root)).toEqual(before);
  });

  it('keeps the owner, the rights and the rest of the print service’s settings', async () => {
    const fault = faults.find(({ check }) => check === 'print-history');
    if (fault === undefined) throw new Error('no such fault');
    const machine = withFault(aCopy(), fault);
    await mend(machine, await examine(machine, checks));
    const path = join(machine.root, 'etc/cups/cupsd.conf');
    expect(readFileSync(path, 'utf8')).toContain('Listen /run/cups/cups.sock');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('says what was refused, and believes only what it sees', async () => {
    const base = { severity: 'fault', what: 'What.', why: 'Why.', fix: 'Fix.', command: null } as const;
    const refused: Check = {
      ...{ ...base, id: 'refused', look: async () => wrong('x') },
      mend: { safe: 'Yes.', plan: async () => [{ do: 'set', path: 'no/such/folder', value: '1' }] },
    };
    const useless: Check = {
      ...{ ...base, id: 'useless', look: async () => wrong('x') },
      mend: { safe: 'Yes.', plan: async () => [] },
    };
    const all = [refused, useless, { ...base, id: 'well', look: async () => fine }];
    const after = await mend(machineAt(healthy), await examine(machineAt(healthy), all));
    expect(notFine(after)).toEqual(['refused wrong', 'useless wrong']);
    expect(after.map(({ mended }) => mended?.refused ?? null)).toEqual([true, false, null]);
    expect(inText(after)).toContain('Something could not be changed');
  });
});

describe('what is said', () => {
  const one = faults.find(({ check }) => check === 'magic-keys');
  const found = async () => await examine(withFault(aCopy(), one ?? { check: '', says: '' }), checks);

  it('explains a fault, and how to mend it', async () => {
    const text = inText(await found());
    for (const part of ['fault   magic-keys', 'Should hold:', 'Found: kernel.sysrq', 'Why:', 'Fix:', 'Run: sysctl -w'])
      expect(text).toContain(part);
    expect(text).toContain(`${checks.length} checks: 1 fault, 0 of advice. lethe doctor --fix mends 1 of them.`);
  });

  it('is glad of a healthy station', async () => {
    const findings = await examine(machineAt(healthy), checks);
    expect(inText(findings)).toBe(
      `${checks.length} checks: 0 faults, 0 of advice. Everything that the promises rest on holds.`,
    );
  });

  it('is one JSON object with every check, and the report’s own words for what both tell', async () => {
    const machine = withFault(aCopy(), one ?? { check: '', says: '' });
    const findings = await examine(machine, checks);
    const told = asObject(findings, await postureOf(machine, findings));
    expect(told).toMatchObject({
      ok: false,
      faults: 1,
      advice: 0,
      posture: { containment: 'bubblewrap', disk: 'under-50', updates: 'current' },
    });
    expect(told.checks).toHaveLength(checks.length);
    expect(told.checks.find(({ id }) => id === 'magic-keys')).toMatchObject({
      is: 'wrong',
      fix: { safe: expect.any(String) },
    });
  });

  it.each([
    ['bubblewrap', 'unknown'],
    ['containment', 'directory'],
    ['policy', 'unknown'],
  ])('after the fault of %s the containment is %s', async (id, word) => {
    const fault = faults.find(({ check }) => check === id);
    const machine = withFault(aCopy(), fault ?? { check: '', says: '' });
    expect((await postureOf(machine, await examine(machine, checks))).containment).toBe(word);
  });
});
