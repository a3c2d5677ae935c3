// Our own pages inside a tab, in a real Chromium: each in both languages, and what a patron can do there.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPages } from '../../../build/pages.ts';
import { Resource } from '../../../contract/policy.ts';
import { KnowsNames, KnowsView, TabView } from '../../../contract/tab-page.ts';
import { Language, type Look, plainLook } from '../../../contract/words.ts';
import { type Driven, openBrowser, openPage, settle, sizes } from './driving.ts';
import { accessibilityFindings, layoutFindings, tabOrder, takePicture } from './judging.ts';
import { type Served, serve } from './serving.ts';

const resource = (title: string, about: string, rest: object = {}) =>
  Resource.parse({
    id: title.toLowerCase().replace(/[^a-z]+/g, '-'),
    title,
    about,
    url: 'https://www.tidewater-journals.example/',
    ...rest,
  });

const resources = [
  resource('Harbour catalogue', 'Books, films, music and maps in this library', { kind: 'catalogue', ours: true }),
  resource('Atlantic Tide Quarterly', 'Research on coasts and estuaries, all volumes', { kind: 'journals' }),
  resource('Census tables', 'Households, trades and parishes', { kind: 'database' }),
  resource('Company law reports', 'Court decisions with commentary', { kind: 'database', walkIn: false }),
  resource('Great novels', 'Two thousand books out of copyright', { kind: 'books' }),
];

let browser: Browser;
let served: Served;
let outDir: string;
let tab: Driven<never>;
let language: Language = 'en';
let look: Look = plainLook;

const answers = {
  '/view.json': () => TabView.parse({ language, look, place: 'Harbour Street Library', resources }),
  '/knows.json': () => KnowsView.parse({ tabs: 3, visited: 12, cookies: 9, sites: 3, copied: true, zoomChanged: 1 }),
  '/knows.json?names=1': () =>
    KnowsNames.parse({
      tabs: ['Tidewater Journals'],
      visited: ['www.tidewater-journals.example', 'catalogue.harbour.example'],
      sites: ['www.tidewater-journals.example'],
    }),
};

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'lethe-pages-'));
  await buildPages(outDir);
  served = await serve(join(outDir, 'tab'), answers);
  browser = await openBrowser();
  tab = await openPage(browser, `${served.origin}/home`);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(outDir, { recursive: true, force: true });
});

const site = 'https://www.tidewater-journals.example/atlantic/42';
const host = 'www.tidewater-journals.example';
const addresses: Readonly<Record<string, string>> = {
  home: '/home',
  blocked: '/blocked?host=www.elsewhere.example',
  asks: '/asks?title=Company+law+reports',
  local: '/local?host=printer.harbour.example',
  kind: '/kind',
  offline: `/offline?${new URLSearchParams({ url: site, seconds: '500' })}`,
  site: `/site?${new URLSearchParams({ url: site, host })}`,
  certificate: `/certificate?host=${host}&reason=CERT_DATE_INVALID`,
  crashed: '/crashed',
  'crashed-twice': '/crashed?times=2',
  knows: '/knows',
};

async function open(address: string): Promise<void> {
  await tab.page.goto(served.origin + address);
  await tab.page.locator('h1').waitFor();
  await settle(tab.page);
}

describe.each(Language.options)('our own pages, in %s', (spoken) => {
  beforeEach(() => {
    language = spoken;
    look = plainLook;
  });

  it.each(Object.entries(addresses))('%s', async (name, address) => {
    await open(address);
    expect(await tab.page.locator('html').getAttribute('lang')).toBe(spoken);
    expect(await accessibilityFindings(tab.page)).toEqual([]);
    expect(await layoutFindings(tab.page)).toEqual([]);
    await takePicture(tab.page, `tab-${name}-${spoken}`);
    expect(tab.complaints).toEqual([]);
  });

  it.each(Object.entries(addresses))('%s fits small, tall and large-text screens', async (_, address) => {
    const found: Record<string, string[]> = {};
    for (const [size, viewport] of Object.entries(sizes)) {
      await tab.page.setViewportSize(viewport);
      await open(address);
      found[size] = await layoutFindings(tab.page);
    }
    await tab.page.setViewportSize(sizes.usual);
    look = { ...plainLook, textScale: 2 };
    await open(address);
    found.text = await layoutFindings(tab.page);
    expect(Object.values(found).flat(), JSON.stringify(found)).toEqual([]);
  });
});

describe.each(['dark', 'contrast'] as const)('our own pages, %s', (theme) => {
  it.each(['home', 'knows', 'certificate'])('%s', async (name) => {
    language = 'en';
    look = { ...plainLook, theme };
    await open(addresses[name] ?? '');
    expect(await accessibilityFindings(tab.page)).toEqual([]);
    await takePicture(tab.page, `tab-${name}-${theme}-en`);
  });
});

describe('what a patron can do', () => {
  beforeEach(() => {
    language = 'en';
    look = plainLook;
  });
  const links = () => tab.page.locator('.resource strong').allTextContents();

  it.each(['home', 'blocked', 'offline', 'knows'])(
    'reach everything on %s with Tab, in reading order',
    async (name) => {
      await open(addresses[name] ?? '');
      const { expected, seen } = await tabOrder(tab.page);
      expect(expected.length).toBeGreaterThan(1);
      expect(seen).toEqual(expected);
    },
  );

  it('find a resource by typing at once', async () => {
    await open('/home');
    await tab.page.keyboard.type('tide');
    expect(await links()).toEqual(['Atlantic Tide Quarterly']);
    expect(await tab.page.locator('mark').textContent()).toBe('Tide');
    await expect.poll(() => tab.page.getByRole('status').textContent()).toBe('Found: 1');
    expect(await accessibilityFindings(tab.page)).toEqual([]);
    await takePicture(tab.page, 'tab-home-search-en');
    await tab.page.getByRole('button', { name: 'Clear the search' }).click();
    expect(await links()).toHaveLength(resources.length);
  });

  it('go on to the catalogue when nothing is found', async () => {
    await open('/home');
    await tab.page.keyboard.type('<b>tydal');
    await tab.page.getByRole('heading', { name: 'Nothing found for “<b>tydal”' }).waitFor();
    expect(await tab.page.getByRole('link', { name: 'Search the catalogue instead' }).getAttribute('href')).toBe(
      'https://www.tidewater-journals.example/',
    );
    await takePicture(tab.page, 'tab-home-none-en');
  });

  it('choose a kind and a letter', async () => {
    await open('/home');
    await tab.page.getByRole('button', { name: 'Database 2' }).click();
    expect(await links()).toEqual(['Census tables', 'Company law reports']);
    await tab.page.getByRole('button', { name: 'A', exact: true }).click({ force: true });
    expect(await links()).toHaveLength(2);
    await tab.page.getByRole('button', { name: 'All 5' }).click();
    await tab.page.getByRole('button', { name: 'A', exact: true }).click();
    expect(await links()).toEqual(['Atlantic Tide Quarterly']);
  });

  it('learn whom to ask for what is for members only', async () => {
    await open('/home');
    await tab.page.getByRole('link', { name: /Company law reports/ }).click();
    await tab.page.getByText('The licence for Company law reports is for members.').waitFor();
    await tab.page.getByRole('link', { name: 'Library home' }).click();
    await tab.page.waitForURL('**/home');
  });

  it.each(['blocked', 'certificate', 'crashed'])('hear the heading of %s first', async (name) => {
    await open(addresses[name] ?? '');
    expect(await tab.page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  it('see what a website says about itself as text only', async () => {
    await open(`/certificate?${new URLSearchParams({ host: '<img src=x onerror=alert(1)>', reason: 'call 555 now' })}`);
    await tab.page.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await tab.page.getByText('555').count()).toBe(0);
    expect(await tab.page.locator('img').count()).toBe(0);
  });

  it('be taken on to the page when the connection is back, but only to a web page', async () => {
    await open(`/offline?${new URLSearchParams({ url: `${served.origin}/kind`, seconds: '1' })}`);
    await tab.page.getByRole('heading', { name: 'This can’t be done here' }).waitFor();
    await open(`/offline?${new URLSearchParams({ url: 'javascript:document.title="caught"', seconds: '1' })}`);
    expect(await tab.page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(await tab.page.getByText('Trying again').count()).toBe(0);
  });

  it('load a crashed page again', async () => {
    await open('/crashed');
    await tab.page.getByRole('button', { name: 'Load the page again' }).click();
    await expect.poll(() => served.posted.at(-1)).toBe('/do/reload');
  });

  it('see counts, names only when they ask, and erase everything', async () => {
    await open('/knows');
    await tab.page.getByText('Nothing is sent about your visit.').waitFor();
    expect(await tab.page.getByText('catalogue.harbour.example').count()).toBe(0);
    const names = tab.page.getByRole('button', { name: 'Show names' });
    await names.click();
    await tab.page.getByText('catalogue.harbour.example').waitFor();
    expect(await accessibilityFindings(tab.page)).toEqual([]);
    await takePicture(tab.page, 'tab-knows-names-en');
    await names.click();
    await tab.page.getByText('catalogue.harbour.example').waitFor({ state: 'detached' });
    await tab.page.getByRole('button', { name: 'Erase everything now' }).click();
    await expect.poll(() => served.posted.at(-1)).toBe('/do/erase');
  });
});
