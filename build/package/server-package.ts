// Packs the server: its bundles, a Node of its own, unit, settings, manual. Electron has no part in it, so electron-builder has none either.
import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectNode } from '../start/project-node.mjs';
import { maintainer } from './changelog.ts';
import { descriptionField, packDebian } from './deb.ts';
import { type Release, releaseFile } from './release.ts';
import { packedChangelog, place, write } from './station-tree.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** From the project's folder to a path below the root of a server. */
const parts = {
  'out/server': 'opt/lethe-server/lib',
  'resources/server/lethe-server': 'usr/bin/lethe-server',
  'resources/server/server.yaml': 'etc/lethe-server/server.yaml',
  'resources/systemd/lethe-server.service': 'usr/lib/systemd/system/lethe-server.service',
  'resources/systemd/lethe-server.sysusers': 'usr/lib/sysusers.d/lethe-server.conf',
  'resources/debian/lethe-server.lintian-overrides': 'usr/share/lintian/overrides/lethe-server',
  'resources/debian/copyright': 'usr/share/doc/lethe-server/copyright',
  'docs/server.md': 'usr/share/doc/lethe-server/server.md',
  'docs/scaling.md': 'usr/share/doc/lethe-server/scaling.md',
} as const;

const description = `hears how the stations of a library are
Keeps an eye on every Lethe station: reports hold how a computer is, never
who used it or for what. Staff look at a page and know which station needs a
hand.

With the settings as they come it listens on this computer alone, and keeps
everything in one file.`;

const fields = (release: Release) =>
  [
    ['Package', 'lethe-server'],
    ['Version', release.debianVersion],
    ['Architecture', 'amd64'],
    ['Maintainer', maintainer],
    ['Depends', 'ca-certificates, libc6 (>= 2.28), libgcc-s1, libstdc++6, passwd, systemd (>= 247)'],
    ['Suggests', 'nginx, postgresql'],
    ['Section', 'net'],
    ['Priority', 'optional'],
    ['Homepage', 'https://lethe.example/'],
    ['Description', descriptionField(description)],
  ] as const;

const script = (name: string): Promise<string> =>
  readFile(join(project, `resources/debian/lethe-server.${name}`), 'utf8');

/** @param root is made anew @param folder where the package goes */
export async function packServer(root: string, folder: string, release: Release): Promise<void> {
  await rm(root, { recursive: true, force: true });
  for (const [from, to] of Object.entries(parts)) await place(join(project, from), join(root, to));
  await place(projectNode(), join(root, 'opt/lethe-server/bin/node'));
  await chmod(join(root, 'usr/bin/lethe-server'), 0o755);
  // Started by the command, which knows its Node.
  await chmod(join(root, 'opt/lethe-server/lib/lethe-server.mjs'), 0o644);
  await write(join(root, 'opt/lethe-server/release.json'), releaseFile(release));
  await write(join(root, 'usr/share/doc/lethe-server/changelog.gz'), await packedChangelog('lethe-server', release));
  await packDebian(root, join(folder, `lethe-server_${release.version}_amd64.deb`), {
    fields: fields(release),
    scripts: { postinst: await script('postinst'), prerm: await script('prerm'), postrm: await script('postrm') },
    date: release.date,
    compression: release.development ? 'gzip' : 'xz',
    level: 6,
  });
}
