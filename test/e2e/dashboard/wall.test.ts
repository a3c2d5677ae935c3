// The wall display in a real Chromium against the real server: from its key to its picture, a station failing before it, and its end.
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, settle } from '../pages/driving.ts';
import { takePicture } from '../pages/judging.ts';
import { type Looking, lookAt, type Visit, visit } from './driving.ts';
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

async function at(path: string, looking: Looking, look: (visit: Visit) => Promise<void>): Promise<void> {
  const here = await visit(browser, served, looking);
  // A display that shows its key loads its page a second time: there is nothing to settle on before that.
  const arrive = path.includes('#') ? (to: string) => here.page.goto(`${served.origin}${to}`) : here.open;
  await lookAt(here, { path, tolerated: /status of 401/, arrive }, look);
}

let made = 0;
/** A second try of a test has displays of its own. */
const displayName = (): string => {
  made += 1;
  return `Staff room ${made}`;
};

/** An admin makes a key on the settings page. @returns the display's address, as it is shown once */
async function makeKey(name = displayName(), picture?: string): Promise<string> {
  let address = '';
  await at('/settings', {}, async ({ page }) => {
    await page.getByLabel('Name of the display').fill(name);
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByText('Open this address on the display.').waitFor();
    address = await page.getByLabel('Address of the display').inputValue();
    await page.getByRole('button', { name: `Remove the display ${name}` }).waitFor();
    expect(await findings(page)).toEqual([]);
    if (picture !== undefined) await takePicture(page, picture);
  });
  return address.replace(served.origin, '');
}

async function removeKey(name: string): Promise<void> {
  await at('/settings', {}, async ({ page }) => {
    const button = page.getByRole('button', { name: `Remove the display ${name}` });
    await button.click();
    await button.waitFor({ state: 'detached' });
  });
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const wall = { role: 'nobody', size: 'wall' } as const;

describe('a wall display', () => {
  it('opens its address, shows the worst first, and follows a station that fails and recovers', async () => {
    const address = await makeKey(displayName(), 'dashboard-wall-key-en');
    expect(address).toMatch(/^\/wall#[\w-]{43}$/);
    await at(address, wall, async ({ page }) => {
      await heading(page)
        .filter({ hasText: /\d+ of 240 stations need a hand/ })
        .waitFor();
      // The key is nowhere to be read.
      expect(page.url()).toBe(`${served.origin}/wall`);
      expect(await page.content()).not.toContain(address.slice('/wall#'.length));
      const rows = page.getByRole('list', { name: 'Stations, worst first' }).getByRole('listitem');
      expect(await rows.count()).toBe(7);
      await rows.first().filter({ hasText: 'Science 31' }).waitFor();
      await page.getByText(/^and \d+ more that need a hand$/).waitFor();
      expect(await page.locator('button, input, a[href]').count()).toBe(0);
      expect(await findings(page)).toEqual([]);
      await settle(page);
      await takePicture(page, 'dashboard-wall-en');
      const out = page.locator('.count.is-out b');
      const before = Number(await out.textContent());
      await library.report('Catalogue 12', { outOfService: 'WIPE-01', failedWipes: '1' });
      served.time += 3;
      await expect.poll(async () => Number(await out.textContent()), { timeout: 20_000 }).toBe(before + 1);
      await library.report('Catalogue 12');
      served.time += 3;
      await expect.poll(async () => Number(await out.textContent()), { timeout: 20_000 }).toBe(before);
      await page.reload();
      await rows.first().waitFor();
    });
  });

  it('speaks Spanish, fits a smaller screen, and is without findings', async () => {
    const address = await makeKey();
    await at(address, { ...wall, language: 'es' }, async ({ page }) => {
      await heading(page)
        .filter({ hasText: /240 puestos/ })
        .waitFor();
      expect(await findings(page)).toEqual([]);
      await settle(page);
      await takePicture(page, 'dashboard-wall-es');
      await page.setViewportSize({ width: 1366, height: 768 });
      expect(await findings(page)).toEqual([]);
      const cut = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      expect(cut).toBeLessThanOrEqual(0);
    });
  });

  it('says that it is not live, before anybody takes a still picture for a healthy library', async () => {
    const address = await makeKey();
    await at(address, wall, async ({ page }) => {
      await heading(page)
        .filter({ hasText: /need a hand/ })
        .waitFor();
      await page.clock.install();
      await page.reload();
      await heading(page)
        .filter({ hasText: /need a hand/ })
        .waitFor();
      await page.route('**/api/v1/live', (route) => route.abort());
      await page.clock.runFor(60_000);
      await page.getByText(/This page has not heard from the server since/).waitFor();
      expect(await page.locator('main').getAttribute('data-stale')).toBe('true');
      expect(await findings(page)).toEqual([]);
      await takePicture(page, 'dashboard-wall-stale-en');
    });
  });

  it('without a key, or with one that was removed, says whom to ask', async () => {
    await at('/wall', wall, async ({ page }) => {
      await page.getByText('This display has no key.').waitFor();
      expect(await findings(page)).toEqual([]);
    });
    const name = displayName();
    const address = await makeKey(name);
    await removeKey(name);
    await at(address, wall, async ({ page }) => {
      await page.getByText('The key of this display does not count any more').waitFor();
      expect(await findings(page)).toEqual([]);
      await takePicture(page, 'dashboard-wall-refused-en');
    });
  });
});
