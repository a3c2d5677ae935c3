// The policy as the shell loads it: a fault gives a station out of service with its place, never settings of our own making.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadPolicy as loadBoth } from '../../../app/shell/policy.ts';
import { largestPolicyBytes } from '../../../contract/policy-file.ts';
import { demonstrationPolicy, demonstrationPolicyText } from '../../demonstration/policy.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-policy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string, mode = 0o644): string {
  const path = join(folder, 'station.yaml');
  rmSync(path, { force: true, recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const good = demonstrationPolicyText('open-access');
/** Of a station that has nothing from a server. */
const loadPolicy = (path: string) => loadBoth(path, join(folder, 'nothing.yaml'));

describe('a good policy', () => {
  it('gives the rules of its kind', () => {
    const loaded = loadPolicy(file(good));
    expect(loaded).toMatchObject({ fault: null, place: 'Harbour Street Library', name: 'Reading room 4' });
    expect(loaded.rules).toMatchObject({ kind: 'open-access', hasPin: true, languages: ['en', 'es'] });
    expect(loaded.rules.timers).toMatchObject({ idleSeconds: 300, limitMinutes: 60, warningSeconds: 30 });
    const lookup = loadPolicy(file(demonstrationPolicyText('quick-lookup')));
    expect(lookup.rules.timers).toMatchObject({ idleSeconds: 120, limitMinutes: null });
  });

  it('keeps the staff’s PIN out of what the rules see', () => {
    expect(JSON.stringify(loadPolicy(file(good)).rules)).not.toContain('scrypt');
  });
});

describe('a policy with a fault', () => {
  const faultIn = (text: string, mode?: number) => {
    const { policy, fault, rules } = loadPolicy(file(text, mode));
    expect(policy).toBeNull();
    expect(rules.hasPin).toBe(false);
    return fault;
  };

  it('is named by line, column and key', () => {
    const text = good.replace('kind: open-access', 'kind: open-access\nidle: 20');
    const line = text.split('\n').indexOf('idle: 20') + 1;
    expect(faultIn(text)).toEqual({ code: 'POLICY-03', place: { line, column: 1, key: 'idle' } });
  });

  it('is never made good by leaving the faulty part out', () => {
    for (const [from, to] of [
      ['kind: open-access', 'kind: opened'],
      ['home: library', 'home: https://anything.example.net/'],
      ['version: 1', 'version: 2'],
      ['place: Harbour Street Library', 'place: [Harbour]'],
    ] as const) {
      expect(good).toContain(from);
      expect(faultIn(good.replace(from, to))).toMatchObject({
        code: 'POLICY-03',
        place: { column: expect.any(Number) },
      });
    }
  });

  it('may be no YAML at all', () => {
    expect(faultIn('kind: [open\n')).toMatchObject({ code: 'POLICY-02' });
    expect(faultIn('')).toMatchObject({ code: expect.stringMatching(/^POLICY-0[23]$/) });
  });

  it('may be missing, or no file', () => {
    expect(loadPolicy(join(folder, 'nowhere.yaml')).fault).toEqual({ code: 'POLICY-01' });
    expect(loadPolicy('').fault).toEqual({ code: 'POLICY-01' });
    mkdirSync(join(folder, 'folder.yaml'));
    expect(loadPolicy(join(folder, 'folder.yaml')).fault).toEqual({ code: 'POLICY-01' });
  });

  it('may be too large', () => {
    expect(faultIn(`${good}\n#${'x'.repeat(largestPolicyBytes)}`)).toEqual({ code: 'POLICY-04' });
  });

  it.runIf(process.platform !== 'win32')('may be a good one that others could have written', () => {
    expect(faultIn(good, 0o664)).toEqual({ code: 'POLICY-05' });
    expect(faultIn(good, 0o646)).toEqual({ code: 'POLICY-05' });
    expect(loadPolicy(file(good, 0o640)).fault).toBeNull();
  });
});

describe('a policy of the server’s', () => {
  const key = `ed25519:${'A'.repeat(43)}`;
  const own = (policyKeys: readonly string[]): string =>
    stringify({ ...demonstrationPolicy('open-access'), server: { url: 'https://lethe.example', policyKeys } });
  const theirs = stringify({
    ...demonstrationPolicy('quick-lookup'),
    name: 'Any station',
    place: 'Harbour Street Library',
  });
  const pulled = (text: string, mode = 0o644): string => {
    const path = join(folder, 'pulled.yaml');
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };

  it('holds where the station’s own file pins a key, but for the name and the server', () => {
    const { policy, name, rules, fault } = loadBoth(file(own([key])), pulled(theirs));
    expect([fault, rules.kind, name]).toEqual([null, 'quick-lookup', 'Reading room 4']);
    expect(policy?.server).toMatchObject({ url: 'https://lethe.example', policyKeys: [key] });
  });

  it('means nothing where no key is pinned, or where there is none', () => {
    expect(loadBoth(file(own([])), pulled(theirs)).rules.kind).toBe('open-access');
    expect(loadBoth(file(own([key])), pulled('')).rules.kind).toBe('open-access');
    expect(loadBoth(file(own([key])), join(folder, 'nowhere.yaml')).rules.kind).toBe('open-access');
  });

  it('opens nothing when it has a fault, when others may write it, or when the station’s own file has one', () => {
    expect(loadBoth(file(own([key])), pulled('version: 1')).fault?.code).toBe('POLICY-03');
    expect(loadBoth(file(own([key])), pulled(theirs, 0o666)).fault?.code).toBe('POLICY-05');
    expect(loadBoth(file('version: 1'), pulled(theirs))).toMatchObject({ policy: null, fault: { code: 'POLICY-03' } });
  });
});
