// Updates as docs/updates.md tells them: a repository of the library's own, a good version, one that does not come back, no way back.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeAsRoot, isRoot } from '../integration/agent/support/root.ts';
import type { Machine } from '../nspawn/support/machine.ts';
import { furnishDisplay, makeInstalled, packageFile } from './support/machine.ts';

let machine: Machine;
let folder: string;
/** Where gpg keeps the key that signs. */
let keys: string;
let pool: string;
let first: string;

beforeAll(async () => {
  if (!isRoot) return;
  folder = mkdtempSync(join(tmpdir(), 'lethe-updates-'));
  machine = await makeInstalled('lethe');
  furnishDisplay(machine);
  machine.write('/etc/lethe/station.yaml', machine.read('/opt/lethe/resources/policy/open-access.yaml') ?? '');
  machine.enable('lethe-agent.service');
  machine.enable('lethe-shell.service');
  // The container has no network, and so no other repository.
  rmSync(join(machine.root, 'etc/apt/sources.list'), { force: true });
  rmSync(join(machine.root, 'etc/apt/sources.list.d'), { force: true, recursive: true });
  const source = 'Types: deb\nURIs: file:/srv/lethe\nSuites: ./\nSigned-By: /usr/share/keyrings/lethe.gpg\n';
  machine.write('/etc/apt/sources.list.d/lethe.sources', source);
  machine.write(
    '/etc/systemd/system/lethe-update.service.d/soon.conf',
    '[Service]\nEnvironment=LETHE_UPDATE_PAUSE=0.5\n',
  );
  pool = join(machine.root, 'srv/lethe/pool');
  mkdirSync(pool, { recursive: true });
  keys = join(folder, 'own');
  makeKey();
  trustKey();
  await machine.boot();
  first = installed();
});
afterAll(async () => {
  if (!isRoot) return;
  await machine.end();
  rmSync(folder, { recursive: true, force: true });
});

const installed = (): string => /^Version: (.*)$/m.exec(machine.inside('dpkg', '--status', 'lethe').out)?.[1] ?? '';

function gpg(...words: readonly string[]): void {
  execFileSync('gpg', ['--batch', '--yes', '--quiet', '--homedir', keys, ...words], {
    stdio: ['ignore', 'ignore', 2],
  });
}

function makeKey(): void {
  mkdirSync(keys, { mode: 0o700 });
  gpg('--passphrase', '', '--quick-generate-key', 'Harbour Street Library packages', 'ed25519', 'sign', 'never');
}

function trustKey(): void {
  mkdirSync(join(machine.root, 'usr/share/keyrings'), { recursive: true });
  gpg('--output', join(machine.root, 'usr/share/keyrings/lethe.gpg'), '--export');
}

/** As a release after this one would be. @param change what is done to its files */
function makeVersion(suffix: string, change: (root: string) => void): string {
  const root = join(folder, suffix);
  execFileSync('dpkg-deb', ['--raw-extract', packageFile('lethe'), root]);
  const control = join(root, 'DEBIAN/control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${first}.${suffix}`));
  change(root);
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, join(pool, `lethe_${suffix}.deb`)]);
  rmSync(root, { recursive: true });
  return `${first}.${suffix}`;
}

/** The three commands of docs/updates.md. */
function publish(): void {
  const repository = join(pool, '..');
  const archive = (...words: readonly string[]): Buffer => execFileSync('apt-ftparchive', words, { cwd: repository });
  writeFileSync(join(repository, 'Packages'), archive('packages', 'pool'));
  writeFileSync(join(repository, 'Release'), archive('-o', 'APT::FTPArchive::Release::Suite=stations', 'release', '.'));
  gpg('--clearsign', '--output', join(repository, 'InRelease'), join(repository, 'Release'));
}

/** One night. @returns how systemd says that it went */
async function night(): Promise<string> {
  const property = (name: string): string =>
    machine.inside('systemctl', 'show', '--value', '-p', name, 'lethe-update.service').out.trim();
  machine.inside('systemctl', 'start', '--no-block', 'lethe-update.service');
  do await setTimeout(1000);
  while (property('ActiveState') === 'activating');
  return property('Result');
}

const isClean = (): boolean => machine.inside('lethe', 'status').out.startsWith('Clean');

// The tests below are one station's nights, in this order.
describeAsRoot('a station', () => {
  it('stays as it is where the repository holds no way back', async () => {
    makeVersion('1', () => undefined);
    publish();
    expect([await night(), installed()]).toEqual(['exit-code', first]);
  });

  it('takes a new version, and is well with it', async () => {
    copyFileSync(packageFile('lethe'), join(pool, 'lethe_0.deb'));
    publish();
    expect([await night(), installed(), isClean()]).toEqual(['success', `${first}.1`, true]);
  });

  it('puts the version before back when the new one does not come back, and does not try it again', async () => {
    makeVersion('2', (root) => writeFileSync(join(root, 'opt/lethe/lib/agent/agent.cjs'), 'process.exit(1);'));
    publish();
    expect([await night(), installed(), isClean()]).toEqual(['exit-code', `${first}.1`, true]);
    expect([await night(), installed()]).toEqual(['success', `${first}.1`]);
  });

  it('takes the next good one', async () => {
    const next = makeVersion('3', () => undefined);
    publish();
    expect([await night(), installed(), isClean()]).toEqual(['success', next, true]);
    expect(readdirSync(join(machine.root, 'var/lib/lethe-update')).sort()).toEqual([`${first}.1.deb`, 'refused']);
  });

  it('takes nothing that another key has signed', async () => {
    keys = join(folder, 'foreign');
    makeKey();
    const before = installed();
    makeVersion('4', () => undefined);
    publish();
    expect([await night(), installed()]).toEqual(['exit-code', before]);
  });
});
