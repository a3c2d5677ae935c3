// However a visit ends, by a crash, with its shell or under an agent that died, nothing of it is left.
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OwnDemonstration, startOwnDemonstration } from '../../demonstration/own-process.ts';
import { demonstrationPolicyText } from '../../demonstration/policy.ts';
import { type Canaries, makeCanaries } from '../../support/canary/canary.ts';
import { classesBy } from '../../support/canary/placements.ts';
import { sitDown, type Visit } from '../../support/station/patron.ts';
import { type Station, startStation, type Told } from '../../support/station/station.ts';
import { persistent } from './machine.ts';
import { brief, plantBriefly } from './planting.ts';
import { searchMachine, searchSession } from './search.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('Skipped: looking into other processes and namespaces needs root.\n');

let library: OwnDemonstration;
let station: Station;

/** A station for each end: one that could not be cleaned stays closed, and would fail those after it. */
beforeEach(async () => {
  if (!isRoot) return;
  library = await startOwnDemonstration();
  const { certificate, hostRules } = library;
  const policy = demonstrationPolicyText('open-access', { tracker: true });
  station = await startStation({ policy, certificate, hostRules });
});
afterEach(async () => {
  await station?.stop();
  await library?.close();
});

const classes = [...brief, ...classesBy('program')].sort();

/** A visit in which everything brief was planted, and seen. */
async function visitThatLeaves(canaries: Canaries): Promise<Visit> {
  const visit = await sitDown(station, await station.shellPage());
  await plantBriefly(station, visit, canaries);
  const seen = new Set(searchSession(canaries, visit.session).map((one) => one.class));
  expect(classes.filter((name) => !seen.has(name))).toEqual([]);
  return visit;
}

/** @returns the receipt that the agent told after what was done */
async function wipedAfter(done: () => Promise<unknown>): Promise<Told> {
  const from = station.told.length;
  await done();
  return station.untilTold((told) => told.state === 'clean' && told.receipt !== undefined, from);
}

async function kill(child: ReturnType<Station['shellProcess']>): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

const ends: Readonly<Record<string, (visit: Visit) => Promise<unknown>>> = {
  'the session’s main process is killed': async ({ session }) => process.kill(session.id, 'SIGKILL'),
  'the session’s main process fails': async ({ session }) => process.kill(session.id, 'SIGSEGV'),
  'the first process of its namespace is killed': async ({ session }) =>
    process.kill(session.processes[0] ?? 0, 'SIGKILL'),
  'the agent is killed and starts again': async () => {
    await kill(station.agentProcess());
    await station.startAgent();
  },
  'the shell is killed and starts again': async () => {
    await kill(station.shellProcess());
    // Where the new shell can be spoken to is told in a file of the same name.
    await rm(join(station.folder, 'shell/profile/DevToolsActivePort'));
    await station.startShell();
  },
};

describe.skipIf(!isRoot).each(Object.keys(ends))('when %s', (name) => {
  it('nothing of the visit is left', async () => {
    const canaries = makeCanaries();
    const since = Date.now();
    const visit = await visitThatLeaves(canaries);
    const told = await wipedAfter(async () => ends[name]?.(visit));
    expect(told.receipt).toMatchObject({ verdict: 'clean', left: 0 });
    const after = await searchMachine({ station, library, canaries, since }, persistent(station));
    expect(after.found).toEqual([]);
  });
});
