// A tracker that asks every API knows a visitor again within a visit, and not in the next one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnDemonstration, startOwnDemonstration } from '../../demonstration/own-process.ts';
import { join } from '../../demonstration/sites/metrics/track/findings.ts';
import type { Edit } from '../../support/mutants/edit.ts';
import { findingsOf } from './tracking.ts';

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

describe('a station', () => {
  it('is known again by everything within a visit, and by nothing in the next one', async () => {
    const [first, second, third] = await findingsOf(library, 'tracker', [withDevices]);
    const places = Object.keys(first.values).filter((name) => name !== 'devices');
    expect(join(first, second)).toEqual(expect.arrayContaining([...places, 'upgraded', 'stored']));
    expect(join(first, third)).toEqual([]);
    expect(third.common).toEqual(first.common);
  });

  it('gives devices no name by which they could be known again', async () => {
    for (const finding of await library.findings()) expect(finding.values.devices).toBeNull();
  });
});
