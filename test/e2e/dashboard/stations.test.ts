// Stations on the dashboard, real server and real reports: the list at a desk and on a phone, one station, and what the first page weighs.
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rollUp } from '../../../server/jobs/roll-up.ts';
import { memberOf } from '../../support/server/staff.ts';
import { openBrowser, settle } from '../pages/driving.ts';
import { takePicture } from '../pages/judging.ts';
import { type Looking, lookAt, sizes, type Visit, visit } from './driving.ts';
import { findings } from './judging.ts';
import { furnish, type Library } from './library.ts';
import { type Served, serveDashboard } from './serving.ts';

let browser: Browser;
let served: Served;
let library: Library;
beforeAll(async () => {
  served = await serveDashboard();
  library = await furnish(served);
  await rollUp(served.database, served.time);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const tolerated = /status of 40[34]/;
const at = async (path: string, looking: Looking, look: (visit: Visit) => Promise<void>): Promise<void> =>
  lookAt(await visit(browser, served, looking), { path, tolerated }, look);

const station = (name: string): string => `/stations/${library.stations.get(name)?.id}`;
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name }) });
const whole = (page: Page) => page.getByRole('heading', { name: /By place|Por lugar/ }).waitFor();

describe('the stations', () => {
  it.each([
    ['en', 'light', 'desk'],
    ['en', 'dark', 'desk'],
    ['es', 'light', 'desk'],
    ['en', 'light', 'phone'],
    ['es', 'dark', 'phone'],
    ['en', 'light', 'wall'],
  ] as const)('without a finding in %s, %s, at a %s', async (language, theme, size) => {
    await at('/', { language, theme, size }, async ({ page }) => {
      await whole(page);
      expect(await findings(page)).toEqual([]);
      await takePicture(page, `dashboard-stations-${size}-${theme}-${language}`);
    });
  });

  it('say how many need a hand, show the worst first with its steps, and fold what has one cause', async () => {
    await at('/', {}, async ({ page }) => {
      await page.getByRole('heading', { name: '21 of 240 stations need a hand' }).waitFor();
      expect(await page.title()).toBe('(21) Stations – Lethe');
      await whole(page);
      const first = page.getByRole('row').nth(1);
      expect(await first.innerText()).toContain('Science 31');
      expect(await first.getByLabel('Command').inputValue()).toBe('sudo lethe audit --canary');
      const folded = page.getByRole('row').filter({ hasText: '6 of 14 stations here fell silent' });
      expect(await folded.innerText()).toContain('6 stations in Map room');
      await folded.getByRole('button', { name: 'Show the 6 stations' }).click();
      await row(page, 'Maps 11').waitFor();
      expect(new URL(page.url()).searchParams.get('open')).toMatch(/^place:/);
      expect(await page.getByText('217 well stations are not listed.').count()).toBe(1);
    });
  });

  it('are filtered by their counts, a place, words and keys, and the address says so', async () => {
    await at('/', {}, async ({ page }) => {
      await whole(page);
      await page.getByRole('link', { name: /^9\s*Silent/ }).click();
      await page.getByText('9 shown of 240').waitFor();
      expect(new URL(page.url()).search).toBe('?verdict=silent');
      await page.keyboard.press('1');
      await page.getByText('3 shown of 240').waitFor();
      await page.keyboard.press('0');
      await page.keyboard.press('/');
      await page.keyboard.type('LOBBY logs');
      await page.getByText('1 shown of 240').waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Lobby 03');
      await page.keyboard.press('/');
      await page.keyboard.type('no such station');
      await page.getByRole('cell', { name: 'No station matches.' }).waitFor();
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Clear the filter' }).click();
      await page.getByRole('combobox', { name: 'Place' }).selectOption({ label: 'Map room' });
      await page.getByText('14 shown of 240').waitFor();
      await page.reload();
      await page.getByText('14 shown of 240').waitFor();
    });
  });

  it('keep a view under a name, for the account alone', async () => {
    await at('/?verdict=silent&order=place', {}, async ({ page }) => {
      await page.getByRole('button', { name: 'Save this view' }).click();
      await page.getByLabel('Name of the view').fill('Morning round');
      await page.getByRole('dialog').getByRole('button', { name: 'Save this view' }).click();
      const link = page.getByRole('link', { name: 'Morning round' });
      await link.waitFor();
      await page.getByRole('link', { name: 'Need a hand', exact: true }).click();
      await link.click();
      expect(new URL(page.url()).search).toBe('?verdict=silent&order=place');
      await page.getByRole('button', { name: 'Remove the view Morning round' }).click();
      await link.waitFor({ state: 'detached' });
    });
  });

  it('draw only the rows that can be seen of a long list, and all of them when asked', async () => {
    await at('/?verdict=all', {}, async ({ page }) => {
      await whole(page);
      const table = page.getByRole('table');
      const drawn = () => page.locator('.fleet tbody:not(.spacer) tr').count();
      await page.getByText('240 shown of 240').waitFor();
      // Six of the Map room are one.
      expect(await table.getAttribute('aria-rowcount')).toBe('236');
      expect(await drawn()).toBeLessThan(80);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await settle(page);
      await page.locator('[aria-rowindex="236"]').waitFor();
      expect(await drawn()).toBeLessThan(80);
      await page.getByRole('button', { name: 'Show all as one page' }).click();
      await expect.poll(drawn).toBe(235);
    });
  });
});

describe('one station', () => {
  it.each([
    ['Reading room 17', '', 'en', 'light', 'desk'],
    ['East 07', '?range=month', 'en', 'dark', 'desk'],
    ['Maps 02', '?tables=1', 'es', 'light', 'desk'],
    ['Catalogue 30', '', 'es', 'dark', 'phone'],
    ['Law 21', '?range=year', 'en', 'light', 'wall'],
  ] as const)('%s%s without a finding in %s, %s, at a %s', async (name, search, language, theme, size) => {
    await at(`${station(name)}${search}`, { language, theme, size }, async ({ page }) => {
      await page.locator('.plots').waitFor();
      await settle(page);
      expect(await findings(page)).toEqual([]);
      const { width } = sizes[size];
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height });
      await settle(page);
      await takePicture(page, `dashboard-station-${name.toLowerCase().replaceAll(' ', '-')}-${language}`);
    });
  });

  it('says what to do, what was promised, and everything that it reported', async () => {
    await at(station('Reading room 17'), {}, async ({ page }) => {
      await page.getByText('A wipe failed, so the station closed itself.').waitFor();
      expect(await page.getByLabel('Command').inputValue()).toBe('sudo lethe wipe');
      const promise = page.getByRole('row').filter({ hasText: 'Every session is erased' });
      expect(await promise.innerText()).toContain('not kept');
      expect(await page.getByRole('row', { name: 'Out of service code' }).innerText()).toContain('WIPE-01');
      await page.getByRole('button', { name: 'Tables' }).click();
      const disk = page.getByRole('table', { name: 'Disk used' });
      expect(await disk.innerText()).toMatch(/no report[\s\S]*50 to 70 %[\s\S]*70 to 80 %/);
      await page.keyboard.press('t');
      await expect.poll(() => new URL(page.url()).search).toBe('');
    });
  });

  it('answers a key by what is shown at that moment, however quickly it is pressed', async () => {
    await at(station('Reading room 17'), {}, async ({ page }) => {
      await page.locator('.plots').waitFor();
      const search = await page.evaluate(async () => {
        const press = (key: string) =>
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        const changed = new Promise<void>((resolve) => {
          const isPressed = () => document.querySelector('[aria-pressed="true"].no-print') !== null;
          new MutationObserver((_, observer) => {
            if (!isPressed()) return;
            observer.disconnect();
            resolve();
          }).observe(document.body, { subtree: true, attributes: true, childList: true });
        });
        press('t');
        await changed;
        press('t');
        return location.search;
      });
      expect(search).toBe('');
    });
  });

  it('is put in maintenance with an end, renamed, moved and retired by a technician', async () => {
    await at(station('Music 07'), { role: 'technician' }, async ({ page }) => {
      await page.locator('.plots').waitFor();
      await page.keyboard.press('m');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Why').selectOption({ label: 'Being moved' });
      expect(await findings(page)).toEqual([]);
      await takePicture(page, 'dashboard-maintenance-en');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Rename' }).click();
      await dialog.getByLabel('Name').fill('Piano desk');
      await dialog.getByRole('button', { name: 'Rename' }).click();
      await page.getByRole('heading', { name: 'Piano desk' }).waitFor();
      await page.getByRole('button', { name: 'Move' }).click();
      await dialog.getByLabel('Place').selectOption({ label: 'East branch' });
      await dialog.getByRole('button', { name: 'Move' }).click();
      await page.getByRole('link', { name: 'East branch' }).waitFor();
      await page.getByRole('button', { name: 'Retire' }).click();
      const retire = dialog.getByRole('button', { name: 'Retire' });
      expect(await retire.isDisabled()).toBe(true);
      await dialog.getByLabel('Type its name to go on').fill('Piano desk');
      await retire.click();
      await page.waitForURL(`${served.origin}/`);
    });
  });

  it('has no button that a viewer may not press, and the server refuses what a page did not offer', async () => {
    await at(station('Law 15'), { role: 'viewer' }, async ({ page }) => {
      await page.getByText('This page cannot reach into a station.').waitFor();
      expect(await page.getByRole('button', { name: /maintenance|Rename|Move|Retire/ }).count()).toBe(0);
      await page.keyboard.press('m');
      expect(await page.getByRole('dialog').count()).toBe(0);
      const status = await page.evaluate(async () => {
        const { csrf } = await (await fetch('/api/v1/session')).json();
        const headers = { 'x-lethe-csrf': csrf, 'content-type': 'application/json' };
        const path = `/api/v1${location.pathname}`;
        return (await fetch(path, { method: 'PATCH', headers, body: '{"name":"Mine"}' })).status;
      });
      expect(status).toBe(403);
    });
    await at('/stations/0000000000000000', { role: 'viewer' }, async ({ page }) => {
      await page.getByText('The address may be old').waitFor();
      expect(await findings(page)).toEqual([]);
    });
  });
});

describe('the first page', () => {
  it('weighs at most 60 kB on the line: HTML, style sheet and scripts', async () => {
    const { cookie } = await memberOf(served, 'viewer');
    const weigh = async (path: string): Promise<{ bytes: number; text: string }> => {
      const answer = await served.app.inject({ url: path, headers: { cookie, 'accept-encoding': 'gzip' } });
      expect(answer.headers['content-encoding']).toBe('gzip');
      const plain = await fetch(`${served.origin}${path}`, { headers: { cookie } });
      return { bytes: answer.rawPayload.length, text: await plain.text() };
    };
    const page = await weigh('/');
    const files = [...page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(files.length).toBeGreaterThan(3);
    const weights = await Promise.all(files.map(weigh));
    const sum = weights.reduce((bytes, file) => bytes + file.bytes, page.bytes);
    expect(sum).toBeLessThan(60 * 1024);
    expect(page.text).toContain('Science 31');
  });
});
