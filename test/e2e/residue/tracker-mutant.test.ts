// A station that kept its browser's profile would be known again: so the tracker's silence in the next visit means something.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnDemonstration, startOwnDemonstration } from '../../demonstration/own-process.ts';
import { join } from '../../demonstration/sites/metrics/track/findings.ts';
import { off } from './lines.ts';
import { findingsOf } from './tracking.ts';

let library: OwnDemonstration;
beforeAll(async () => {
  library = await startOwnDemonstration();
});
afterAll(() => library?.close());

describe('a station that kept a profile', () => {
  it('would be known again in the next visit', async () => {
    const kept = [off.partitionInMemory, off.ownHomeUnseen, off.nextSpare];
    const [first, , third] = await findingsOf(library, 'tracker-kept', kept);
    // What a browser writes to its profile as soon as it is told; other things it writes in its own time.
    const atOnce = ['indexed', 'cacheStorage', 'privateFile', 'serviceWorker', 'stored'];
    expect(join(first, third)).toEqual(expect.arrayContaining(atOnce));
  });
});
