// The ledger of a station: what is written comes back, and what can't be understood was never done.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyLedger, type Ledger, readLedger, writeLedger } from '../../../../agent/state/ledger.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'ledger.json');
const ledger: Ledger = {
  version: 1,
  deeds: {
    'event-logs': { at: 5, ok: true, okAt: 5 },
    'user-data': { at: 9, ok: false, okAt: 4 },
    canary: null,
  },
  software: 'a'.repeat(64),
};

describe('the ledger', () => {
  it('keeps what is written, for root alone', () => {
    expect(writeLedger(folder, ledger).ok).toBe(true);
    expect(readLedger(folder)).toEqual(ledger);
    expect((statSync(path()).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(folder)).toEqual(['ledger.json']);
  });

  it('is an empty one where there is none', () => expect(readLedger(folder)).toEqual(emptyLedger));

  it.each([
    ['no JSON', '{'],
    ['half of one', JSON.stringify(ledger).slice(0, 40)],
    ['an unknown word', JSON.stringify({ ...ledger, session: 1 })],
    ['a deed that is missing', JSON.stringify({ ...ledger, deeds: { canary: null } })],
    [
      'a time that is none',
      JSON.stringify({ ...ledger, deeds: { ...ledger.deeds, canary: { at: -1, ok: true, okAt: null } } }),
    ],
    ['another version', JSON.stringify({ ...ledger, version: 2 })],
    ['nothing', ''],
  ])('is an empty one when it holds %s', (_what, text) => {
    writeFileSync(path(), text);
    expect(readLedger(folder)).toEqual(emptyLedger);
  });

  it('stays as it was when it can’t be written', () => {
    writeLedger(folder, ledger);
    mkdirSync(`${path()}.new`);
    expect(writeLedger(folder, emptyLedger)).toEqual({ ok: false, problem: { code: 'AGENT-10' } });
    expect(readLedger(folder)).toEqual(ledger);
  });

  it('is not written through a link', () => {
    writeFileSync(join(folder, 'elsewhere'), 'precious');
    symlinkSync(join(folder, 'elsewhere'), `${path()}.new`);
    expect(writeLedger(folder, ledger).ok).toBe(false);
  });

  it('is not kept where there is no folder', () => {
    expect(writeLedger(join(folder, 'none'), ledger).ok).toBe(false);
  });
});
