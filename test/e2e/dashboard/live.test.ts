// What changes before one's eyes, real server and real reports: on the list, on a station's own page, and on the line that carries it.
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveBeat, LiveChanges } from '../../../contract/staff-api.ts';
import { memberOf } from '../../support/server/staff.ts';
import { openBrowser } from '../pages/driving.ts';
import { lookAt, type Visit, visit } from './driving.ts';
import { findings } from './judging.ts';
import { furnish, type Library } from './library.ts';
import { type Served, serveDashboard } from './serving.ts';

let browser: Browser;
let served: Served;
let library: Library;
beforeAll(async () => {
  served = await serveDashboard();
  library = await furnish(served);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const at = async (path: string, look: (visit: Visit) => Promise<void>): Promise<void> =>
  lookAt(await visit(browser, served, {}), { path }, look);

const station = (name: string): string => `/stations/${library.stations.get(name)?.id}`;
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name }) });
const whole = (page: Page) => page.getByRole('heading', { name: /By place|Por lugar/ }).waitFor();

describe('what changes', () => {
  it('is seen without loading the page: a station fails, and is well again', async () => {
    await at('/', async ({ page }) => {
      await whole(page);
      await page.evaluate(() => Object.assign(window, { stayed: true }));
      await page.mouse.move(5, 5);
      const before = await page.locator('h1').innerText();
      await library.report('Science 02', { outOfService: 'WIPE-01' });
      const failed = row(page, 'Science 02');
      await failed.getByText('A wipe failed, so the station closed itself.').waitFor();
      await page.locator('#news').getByText('Science 02 is out of service.').waitFor({ state: 'attached' });
      expect(await page.locator('h1').innerText()).not.toBe(before);
      expect(await findings(page)).toEqual([]);
      await library.report('Science 02');
      await failed.waitFor({ state: 'detached' });
      expect(await page.locator('h1').innerText()).toBe(before);
      expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    });
  });

  it('waits while somebody is in the list, and is shown when they ask for it', async () => {
    await at('/', async ({ page }) => {
      await whole(page);
      await row(page, 'Law 04').hover();
      await library.report('Science 05', { outOfService: 'WIPE-01' });
      await page.getByText('1 change waits').waitFor();
      expect(await row(page, 'Science 05').count()).toBe(0);
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await row(page, 'Science 05').waitFor();
      await library.report('Science 05');
    });
  });

  it('is on the station’s own page as well', async () => {
    await at(station('Science 09'), async ({ page }) => {
      await page.getByText('Open, every promise kept.').waitFor();
      await library.report('Science 09', { clock: 'hours' });
      await page.getByText('Its clock is wrong by hours.').waitFor();
      await library.report('Science 09');
      await page.getByText('Open, every promise kept.').waitFor();
    });
  });

  it('comes as one event, and a beat every fifteen seconds tells that the line is open', async () => {
    const { cookie } = await memberOf(served, 'viewer');
    const ends = new AbortController();
    const stream = await fetch(`${served.origin}/api/v1/live`, { headers: { cookie }, signal: ends.signal });
    const events = new Map<string, unknown>();
    let text = '';
    const decoder = new TextDecoder();
    await library.report('Science 11', { clock: 'hours' });
    for await (const piece of stream.body ?? []) {
      text += decoder.decode(piece, { stream: true });
      for (const [, name = '', data = ''] of text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)) events.set(name, data);
      if (events.has('changes') && events.has('beat')) break;
    }
    ends.abort();
    await library.report('Science 11');
    const changes = LiveChanges.parse(JSON.parse(String(events.get('changes'))));
    expect(changes.changed.map(([id]) => id)).toContain(library.stations.get('Science 11')?.id);
    expect(LiveBeat.parse(JSON.parse(String(events.get('beat')))).asOf).toBeGreaterThan(0);
  });
});
