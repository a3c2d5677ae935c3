// Visits in which a tracker's page asks every API whether it has met this browser, and what its server was told.
import { hosts } from '../../demonstration/hosts.ts';
import type { OwnDemonstration } from '../../demonstration/own-process.ts';
import { demonstrationPolicyText } from '../../demonstration/policy.ts';
import type { Finding } from '../../demonstration/sites/metrics/track/findings.ts';
import { buildMutant } from '../../support/mutants/build.ts';
import type { Edit } from '../../support/mutants/edit.ts';
import { eventually } from '../../support/station/devtools.ts';
import { endVisit, sitDown } from '../../support/station/patron.ts';
import { type Station, startStation } from '../../support/station/station.ts';
import { openFront } from './planting.ts';

interface Tracking {
  readonly library: OwnDemonstration;
  readonly station: Station;
}

/** One visit in which the tracker's page is opened as often as asked, arriving over http each time. */
async function track({ library, station }: Tracking, times: number): Promise<void> {
  const visit = await sitDown(station, await station.shellPage());
  let page = await openFront(station, visit);
  for (let time = 0; time < times; time += 1) {
    const before = (await library.findings()).length;
    await page.evaluate(`location.assign('http://${hosts.pin}/arrive'), null`);
    await eventually(async () => (await library.findings()).length > before, 60_000, 'the tracker to have looked');
    page = await visit.tab('/track');
  }
  await endVisit(station, visit);
}

/** Two visits, of two looks and of one. */
export async function findingsOf(
  library: OwnDemonstration,
  name: string,
  edits: readonly Edit[],
): Promise<readonly [Finding, Finding, Finding]> {
  await library.reset();
  const { certificate, hostRules } = library;
  const policy = demonstrationPolicyText('open-access', { tracker: true });
  const station = await startStation({ policy, certificate, hostRules, ...(await buildMutant(name, edits)) });
  try {
    for (const times of [2, 1]) await track({ library, station }, times);
  } finally {
    await station.stop();
  }
  const [first, second, third] = await library.findings();
  if (!first || !second || !third) throw new Error('The tracker did not report three looks.');
  return [first, second, third];
}
