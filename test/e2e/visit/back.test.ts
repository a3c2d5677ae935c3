// Back leads back: past a page that did not come, past one that was refused, and through our own pages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hosts } from '../../demonstration/hosts.ts';
import { demonstrationPolicy } from '../../demonstration/policy.ts';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { sitDown, type Visit } from '../../support/station/patron.ts';
import { type AtStation, click, openStation, policyWith, quietHost, text } from '../station/at-station.ts';

const tides = { id: 'tides', title: 'Harbour tide tables', kind: 'site', url: `https://${quietHost}/` } as const;
const journals = `https://${hosts.journals}/`;

let at: AtStation;
let visit: Visit;
let tab: Page;
beforeAll(async () => {
  const { resources, network } = demonstrationPolicy('open-access');
  const changes = {
    resources: [...resources, { ...tides, ours: true, walkIn: true }],
    network: { ...network, local: [...network.local, quietHost] },
  };
  at = await openStation(policyWith('open-access', changes));
  visit = await sitDown(at.station, await at.station.shellPage());
  tab = await visit.tab('lethe://tab/home');
});
afterAll(() => at?.close());

const arrives = (part: string): Promise<true> =>
  eventually(
    () =>
      tab.evaluate<boolean>(`location.href.includes(${JSON.stringify(part)}) && document.readyState === 'complete'`),
    20_000,
    part,
  );
/** As a link of the page would. */
const follow = async (address: string): Promise<void> => {
  await tab.evaluate(`setTimeout(() => location.assign(${JSON.stringify(address)}), 0); 0`, true);
};
const back = (): Promise<void> => click(at.station, visit.bar, text('en', 'bar-back'));
const mayGoBack = (): Promise<boolean> =>
  visit.bar.evaluate<boolean>(
    `document.querySelector('[aria-label="${text('en', 'bar-back')}"]')?.getAttribute('aria-disabled') !== 'true'`,
  );

describe('Back', () => {
  it('leads past a page that did not come, to the one before it', async () => {
    await click(at.station, tab, 'Tidewater Journals');
    await arrives(journals);
    await follow(tides.url);
    await arrives('lethe://tab/site');
    await back();
    await arrives(journals);
  });

  it.each([
    ['a website that is not listed', `https://${hosts.elsewhere}/`, 'lethe://tab/blocked'],
    ['an address inside the building', 'https://10.0.0.1/', 'lethe://tab/local'],
    ['a name that leads there', `https://${hosts.inward}/`, 'lethe://tab/'],
  ])('leads past the refusal of %s, by a link or sent on by the site', async (_what, address, refused) => {
    await follow(address);
    await arrives(refused);
    await back();
    await arrives(journals);
    await follow(`${journals}go?to=${encodeURIComponent(address)}`);
    await arrives(refused);
    await back();
    await arrives(journals);
  });

  it('leads through our own pages, one by one', async () => {
    await click(at.station, visit.bar, text('en', 'bar-more'));
    await click(at.station, visit.bar, text('en', 'knows-title'));
    await arrives('lethe://tab/knows');
    await click(at.station, visit.bar, text('en', 'go-home'));
    await arrives('lethe://tab/home');
    await back();
    await arrives('lethe://tab/knows');
    await back();
    await arrives(journals);
  });

  it('is not offered in a new tab', async () => {
    expect(await mayGoBack()).toBe(true);
    await click(at.station, visit.bar, text('en', 'bar-tab-new'));
    await eventually(async () => !(await mayGoBack()), 10_000, 'no way back in a new tab');
  });
});
