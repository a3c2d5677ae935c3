// The station beside a bare Electron: start of a visit, end of a visit, memory while nobody sits there, and launch.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findElectron } from '../../build/electron-runtime/find.ts';
import { hosts } from '../demonstration/hosts.ts';
import { type OwnDemonstration, startOwnDemonstration } from '../demonstration/own-process.ts';
import { demonstrationPolicyText } from '../demonstration/policy.ts';
import { eventually, type Page, pageAt } from '../support/station/devtools.ts';
import { startDisplay } from '../support/station/display.ts';
import { clock } from '../support/station/patron.ts';
import type { SessionProcess } from '../support/station/session-process.ts';
import { type Station, startStation } from '../support/station/station.ts';
import { stationUser } from '../support/station/user.ts';
import { type BareOptions, startBare } from './bare-electron.ts';
import { freeGigabytes } from './kernel.ts';
import { treeMemory } from './memory.ts';
import { memoryFolder } from './memory-folder.ts';
import { type Benchmark, type Measured, percentile } from './report.ts';
import { type Region, watch } from './screen.ts';

const starts = 20;
const smallEnds = 20;
const largeEnds = 8;
const launches = 6;
const run = promisify(execFile);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A part of the page's middle on either side, away from a cursor that blinks and from what changes by itself. */
const middle: Region = { x: 80, y: 200, width: 400, height: 140 };
/** The greeting, beside the button whose look changes when the spare is warm. */
const greeting: Region = { x: 60, y: 120, width: 400, height: 140 };

/** Puts data where a visit's files are, as downloads of that size would, and as the user that the visit runs as. */
async function fill(station: Station, session: SessionProcess, megabytes: number): Promise<void> {
  const words = ['if=/dev/zero', `of=${session.root}/home/patron/data`, 'bs=1M', `count=${megabytes}`, 'status=none'];
  const [program, ...rest] = station.user.as(['dd', ...words]);
  await run(program, rest);
}

interface Round {
  readonly startToPage: number;
  readonly endToReady: number;
}

const mayStart = "document.querySelector('.start')?.getAttribute('aria-disabled') === 'false'";

/**
 * One visit on a quick-lookup station: pressed by the page's own button, so that both sides are triggered alike. Nothing
 * but the screen is looked at until the page is there.
 */
async function visitOnce(station: Station, shell: Page, megabytes: number): Promise<Round> {
  await eventually(() => shell.evaluate<boolean>(mayStart), 30_000, 'a Start button that may be pressed');
  await pause(1200);
  const [session] = await station.sessions();
  if (session === undefined) throw new Error('There is no warm session.');
  const screen = await watch(station.display.name, middle);
  const pressedAt = clock();
  await shell.evaluate("document.querySelector('.start').click()");
  const startToPage = (await screen.settled()) - pressedAt;
  await fill(station, session, megabytes);
  // The next spare is warm by the time that a real patron ends.
  await eventually(async () => (await station.sessions()).length === 2, 10_000, 'the next spare');
  const bar = await pageAt(await session.debuggingPort(), (target) => target.url.startsWith('lethe://bar'));
  await pause(1500);
  const from = station.told.length;
  const endedAt = clock();
  await bar.evaluate("document.querySelector('.end').click()").catch(() => undefined);
  const ready = await station.untilTold((told) => told.state === 'clean' && told.receipt?.verdict === 'clean', from);
  await shell.evaluate("document.querySelector('.button.main')?.click()");
  return { startToPage, endToReady: ready.at - endedAt };
}

async function bareLoads(options: BareOptions): Promise<number[]> {
  const loads: number[] = [];
  for (let count = 0; count < starts; count += 1) {
    const bare = await startBare({ ...options, page: 'about:blank' });
    await pause(1200);
    const screen = await watch(options.display, middle);
    const navigatedAt = clock();
    await bare.page.send('Page.navigate', { url: options.page });
    loads.push((await screen.settled()) - navigatedAt);
    await bare.stop();
  }
  return loads;
}

async function bareLaunch(options: BareOptions): Promise<{ paint: number; memory: number }> {
  const screen = await watch(options.display, middle);
  const bare = await startBare(options);
  const paint = (await screen.settled()) - bare.startedAt;
  await pause(4000);
  const memory = await treeMemory(bare.process.pid ?? 0);
  await bare.stop();
  return { paint, memory };
}

async function visits(station: Station, shell: Page, count: number, megabytes: number): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let at = 0; at < count; at += 1) rounds.push(await visitOnce(station, shell, megabytes));
  return rounds;
}

const both = (
  id: string,
  samples: readonly number[],
  baseline?: { id: string; samples: readonly number[] },
): Measured[] =>
  (
    [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const
  ).map(([name, part]) => ({
    id: `${id}.${name}`,
    value: percentile(samples, part),
    unit: 'ms',
    ...(baseline && { baseline: { id: `${baseline.id}.${name}`, value: percentile(baseline.samples, part) } }),
  }));

/**
 * Launches take turns with bare ones, so that whatever else the machine does meets both. As on a station, the shell is
 * started when its agent has done its first work.
 */
async function launchBoth(
  start: (options: { withoutShell: boolean }) => Promise<Station>,
  bare: BareOptions,
): Promise<{ ours: number[]; theirs: number[]; memory: number[]; bareMemory: number[] }> {
  const measured = { ours: [] as number[], theirs: [] as number[], memory: [] as number[], bareMemory: [] as number[] };
  for (let count = 0; count < launches; count += 1) {
    const launchedBare = await bareLaunch(bare);
    measured.theirs.push(launchedBare.paint);
    measured.bareMemory.push(launchedBare.memory);
    const station = await start({ withoutShell: true });
    await station.untilTold((told) => told.state === 'clean');
    await pause(2000);
    await station.startShell();
    const screen = await watch(station.display.name, greeting);
    measured.ours.push((await screen.settled()) - station.shellStartedAt());
    await eventually(async () => (await station.sessions()).length === 1, 20_000, 'the warm spare');
    await pause(4000);
    measured.memory.push(await treeMemory(station.shellProcess().pid ?? 0));
    await station.stop();
  }
  return measured;
}

interface Ends {
  readonly small: readonly Round[];
  readonly large: readonly Round[];
}

/** The station ends before anything else is measured: what two Electrons share would flatter the memory of both. */
async function stationRounds(start: () => Promise<Station>): Promise<Ends> {
  const station = await start();
  try {
    const shell = await station.shellPage();
    await visitOnce(station, shell, 1);
    const small = await visits(station, shell, smallEnds, 1);
    const large = await visits(station, shell, largeEnds, 1024);
    return { small, large };
  } finally {
    await station.stop();
  }
}

const beside = (
  id: string,
  unit: Measured['unit'],
  ours: readonly number[],
  baseline: string,
  theirs: readonly number[],
): Measured => ({
  id,
  value: percentile(ours, 0.5),
  unit,
  baseline: { id: baseline, value: percentile(theirs, 0.5) },
});

async function measure(library: OwnDemonstration, bare: BareOptions): Promise<Benchmark> {
  const runtimeParent = bare.folder;
  const { certificate, hostRules } = library;
  const policy = demonstrationPolicyText('quick-lookup');
  const start = (options = { withoutShell: false }): Promise<Station> =>
    startStation({ policy, certificate, hostRules, runtimeParent, ...options });
  const { small, large } = await stationRounds(start);
  const freed = await freeGigabytes(bare.folder, largeEnds);
  const loads = await bareLoads(bare);
  const { ours, theirs, memory, bareMemory } = await launchBoth(start, bare);
  const starts = small.map((round) => round.startToPage);
  const electron = await findElectron();
  return {
    benchmark: 'station',
    versions: { electron: electron.version, node: process.versions.node },
    results: [
      ...both('station.start-to-page', starts, { id: 'bare.load', samples: loads }),
      ...both(
        'station.end-to-ready-1mb',
        small.map((round) => round.endToReady),
      ),
      ...both(
        'station.end-to-ready-1gb',
        large.map((round) => round.endToReady),
        { id: 'kernel.frees-1gb', samples: freed },
      ),
      beside('station.idle-memory', 'MB', memory, 'bare.memory', bareMemory),
      beside('station.launch-to-welcome', 'ms', ours, 'bare.first-paint', theirs),
    ],
  };
}

/** The bare Electron has a user and a display of its own, or it would be residue to the agent and lie under the shell. */
export async function benchStation(): Promise<Benchmark> {
  if (process.getuid?.() !== 0) throw new Error('This benchmark looks into sessions from outside and needs root.');
  const library = await startOwnDemonstration();
  const user = await stationUser();
  const memory = await memoryFolder();
  const folder = memory.path;
  const display = await startDisplay();
  const { certificate, hostRules } = library;
  const electron = (await findElectron()).path;
  const page = `https://${hosts.catalogue}/`;
  try {
    return await measure(library, { electron, user, display: display.name, certificate, hostRules, page, folder });
  } finally {
    await display.stop();
    await user.release();
    await library.close();
    await memory.release();
  }
}
