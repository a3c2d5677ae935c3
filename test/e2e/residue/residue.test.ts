// One visit leaves all that a visit can leave; each piece is there while the visit lives, and nowhere on the machine after it.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../agent/audit/canary/scan.ts';
import { startScan } from '../../../agent/audit/canary/scan.ts';
import { type OwnDemonstration, startOwnDemonstration } from '../../demonstration/own-process.ts';
import { demonstrationPolicyText } from '../../demonstration/policy.ts';
import { makeCanaries } from '../../support/canary/canary.ts';
import { type CanaryClass, canaryClasses, classesBy, placements } from '../../support/canary/placements.ts';
import { inNamespaceOf } from '../../support/scan/processes.ts';
import { scanSelections } from '../../support/scan/selections.ts';
import { type Change, diffTrees, snapshotTree, type Tree } from '../../support/scan/tree.ts';
import { eventually } from '../../support/station/devtools.ts';
import { bodyText, endVisit, sitDown, type Visit } from '../../support/station/patron.ts';
import { type Station, startStation, type Told } from '../../support/station/station.ts';
import { mayChange, persistent } from './machine.ts';
import { copyAndMark, openPlanting, plantByCrash, plantByKeys, plantByPage, plantByProgram } from './planting.ts';
import { type Searched, searchMachine, searchSession } from './search.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('Skipped: looking into other processes and namespaces needs root.\n');
/** Without a graphics card Lethe starts no renderer in software, so that pages can draw no shaders: nothing to plant. */
const cantPlant: readonly CanaryClass[] = existsSync('/dev/dri') ? [] : ['shader'];
if (cantPlant.length > 0) process.stderr.write('Skipped: a shader can’t be planted without a graphics card.\n');

const canaries = makeCanaries();
const since = Date.now();

let library: OwnDemonstration;
let station: Station;
let planted: { readonly done: readonly string[]; readonly refused: object };
let alive: readonly Finding[];
let zoomed: string;
let told: Told;
let members: readonly number[];
let after: Searched;
let changes: readonly Change[];

const persistentTree = (): Tree => new Map(persistent(station).flatMap((root) => [...snapshotTree(root)]));

/** A spare that is warm again writes nothing any more. */
const untilWarm = (): Promise<unknown> =>
  eventually(async () => (await station.sessions()).length === 1 || undefined, 30_000, 'the next spare');

async function leaveEverything(visit: Visit): Promise<void> {
  const page = await openPlanting(station, visit, canaries.of.host);
  planted = await plantByPage(page, canaries);
  await plantByKeys(station, page, canaries);
  await station.display.key('ctrl+plus');
  zoomed = await eventually(async () => /(\d+)%/.exec(await bodyText(visit.bar))?.[0], 5000, 'the zoom in the bar');
  await plantByProgram(visit, canaries);
  alive = searchSession(canaries, visit.session);
  await plantByCrash(station, visit, canaries);
}

const beginning = async (): Promise<void> => {
  library = await startOwnDemonstration();
  const { certificate, hostRules } = library;
  const policy = demonstrationPolicyText('open-access', { tracker: true });
  station = await startStation({ policy, certificate, hostRules });
};

beforeAll(async () => {
  if (!isRoot) return;
  await beginning();
  const shell = await station.shellPage();
  await untilWarm();
  const before = persistentTree();
  const visit = await sitDown(station, shell);
  await leaveEverything(visit);
  members = inNamespaceOf(visit.session.id);
  told = await endVisit(station, visit);
  await untilWarm();
  after = await searchMachine({ station, library, canaries, since });
  changes = diffTrees(before, persistentTree(), Object.keys(mayChange(station)));
}, 400_000);

afterAll(async () => {
  await station?.stop();
  await library?.close();
});

const left = (name: CanaryClass) => after.found.filter((one) => one.class === name);

describe.skipIf(!isRoot)('a visit that plants everything it can', () => {
  it('was let plant what a page can', () => {
    expect(planted.refused).toEqual(Object.fromEntries(cantPlant.map((name) => [name, 'NotSupportedError'])));
    expect([...planted.done].sort()).toEqual(
      classesBy('page')
        .filter((name) => !cantPlant.includes(name))
        .sort(),
    );
  });

  it('zooms the site that is named by a canary', () => expect(zoomed).not.toBe('100%'));

  it('leaves nothing of what only shows the session, whichever class it is of', () => {
    expect(after.found.filter((one) => one.class === 'run')).toEqual([]);
  });
});

describe.skipIf(!isRoot).each(canaryClasses.filter((name) => !cantPlant.includes(name)))('%s', (name) => {
  it(`is there while the visit lives (row ${placements[name].row})`, () => {
    expect(alive.filter((one) => one.class === name)).not.toEqual([]);
  });
  it('is nowhere on the machine after it', () => expect(left(name)).toEqual([]));
});

describe.skipIf(!isRoot)('after the visit', () => {
  it('has a clean receipt, and the cleaners had nothing to remove', () => {
    expect(told.receipt).toMatchObject({ verdict: 'clean', containment: 'bubblewrap', left: 0, removed: 0 });
    expect(told.state).toBe('clean');
  });

  it('had processes, and none of them is left', () => {
    expect(members.length).toBeGreaterThan(3);
    for (const id of members) expect(existsSync(`/proc/${id}`)).toBe(false);
  });

  it('was searched in every kind of place', () => {
    for (const [where, looked] of Object.entries(after.looked)) expect([where, looked]).not.toEqual([where, 0]);
  });

  it('changed nothing that stays on the station but what may', () => expect(changes).toEqual([]));
});

/**
 * A visit of its own: whoever asks for a selection brings it into the display's memory, so that asking while the visit lives
 * would plant it there.
 */
describe.skipIf(!isRoot)('what was copied and marked', () => {
  const others = makeCanaries();
  const inSelections = async (): Promise<string[]> => {
    const scan = startScan(others);
    await scanSelections(scan, { name: station.display.name });
    return [...new Set(scan.report().findings.map((one) => one.class))].sort();
  };

  it('can be pasted by any program while the visit lives, and by none after it; and zoom starts anew', async () => {
    const visit = await sitDown(station, await station.shellPage());
    const page = await openPlanting(station, visit, canaries.of.host);
    expect(await bodyText(visit.bar)).toContain('100%');
    await copyAndMark(station, page, { copied: others.of.clipboard, marked: others.of.primary });
    expect(await inSelections()).toEqual(['clipboard', 'primary']);
    await endVisit(station, visit);
    expect(await inSelections()).toEqual([]);
  });
});
