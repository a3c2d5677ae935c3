// Lays out what a station needs of the agent, as a tree to be copied to / or packed: its own Node, the bundles, cleaners, units.
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';
import { projectNode } from './start/project-node.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));

/** From the project's folder or, for Node itself, from wherever it lies; to a path below the root of a station. */
const parts = {
  'out/agent': 'opt/lethe/lib/agent',
  'resources/cleaners': 'opt/lethe/resources/cleaners',
  'resources/systemd/lethe-agent.service': 'usr/lib/systemd/system/lethe-agent.service',
  'resources/systemd/lethe.sysusers': 'usr/lib/sysusers.d/lethe.conf',
  'resources/systemd/lethe.tmpfiles': 'usr/lib/tmpfiles.d/lethe.conf',
} as const;

const node = 'opt/lethe/bin/node';
const command = 'usr/bin/lethe';
const commandText = `#!/bin/sh\nexec /${node} /opt/lethe/lib/agent/lethe.cjs "$@"\n`;

/** @param target is made anew */
export async function layOutAgent(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  for (const [from, to] of Object.entries(parts)) await place(join(project, from), join(target, to));
  await place(projectNode(), join(target, node));
  await mkdir(dirname(join(target, command)), { recursive: true });
  await writeFile(join(target, command), commandText);
  await chmod(join(target, command), 0o755);
}

/** Whoever checked the project out may have a group that writes; on a station only root does. */
async function place(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, dereference: true });
}

if (import.meta.main) {
  await bundle();
  await layOutAgent(join(project, 'out/package/agent'));
}
