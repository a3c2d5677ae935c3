// Lays out what a station needs beside the shell, as a tree to be copied to / or packed: agent, command, its own Node, units, settings.
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { projectNode } from '../start/project-node.mjs';
import { debianChangelog } from './changelog.ts';
import { manualPage } from './manual-page.ts';
import { type Release, releaseFile } from './release.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** From the project's folder to a path below the root of a station. */
const parts = {
  'out/agent': 'opt/lethe/lib/agent',
  'resources/cleaners': 'opt/lethe/resources/cleaners',
  'resources/policy': 'opt/lethe/resources/policy',
  'resources/station/openbox.xml': 'opt/lethe/resources/openbox.xml',
  'resources/station/lethe-display': 'opt/lethe/bin/lethe-display',
  'resources/station/lethe-screen': 'opt/lethe/bin/lethe-screen',
  'resources/station/lethe-update': 'opt/lethe/bin/lethe-update',
  'resources/station/pam': 'etc/pam.d/lethe-shell',
  'resources/systemd/lethe-agent.service': 'usr/lib/systemd/system/lethe-agent.service',
  'resources/systemd/lethe-shell.service': 'usr/lib/systemd/system/lethe-shell.service',
  'resources/systemd/lethe-update.service': 'usr/lib/systemd/system/lethe-update.service',
  'resources/systemd/lethe-update.timer': 'usr/lib/systemd/system/lethe-update.timer',
  'resources/systemd/lethe.sysusers': 'usr/lib/sysusers.d/lethe.conf',
  'resources/systemd/lethe.tmpfiles': 'usr/lib/tmpfiles.d/lethe.conf',
  'resources/debian/lethe.metainfo.xml': 'usr/share/metainfo/org.lethe.station.metainfo.xml',
  'resources/debian/lethe.lintian-overrides': 'usr/share/lintian/overrides/lethe',
  'resources/debian/copyright': 'usr/share/doc/lethe/copyright',
} as const;

/** Messages, units and sample policies name pages of docs/; pictures and decisions stay in the repository. */
const pages = 'usr/share/doc/lethe';

const programs = ['lethe-display', 'lethe-screen', 'lethe-update'] as const;
const node = 'opt/lethe/bin/node';
const command = 'usr/bin/lethe';
const commandText = `#!/bin/sh\nexec /${node} /opt/lethe/lib/agent/lethe.cjs "$@"\n`;

/** @param target is made anew */
export async function layOutStation(target: string, release: Release): Promise<void> {
  await rm(target, { recursive: true, force: true });
  for (const [from, to] of Object.entries(parts)) await place(join(project, from), join(target, to));
  for (const name of await readdir(join(project, 'docs'))) {
    if (name.endsWith('.md')) await place(join(project, 'docs', name), join(target, pages, name));
  }
  for (const program of programs) await chmod(join(target, 'opt/lethe/bin', program), 0o755);
  // Started by its Node, whose place its first line does not know.
  await chmod(join(target, 'opt/lethe/lib/agent/agent.cjs'), 0o644);
  await place(projectNode(), join(target, node));
  await write(join(target, command), commandText, 0o755);
  await write(join(target, 'opt/lethe/release.json'), releaseFile(release));
  await write(join(target, pages, 'changelog.gz'), await packedChangelog('lethe', release));
  await write(join(target, 'usr/share/man/man8/lethe.8.gz'), gzipSync(manualPage(release.date), { level: 9 }));
  await mkdir(join(target, 'etc/lethe'), { recursive: true });
}

export async function packedChangelog(name: string, release: Release): Promise<Buffer> {
  const changes = await readFile(join(project, 'CHANGELOG.md'), 'utf8');
  return gzipSync(debianChangelog(changes, name, release), { level: 9 });
}

/** Whoever checked the project out may have a group that writes; on a station only root does. */
export async function place(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, dereference: true });
}

export async function write(path: string, text: string | Buffer, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { mode });
}
