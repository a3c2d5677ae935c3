// A tracker that asks every API knows a visitor again within a visit, and not in the next one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hosts } from '../../demonstration/hosts.ts';
import { type OwnDemonstration, startOwnDemonstration } from '../../demonstration/own-process.ts';
import { demonstrationPolicyText } from '../../demonstration/policy.ts';
import { type Finding, join } from '../../demonstration/sites/metrics/track/findings.ts';
import { buildMutant } from '../../support/mutants/build.ts';
import type { Edit } from '../../support/mutants/edit.ts';
import { eventually } from '../../support/station/devtools.ts';
import { endVisit, sitDown } from '../../support/station/patron.ts';
import { type Station, startStation } from '../../support/station/station.ts';
import { off } from './lines.ts';
import { openFront } from './planting.ts';

/** A camera and a microphone that Chromium makes up, on machines that have none: something for a page to know again. */
const withDevices: Edit = {
  file: 'app/trusted/switches.ts',
  from: "['disable-breakpad', ''],",
  to: "['disable-breakpad', ''], ['use-fake-device-for-media-stream', ''],",
};

let library: OwnDemonstration;
beforeAll(async () => {
  library = await startOwnDemonstration();
});
afterAll(() => library?.close());

/** One visit in which the tracker's page is opened as often as asked, arriving over http each time. */
async function track(station: Station, times: number): Promise<void> {
  const visit = await sitDown(station, await station.shellPage());
  let page = await openFront(station, visit);
  for (let time = 0; time < times; time += 1) {
    const before = (await library.findings()).length;
    await page.evaluate(`location.assign('http://${hosts.pin}/arrive'), null`);
    await eventually(async () => (await library.findings()).length > before, 40_000, 'the tracker to have looked');
    page = await visit.tab('/track');
  }
  await endVisit(station, visit);
}

/** Two visits, of two looks and of one. */
async function findingsOf(name: string, edits: readonly Edit[]): Promise<readonly [Finding, Finding, Finding]> {
  await library.reset();
  const { certificate, hostRules } = library;
  const policy = demonstrationPolicyText('open-access', { tracker: true });
  const station = await startStation({ policy, certificate, hostRules, ...(await buildMutant(name, edits)) });
  try {
    for (const times of [2, 1]) await track(station, times);
  } finally {
    await station.stop();
  }
  const [first, second, third] = await library.findings();
  if (!first || !second || !third) throw new Error('The tracker did not report three looks.');
  return [first, second, third];
}

describe('a station', () => {
  it('is known again by everything within a visit, and by nothing in the next one', async () => {
    const [first, second, third] = await findingsOf('tracker', [withDevices]);
    const places = Object.keys(first.values).filter((name) => name !== 'devices');
    expect(join(first, second)).toEqual(expect.arrayContaining([...places, 'upgraded', 'stored']));
    expect(join(first, third)).toEqual([]);
    expect(third.common).toEqual(first.common);
  });

  it('gives devices no name by which they could be known again', async () => {
    for (const finding of await library.findings()) expect(finding.values.devices).toBeNull();
  });
});

describe('a station that kept a profile', () => {
  it('would be known again in the next visit', async () => {
    const [first, , third] = await findingsOf('tracker-kept', [off.partitionInMemory, off.ownHomeUnseen]);
    // What a browser writes to its profile as soon as it is told; other things it writes in its own time.
    const atOnce = ['indexed', 'cacheStorage', 'privateFile', 'serviceWorker', 'stored'];
    expect(join(first, third)).toEqual(expect.arrayContaining(atOnce));
  });
});
