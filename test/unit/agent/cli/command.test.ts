// The lethe command: verbs, usage, exit codes and what it says. Its input and its voice are handed in.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, verbs } from '../../../../agent/cli/command.ts';
import { rowsOf } from '../../../../agent/cli/inventory.ts';
import { isLoose } from '../../../../agent/cli/policy-text.ts';
import { statusFrom } from '../../../../agent/cli/status.ts';
import { verifyPin } from '../../../../app/policy/pin-hash.ts';
import { stores } from '../../../../contract/inventory-stores.ts';

const folder = mkdtempSync(join(tmpdir(), 'lethe-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function lethe(args: readonly string[], typed = '') {
  const said: string[] = [];
  const asked: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(args, {
    input: Readable.from([typed]),
    say: (text) => said.push(text),
    ask: (text) => asked.push(text),
    complain: (text) => complained.push(text),
  });
  return { code, said, asked, complained };
}

function fileOf(name: string, text: string | Buffer, mode = 0o644): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const good = `version: 1
kind: open-access
place: Harbour Street Library
name: Reading room 4
resources:
  - {id: catalogue, title: Catalogue, url: "https://catalogue.harbour.example/"}
`;

describe('usage', () => {
  it.each([[['help']], [['--help']], [['-h']], [[]]])('%j shows every verb', async (args) => {
    const { code, said } = await lethe(args);
    expect(code).toBe(0);
    for (const verb of verbs.keys()) expect(said.join('\n')).toContain(`  lethe ${verb}`);
  });

  it.each(
    [...verbs.keys()].flatMap((verb) => [
      [verb, '--help'],
      [verb, '-h'],
    ]),
  )('lethe %s %s says more', async (verb, how) => {
    const { code, said, complained } = await lethe([...verb.split(' '), how]);
    expect({ code, complained }).toEqual({ code: 0, complained: [] });
    expect(said.join()).toMatch(new RegExp(`^lethe ${verb}`));
    expect(said.join()).toContain('Exit codes: 0 fine, 1 a check failed, 2 bad input or usage.');
  });

  it.each([
    [['frobnicate']],
    [['validate']],
    [['validate', 'a', 'b']],
    [['validate', '--jsonn', 'a']],
    [['pin', '246810']],
    [['status', '--runtime-dir']],
    [['status', 'x']],
    [['logs']],
    [['logs', 'eat']],
    [['logs', 'clear', 'now']],
    [['wipe', '--everything']],
    [['wipe', '/home']],
    [['audit', '--canary=word']],
    [['inventory', 'x']],
    [['conformance', 'R1']],
    [['conformance', '--language', 'de']],
    [['doctor', 'swap']],
    [['doctor', '--fix=swap']],
    [['report']],
    [['report', '--preview', 'x']],
    [['enrol', 'lethe_token']],
    [['seal', '/']],
    [['help', 'x']],
    [['__proto__']],
    [['constructor']],
    [['']],
  ])('%j is not understood, and what was typed is not repeated', async (args) => {
    expect(await lethe(args)).toEqual({
      code: 2,
      said: [],
      asked: [],
      complained: ['COMMAND-01  The command was not understood. Run: lethe help.'],
    });
  });
});

describe('lethe validate', () => {
  it('is content with a good policy', async () => {
    expect(await lethe(['validate', fileOf('good.yaml', good)])).toMatchObject({
      code: 0,
      said: ['The policy is good.'],
      complained: [],
    });
  });

  it('names file, line, column, key, found, expected and remedy', async () => {
    const path = fileOf('bad.yaml', `${good}timers:\n  idleSecond: 300\n  limitMinutes: 3\n`);
    const { code, said } = await lethe(['validate', path]);
    expect(code).toBe(1);
    expect(said).toEqual([
      `${path}:8:3  timers.idleSecond: found a key that is not known here, expected one of idleSeconds, warningSeconds, limitMinutes, extendMinutes, extendTimes, receiptSeconds, renewAt. Did you mean idleSeconds?`,
      `${path}:9:17  timers.limitMinutes: found the number 3, expected a whole number from 5 to 720 or none. For example: limitMinutes: 60`,
    ]);
  });

  it('says the same as JSON', async () => {
    const { code, said } = await lethe(['validate', '--json', fileOf('bad.yaml', `${good}kidn: 1\n`)]);
    expect(code).toBe(1);
    expect(said.map((line) => JSON.parse(line))).toEqual([
      {
        ok: false,
        warnings: [],
        faults: [expect.objectContaining({ code: 'POLICY-03', line: 7, column: 1, key: 'kidn' })],
      },
    ]);
    const fine = await lethe(['validate', '--json', fileOf('good.yaml', good)]);
    expect(fine).toMatchObject({ code: 0, said: ['{"ok":true,"faults":[],"warnings":[]}'] });
  });

  it.each([0o664, 0o646, 0o666])('warns of the rights %o', async (mode) => {
    const { code, complained } = await lethe(['validate', fileOf('loose.yaml', good, mode)]);
    expect(code).toBe(0);
    expect(complained.join()).toContain('POLICY-05');
  });

  it('does not take Windows’ mode for rights', () => {
    expect(isLoose(0o100666, 'win32')).toBe(false);
    expect(isLoose(0o100666, 'linux')).toBe(true);
    expect(isLoose(0o100644, 'linux')).toBe(false);
  });

  it.each(['missing.yaml', '.', '/dev/zero', ''])('can’t read %j', async (name) => {
    const path = name.startsWith('/') ? name : join(folder, name);
    expect(await lethe(['validate', path])).toMatchObject({
      code: 2,
      said: [],
      complained: [expect.stringMatching(/^POLICY-01 /)],
    });
    const asJson = await lethe(['validate', '--json', path]);
    expect(asJson.code).toBe(2);
    expect(JSON.parse(asJson.said.join())).toMatchObject({ ok: false, problem: { code: 'POLICY-01' } });
  });

  it('reads no more of a large file than it needs to refuse it', async () => {
    const path = fileOf('large.yaml', `${good}#${'x'.repeat(300_000)}`);
    expect((await lethe(['validate', path])).said.join()).toContain(':1:1  found a larger file');
  });

  it('refuses bytes that are not UTF-8', async () => {
    const path = fileOf('latin1.yaml', Buffer.from(good.replace('Street', 'Straße'), 'latin1'));
    expect((await lethe(['validate', path])).said.join()).toContain(':3:20  found other bytes, expected text in UTF-8');
  });
});

describe('lethe pin', () => {
  it('turns a PIN into a line that fits it and no other', async () => {
    const { code, said, asked } = await lethe(['pin'], '246810\n246810\n');
    expect(code).toBe(0);
    expect(said).toHaveLength(1);
    expect(await verifyPin('246810', said[0] ?? '')).toBe(true);
    expect(await verifyPin('246811', said[0] ?? '')).toBe(false);
    expect([...said, ...asked].join()).not.toContain('246810');
  });

  it('makes another line each time', async () => {
    const [one, other] = [await lethe(['pin', '--json'], '2468\n2468'), await lethe(['pin', '--json'], '2468\n2468')];
    expect(Object.keys(JSON.parse(one.said.join()))).toEqual(['pin']);
    expect(one.said).not.toEqual(other.said);
  });

  it.each([
    '',
    '246810\n',
    '246810\n246811\n',
    '123\n123\n',
    '1234567890123\n1234567890123\n',
    'abcd\nabcd\n',
    '\n\n',
    '١٢٣٤\n١٢٣٤\n',
  ])('refuses %j without repeating it', async (typed) => {
    const { code, said, complained } = await lethe(['pin'], typed);
    expect({ code, said }).toEqual({ code: 2, said: [] });
    expect(complained).toEqual([expect.stringMatching(/^COMMAND-02 /)]);
  });
});

describe('lethe status', () => {
  it('says that the agent does not answer', async () => {
    const { code, said } = await lethe(['status', '--runtime-dir', folder]);
    expect(code).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^COMMAND-06 /)]);
  });

  it('knows a problem for everything that needs somebody', () => {
    const nothing = { state: 'unknown', deeds: null, policy: null };
    expect(statusFrom(null)).toEqual({ ...nothing, problem: 'COMMAND-06' });
    expect(statusFrom({ tell: 'refused', problem: 'AGENT-02' })).toEqual({ ...nothing, problem: 'AGENT-02' });
    const deeds = { 'event-logs': { ok: true, hours: 1 }, 'user-data': null, canary: null };
    for (const [problem, shown] of [
      [undefined, 'WIPE-01'],
      ['WIPE-02', 'WIPE-02'],
    ] as const) {
      const told = { tell: 'standing', state: 'blocked', deeds, ...(problem && { problem }) } as const;
      expect(statusFrom(told)).toEqual({ state: 'blocked', problem: shown, deeds, policy: null });
    }
    for (const state of ['clean', 'open', 'wiping'] as const) {
      expect(statusFrom({ tell: 'standing', state, deeds })).toEqual({ state, problem: null, deeds, policy: null });
      expect(statusFrom({ tell: 'state', state })).toEqual({ state, problem: null, deeds: null, policy: null });
    }
  });
});

describe('lethe inventory', () => {
  it('lists every store, and says that nobody told the last proof', async () => {
    const { code, said, asked } = await lethe(['inventory', '--runtime-dir', folder]);
    expect(code).toBe(0);
    for (const { id, what } of stores)
      expect(said.join('\n')).toMatch(new RegExp(`^${id} .*${what.slice(0, 20)}`, 'm'));
    expect(asked.join()).toContain('no agent');
  });

  it('is one JSON object, with a last proof for whatever must be emptied', async () => {
    const { said } = await lethe(['inventory', '--json', '--runtime-dir', folder]);
    const { stores: listed } = JSON.parse(said.join());
    expect(listed).toHaveLength(stores.length);
    for (const { proof, lastProof } of listed) expect(lastProof).toBe(proof === null ? null : 'unknown');
  });

  it('takes the last proof from the agent’s deeds', () => {
    const deeds = { 'event-logs': null, 'user-data': { ok: true, hours: 5 }, canary: { ok: false, hours: 7 } };
    const proofs = new Map(rowsOf(deeds).map(({ id, lastProof }) => [id, lastProof]));
    expect(proofs.get('home')).toEqual(deeds['user-data']);
    expect(proofs.get('browser')).toEqual(deeds.canary);
    expect(proofs.get('policy')).toBeNull();
  });
});
