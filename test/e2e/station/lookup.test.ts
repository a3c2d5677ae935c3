// A quick-lookup station: the catalogue at once, a small bar, and an end without a question. In both languages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hosts } from '../../demonstration/hosts.ts';
import type { Page } from '../../support/station/devtools.ts';
import { bodyText, sitDown, untilText, type Visit } from '../../support/station/patron.ts';
import { type AtStation, click, openStation, policyWith, reach, text, untilScreen } from './at-station.ts';

let at: AtStation;
let shell: Page;

beforeAll(async () => {
  at = await openStation(policyWith('quick-lookup', { timers: { receiptSeconds: 60 } }));
  shell = await at.station.shellPage();
});
afterAll(() => at?.close());

const heading = (page: Page): Promise<string> => page.evaluate("document.querySelector('h1').innerText");

async function untilReceipt(from: number): Promise<void> {
  const told = await at.station.untilTold((heard) => heard.receipt !== undefined, from);
  expect(told).toMatchObject({ state: 'clean', receipt: { verdict: 'clean', left: 0, containment: 'bubblewrap' } });
}

describe('a look-up in English by the keyboard alone', () => {
  let visit: Visit;

  it('opens on the catalogue, with a small bar and no time', async () => {
    await untilText(shell, text('en', 'lookup-title'));
    visit = await sitDown(at.station, shell);
    await untilText(await visit.tab(hosts.catalogue), 'New on the shelves');
    const bar = await bodyText(visit.bar);
    expect(bar).toContain(text('en', 'bar-new-search'));
    expect(bar).not.toContain('min left');
    expect(await visit.bar.evaluate("document.querySelector('.bar-tabs') === null")).toBe(true);
  });

  it('searches with the real keyboard and opens a record', async () => {
    const catalogue = await visit.tab(hosts.catalogue);
    await catalogue.evaluate("document.querySelector('input[name=q]').focus()");
    await at.station.display.type('tide');
    await at.station.display.key('Return');
    const results = await visit.tab('/search?q=tide');
    await untilText(results, 'for “tide”');
    expect(await heading(results)).toMatch(/^\d+ books? for “tide”$/);
    await at.station.display.key('alt+Left');
    await untilText(await visit.tab(hosts.catalogue), 'New on the shelves');
  });

  it('ends without a question', async () => {
    const from = at.station.told.length;
    await at.station.display.key('F6');
    await reach(at.station, visit.bar, text('en', 'bar-end'));
    await untilReceipt(from);
    await untilText(shell, text('en', 'receipt-patron'));
    await at.station.display.key('Return');
    await untilScreen(shell, '.start');
  });
});

describe('a look-up in Spanish by the mouse alone', () => {
  it('opens, follows a link, and ends without a question', async () => {
    await click(at.station, shell, 'Español');
    await untilText(shell, text('es', 'lookup-title'));
    const visit = await sitDown(at.station, shell, () => click(at.station, shell, text('es', 'welcome-start')));
    const catalogue = await visit.tab(hosts.catalogue);
    await untilText(catalogue, 'New on the shelves');
    await click(at.station, catalogue, 'All new books');
    await untilText(await visit.tab('/new'), 'New');
    expect(await bodyText(visit.bar)).toContain(text('es', 'bar-new-search'));
    const from = at.station.told.length;
    await click(at.station, visit.bar, text('es', 'bar-end'));
    await untilReceipt(from);
    await untilText(shell, text('es', 'receipt-patron'));
    await click(at.station, shell, text('es', 'done'));
    await untilText(shell, text('en', 'lookup-title'));
  });

  it('may be ended at once by whoever finds it', async () => {
    await sitDown(at.station, shell);
    const from = at.station.told.length;
    await at.station.display.key('ctrl+shift+e');
    await untilReceipt(from);
  });
});
