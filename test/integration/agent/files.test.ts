// What the agent reads and writes as files: its journal, and the cleaner files it is shipped with.
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOptions } from '../../../agent/options.ts';
import { keepJournal } from '../../../agent/state/journal.ts';
import { premisesFor, rootsFor } from '../../../agent/station.ts';
import { loadCleaningRules } from '../../../agent/wipe/load.ts';
import { cleanablePlaces } from '../../../contract/cleaner-file.ts';
import { describeAsRoot } from './support/root.ts';
import { kioskId } from './support/sandbox.ts';
import { project } from './support/visit.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the journal', () => {
  const path = () => join(folder, 'state');

  it('is read as it was written, by whoever comes next', () => {
    for (const state of ['clean', 'open', 'wiping', 'blocked'] as const) {
      expect(keepJournal(folder).write(state).ok).toBe(true);
      expect(keepJournal(folder).read()).toBe(state);
    }
  });

  it('holds the word alone, for its owner alone', () => {
    keepJournal(folder).write('open');
    expect(readFileSync(path(), 'utf8')).toBe('open\n');
    expect(readdirSync(folder)).toEqual(['state']);
  });

  it.each(['', 'Clean', 'clean clean', 'cleaned', 'clean\nopen\n', '\0clean', 'cléan', 'x'.repeat(1 << 20)])(
    'counts as dirty when it says %.20j',
    (text) => {
      writeFileSync(path(), text);
      expect(keepJournal(folder).read()).toBeNull();
    },
  );

  it('counts as dirty when it is missing or no file', () => {
    expect(keepJournal(folder).read()).toBeNull();
    mkdirSync(path());
    expect(keepJournal(folder).read()).toBeNull();
  });

  it('says so when it can’t be written, and keeps what it said', () => {
    keepJournal(folder).write('open');
    mkdirSync(`${path()}.new`);
    expect(keepJournal(folder).write('clean')).toEqual({ ok: false, problem: { code: 'AGENT-04' } });
    expect(keepJournal(folder).read()).toBe('open');
  });

  it('does not write through a link', () => {
    writeFileSync(join(folder, 'other'), 'precious');
    symlinkSync(join(folder, 'other'), `${path()}.new`);
    expect(keepJournal(folder).write('clean').ok).toBe(false);
    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('precious');
  });
});

describe('the cleaner files', () => {
  const kiosk = { name: 'lethe', id: kioskId, home: '/home/lethe' };
  const code = (who = kiosk) => {
    const rules = loadCleaningRules(folder, who);
    return rules.ok ? 'taken' : rules.problem.code;
  };
  const change = (name: string, edit: (text: string) => string) =>
    writeFileSync(join(folder, name), edit(readFileSync(join(folder, name), 'utf8')));

  beforeEach(() => cpSync(join(project, 'resources/cleaners'), folder, { recursive: true }));

  it('that are shipped are taken, and clean every place there is a word for', () => {
    const rules = loadCleaningRules(folder, kiosk);
    const places = rules.ok ? rules.value.cleaners.map(({ place }) => place).sort() : [];
    expect(places).toEqual([...cleanablePlaces].sort());
  });

  it.each([
    ['a station', 'include', []],
    ['somebody’s own machine', 'leave out', ['--shared-machine']],
  ])('of %s %s what its services keep', (_where, _what, words) => {
    const [options, rules] = [readOptions(words, folder), loadCleaningRules(folder, kiosk)];
    if (!options.ok || !rules.ok) throw new Error('the options or the rules were refused');
    const account = { ...kiosk, group: kioskId };
    const { cleaners } = premisesFor(options.value, rootsFor(options.value, account), rules.value).rules;
    expect(cleaners.some(({ whose }) => whose === 'service')).toBe(words.length === 0);
    expect(cleaners.some(({ place }) => place === 'home')).toBe(true);
  });

  it.each<[string, () => void]>([
    ['all may write one', () => chmodSync(join(folder, 'tmp.yaml'), 0o646)],
    ['a group may write one', () => chmodSync(join(folder, 'tmp.yaml'), 0o664)],
    ['all may write the deny-list', () => chmodSync(join(folder, 'protected.yaml'), 0o666)],
    ['one is a link', () => symlinkSync(join(folder, 'tmp.yaml'), join(folder, 'link.yaml'))],
    ['one is a folder', () => mkdirSync(join(folder, 'folder.yaml'))],
    ['one is not named like its file', () => cpSync(join(folder, 'tmp.yaml'), join(folder, 'other.yaml'))],
    ['one says an unknown word', () => change('tmp.yaml', (text) => `${text}run: true\n`)],
    ['one says a word twice', () => change('tmp.yaml', (text) => `${text}place: home\n`)],
    ['one is no YAML', () => change('tmp.yaml', () => '{')],
    ['one is empty', () => change('tmp.yaml', () => '')],
    ['one is longer than any', () => change('tmp.yaml', (text) => `${text}${'#'.repeat(20_000)}`)],
    [
      'one multiplies itself',
      () => change('tmp.yaml', (text) => text.replace('when: [', 'when: &a [').concat('more: [*a, *a]\n')),
    ],
    ['the deny-list is missing', () => rmSync(join(folder, 'protected.yaml'))],
    [
      'the deny-list is empty',
      () => change('protected.yaml', () => 'why: nothing is protected here\ntrees: []\nfolders: []\n'),
    ],
    ['a place is unknown', () => change('tmp.yaml', (text) => text.replace('place: tmp', 'place: documents'))],
  ])('are all refused when %s', (_what, spoil) => {
    spoil();
    expect(code()).toBe('WIPE-03');
  });

  it.each(['/', '/etc', '/etc/lethe', '/root', '/home', '/usr/share/lethe', '/var/lib/lethe'])(
    'are refused for a kiosk user whose home is %s',
    (home) => expect(code({ ...kiosk, home })).toBe('WIPE-04'),
  );
});

describeAsRoot('a cleaner file of the kiosk user’s', () => {
  it('is refused', () => {
    cpSync(join(project, 'resources/cleaners'), folder, { recursive: true });
    chownSync(join(folder, 'tmp.yaml'), kioskId, kioskId);
    const rules = loadCleaningRules(folder, { name: 'lethe', id: kioskId, home: '/home/lethe' });
    expect(rules).toEqual({ ok: false, problem: { code: 'WIPE-03' } });
  });
});
