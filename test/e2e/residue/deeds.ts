// What a mutant's visit does beside the brief planting, each deed by the real means.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { Canaries } from '../../support/canary/canary.ts';
import { end } from '../../support/station/display.ts';
import { endVisit, type Visit } from '../../support/station/patron.ts';
import type { Station, Told } from '../../support/station/station.ts';
import type { Deed } from './mutants.ts';
import { plantByCrash, plantByPage } from './planting.ts';

const run = promisify(execFile);

export interface Scene {
  readonly station: Station;
  readonly visit: Visit;
  readonly canaries: Canaries;
  /** Programs of the desktop that were started; the runner ends them. */
  readonly desktop: ChildProcess[];
}

/** Owns a selection until somebody takes it; `-quiet` keeps it in the foreground. */
async function own({ station, desktop }: Scene, selection: string, text: string | Buffer): Promise<void> {
  const env = { PATH: '/usr/bin:/bin', DISPLAY: station.display.name };
  const owner = spawn('xclip', ['-i', '-quiet', '-selection', selection], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  desktop.push(owner);
  owner.stdin?.end(text);
  // It says that it waits for requests when it owns the selection.
  if (owner.stderr) await once(owner.stderr, 'data');
}

async function takeCopies(scene: Scene): Promise<void> {
  const env = { PATH: '/usr/bin:/bin', DISPLAY: scene.station.display.name };
  for (const selection of ['clipboard', 'primary']) {
    const { stdout } = await run('xclip', ['-o', '-selection', selection], { env, encoding: 'buffer' });
    await own(scene, selection, stdout);
  }
}

async function fillForgotten(scene: Scene): Promise<void> {
  const { of } = scene.canaries;
  await own(scene, 'secondary', of.primary);
  const env = { PATH: '/usr/bin:/bin', DISPLAY: scene.station.display.name };
  const buffer = spawn('xclip', ['-i', '-selection', 'buffer-cut'], { env, stdio: ['pipe', 'ignore', 'ignore'] });
  buffer.stdin?.end(of.clipboard);
  await once(buffer, 'exit');
}

/** The planting page, which the brief planting has opened. */
async function storeByPage({ visit, canaries }: Scene): Promise<void> {
  await plantByPage(await visit.tab('/plant'), canaries);
}

const before: Readonly<Partial<Record<Deed, (scene: Scene) => Promise<void>>>> = {
  'a page stores': storeByPage,
  'a desktop that takes copies': takeCopies,
  'forgotten selections': fillForgotten,
  'a page crashes': ({ station, visit, canaries }) => plantByCrash(station, visit, canaries),
};

export const doBeforeTheEnd = async (deed: Deed, scene: Scene): Promise<void> => before[deed]?.(scene);

/** Ends the visit by the patron's hand, or by the agent's death and return. */
export async function endBy(deed: Deed, { station, visit }: Scene): Promise<Told> {
  if (deed !== 'the agent is killed') return endVisit(station, visit);
  const from = station.told.length;
  const agent = station.agentProcess();
  const exited = once(agent, 'exit');
  agent.kill('SIGKILL');
  await exited;
  await station.startAgent();
  return station.untilTold((told) => told.receipt !== undefined, from);
}

export const endDesktop = async ({ desktop }: Pick<Scene, 'desktop'>): Promise<void> => {
  await Promise.all(desktop.map(end));
};
