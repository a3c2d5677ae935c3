// With each line of defence switched off in turn, exactly what that line keeps away is left; and the receipt says so where it can.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnDemonstration, startOwnDemonstration } from '../../demonstration/own-process.ts';
import { demonstrationPolicyText } from '../../demonstration/policy.ts';
import { makeCanaries } from '../../support/canary/canary.ts';
import { buildMutant } from '../../support/mutants/build.ts';
import { project } from '../../support/mutants/edit.ts';
import { eventually } from '../../support/station/devtools.ts';
import { type Display, end, startDisplay } from '../../support/station/display.ts';
import { sitDown } from '../../support/station/patron.ts';
import { type Station, startStation, type Told } from '../../support/station/station.ts';
import { doBeforeTheEnd, endBy, endDesktop, type Scene } from './deeds.ts';
import { opened } from './machine.ts';
import { type Mutant, mutants } from './mutants.ts';
import { plantBriefly } from './planting.ts';
import { type Found, searchMachine } from './search.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('Skipped: looking into other processes and namespaces needs root.\n');

let folder: string;
let library: OwnDemonstration;
let display: Display;
const rows: object[] = [];

beforeAll(async () => {
  if (!isRoot) return;
  folder = mkdtempSync('/run/lethe-mutants-');
  library = await startOwnDemonstration();
  display = await startDisplay();
});
afterAll(async () => {
  await display?.stop();
  await library?.close();
  if (isRoot) rmSync(folder, { recursive: true });
});

/** What each line of defence is good for, as a table beside the build; after each mutant, so that an end halfway keeps it. */
async function note(row: object): Promise<void> {
  rows.push(row);
  await mkdir(join(project, 'out/residue'), { recursive: true });
  await writeFile(join(project, 'out/residue/mutants.json'), `${JSON.stringify(rows, null, 2)}\n`);
}

/** What a mutant left is no patron's, but the next mutant's station must begin clean: the real agent sees to it. */
async function wipeForReal({ user }: Station): Promise<void> {
  const runtime = mkdtempSync(join(folder, 'agent-'));
  const words = ['--runtime-dir', runtime, '--kiosk-user', user.name, '--display', display.name];
  const agent = spawn(process.execPath, [join(project, 'out/agent/agent.cjs'), ...words], { stdio: 'ignore' });
  const isClean = async () => (await readFile(join(runtime, 'state'), 'utf8')) === 'clean\n';
  // An agent that stayed would wipe the next mutant's station.
  await eventually(isClean, 60_000, 'a clean station').finally(() => end(agent));
}

async function startMutant({ name, edits }: Mutant): Promise<Station> {
  const built = await buildMutant(String(mutants.findIndex((one) => one.name === name)), edits);
  const { certificate, hostRules } = library;
  const policy = demonstrationPolicyText('open-access', { tracker: true });
  return startStation({ policy, certificate, hostRules, display, ...built });
}

/** Classes that are written in names of files: what a cleaner reads in order to remove one. */
const inNames: readonly string[] = ['hidden-name', 'shared-memory', 'host', 'run'];

/**
 * Two things are not judged in some mutants. Who asks for a selection brings it into the display's memory. And where the
 * cleaners had to remove files, the agent has read their names, which stay in its memory until that is used again.
 */
const judged = ({ deed, removes }: Mutant, found: readonly Found[]): string[] => {
  const asked = deed === 'a desktop that takes copies' || deed === 'forgotten selections';
  const counted = found.filter(
    (one) =>
      !(asked && one.where === 'display memory') &&
      !(removes !== false && one.where === 'agent memory' && inNames.includes(one.class)),
  );
  const classes = [...new Set(counted.map((one) => one.class))].sort();
  // Of a text that was cut somewhere only the session's part is left; it counts where nothing tells its class.
  return classes.length > 1 ? classes.filter((name) => name !== 'run') : classes;
};

interface Outcome {
  readonly left: readonly string[];
  /** Each place with each class that was found there, judged or not. */
  readonly places: readonly string[];
  /** Dumps of programs that stood in the session's own memory before it ended. */
  readonly dumps: number;
  readonly told: Told;
}

/** Crashpad's name for what it writes of a program that crashed. */
async function dumpsIn(root: string): Promise<number> {
  const names = await readdir(join(root, 'home/patron'), { recursive: true });
  return names.filter((name) => name.endsWith('.dmp')).length;
}

async function visitWith(station: Station, mutant: Mutant): Promise<Outcome> {
  const canaries = makeCanaries();
  const since = Date.now();
  const visit = await sitDown(station, await station.shellPage());
  const scene: Scene = { station, visit, canaries, desktop: [] };
  await plantBriefly(station, visit, canaries);
  await doBeforeTheEnd(mutant.deed, scene);
  const dumps = await dumpsIn(visit.session.root);
  try {
    const told = await endBy(mutant.deed, scene);
    const { found } = await searchMachine({ station, library, canaries, since }, opened(station));
    const places = [...new Set(found.map((one) => `${one.where}: ${one.class}`))].sort();
    return { left: judged(mutant, found), places, dumps, told };
  } finally {
    await endDesktop(scene);
  }
}

async function neverOpens(station: Station): Promise<void> {
  const shell = await station.shellPage();
  const start = "document.querySelector('.start')?.getAttribute('aria-disabled')";
  await eventually(() => shell.evaluate<boolean>(`${start} !== 'true'`), 20_000, 'Start');
  await station.display.key('Return');
  const longer = 3000;
  await new Promise((resolve) => setTimeout(resolve, longer));
  expect(station.told.map(({ state }) => state)).not.toContain('open');
}

describe.skipIf(!isRoot).each(mutants)('$name', (mutant) => {
  it('leaves what that line keeps away, and nothing else', async () => {
    const station = await startMutant(mutant);
    try {
      if (mutant.receipt === 'never opens') return await neverOpens(station);
      const { left, places, dumps, told } = await visitWith(station, mutant);
      const { verdict, checks = [], removed = 0 } = told.receipt ?? {};
      const checksLeft = checks.filter((check) => check.left > 0).map(({ id }) => id);
      const { name, receipt, removes } = mutant;
      await note({ name, left, places, receipt: verdict, checks: checksLeft, removed, dumps, state: told.state });
      const sure = left.filter((one) => !mutant.perhaps.some((other) => other === one));
      const seen = {
        left: sure,
        receipt: verdict,
        checks: checksLeft,
        removes: removes === 'perhaps' ? removes : removed > 0,
        state: told.state,
        dumps: dumps > 0,
      };
      const state = receipt === 'clean' ? 'clean' : 'blocked';
      const { checks: expected, dumps: dumped } = mutant;
      expect(seen).toEqual({ left: [...mutant.left].sort(), receipt, checks: expected, removes, state, dumps: dumped });
    } finally {
      await station.stop();
      await wipeForReal(station);
    }
  }, 400_000);
});
