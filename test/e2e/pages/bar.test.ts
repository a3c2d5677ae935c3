// The session's bar in a real Chromium: every shape of it in both languages, and what a patron can do with it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPages } from '../../../build/pages.ts';
import { BarPress, type BarView } from '../../../contract/bar-page.ts';
import { Language, plainLook } from '../../../contract/words.ts';
import { barStates, barView } from './bar-views.ts';
import { type Driven, openBrowser, openPage, sizes } from './driving.ts';
import { accessibilityFindings, layoutFindings, tabOrder, takePicture } from './judging.ts';
import { overSamplePage } from './sample-page.ts';
import { type Served, serve } from './serving.ts';

let browser: Browser;
let served: Served;
let outDir: string;
let bar: Driven<BarView>;

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'lethe-pages-'));
  await buildPages(outDir);
  served = await serve(join(outDir, 'bar'));
  browser = await openBrowser();
  bar = await openPage(browser, served.origin);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(outDir, { recursive: true, force: true });
});

const show = (name: string, language: Language = 'en') => bar.show(barView(language, barStates[name]));

/** What the bar sent, each held against the contract; how tall it is has tests of its own. */
async function pressed() {
  const presses = (await bar.presses()).map((press) => BarPress.parse(press));
  return presses.filter(({ press }) => press !== 'height');
}
const button = (name: string | RegExp) => bar.page.getByRole('button', { name, exact: true });

describe.each(Language.options)('the bar, in %s', (language) => {
  it.each(Object.keys(barStates))('%s', async (name) => {
    await show('outside', language);
    await show(name, language);
    expect(await accessibilityFindings(bar.page)).toEqual([]);
    expect(await layoutFindings(bar.page)).toEqual([]);
    await overSamplePage(bar.page, () => takePicture(bar.page, `bar-${name}-${language}`));
    expect(bar.complaints).toEqual([]);
  });

  it.each(Object.keys(barStates))('%s fits small, tall and large-text screens', async (name) => {
    const found: Record<string, string[]> = {};
    for (const [size, viewport] of Object.entries(sizes)) {
      await bar.page.setViewportSize(viewport);
      await show('outside', language);
      await show(name, language);
      found[size] = await layoutFindings(bar.page);
    }
    await bar.page.setViewportSize(sizes.usual);
    for (const textScale of [2, 3] as const) {
      await bar.show(barView(language, { ...barStates[name], look: { ...plainLook, textScale } }));
      found[`text ${textScale}`] = await layoutFindings(bar.page);
    }
    expect(Object.values(found).flat(), JSON.stringify(found)).toEqual([]);
  });
});

describe('the bar and the page below it', () => {
  beforeEach(async () => {
    await show('outside');
    await bar.presses();
  });
  const heights = async () =>
    (await bar.presses())
      .map((press) => BarPress.parse(press))
      .flatMap((press) => (press.press === 'height' ? [press.pixels] : []));

  it('reports its height, with strips and find, but not with what hangs over the page', async () => {
    await show('ten-minutes');
    const withStrip = (await heights()).at(-1) ?? 0;
    await show('outside');
    const alone = (await heights()).at(-1) ?? 0;
    expect(alone).toBeGreaterThan(90);
    expect(withStrip).toBeGreaterThan(alone + 48);
    await show('about');
    expect(await heights()).toEqual([]);
    await show('find');
    expect((await heights()).at(-1)).toBeGreaterThan(alone + 48);
  });

  it('lets the page through wherever it draws nothing', async () => {
    const backgrounds = await bar.page.evaluate(() =>
      [document.documentElement, document.body, document.querySelector('.desk')].map(
        (element) => element && getComputedStyle(element).backgroundColor,
      ),
    );
    expect(new Set(backgrounds)).toEqual(new Set(['rgba(0, 0, 0, 0)']));
  });

  it.each(['about', 'more', 'end', 'sign-in'])(
    'hangs %s across its lower edge, where no page can paint',
    async (name) => {
      await show(name);
      const panel = await bar.page.locator('dialog.hung').boundingBox();
      const edge = await bar.page.locator('.bar').boundingBox();
      expect(panel?.y).toBeLessThan((edge?.y ?? 0) + (edge?.height ?? 0));
    },
  );

  it('cuts a long host at its left, so that whose it is stays readable', async () => {
    await show('long-host');
    const [host, name] = await Promise.all([
      bar.page.locator('.host').boundingBox(),
      bar.page.locator('.host bdi').boundingBox(),
    ]);
    const endOf = (box: typeof host) => (box?.x ?? 0) + (box?.width ?? 0);
    expect(name?.width).toBeGreaterThan(host?.width ?? 0);
    expect(Math.abs(endOf(name) - endOf(host))).toBeLessThan(2);
  });
});

describe('what a patron can do in the bar', () => {
  beforeEach(async () => {
    await bar.page.setViewportSize(sizes.usual);
    await show('outside');
    await bar.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await bar.presses();
  });

  it.each(['outside', 'lookup', 'full-screen', 'about', 'more', 'find', 'end', 'sign-in'])(
    'reach everything of %s with Tab, in reading order',
    async (name) => {
      await show(name);
      const { expected, seen } = await tabOrder(bar.page);
      expect(expected.length).toBeGreaterThan(1);
      expect(seen).toEqual(expected);
    },
  );

  it('press every tool', async () => {
    await bar.show(barView('en', { canGoForward: true }));
    for (const name of ['Go back', 'Go forward', 'Load the page again', 'Library home', 'New tab', 'End session'])
      await button(name).last().click();
    await button('Close tab: ⁨Census tables⁩').click();
    await button('Census tables').click();
    await button('More').click();
    expect(await pressed()).toEqual([
      { press: 'back' },
      { press: 'forward' },
      { press: 'reload' },
      { press: 'home' },
      { press: 'new-tab' },
      { press: 'end' },
      { press: 'close-tab', id: 3 },
      { press: 'show-tab', id: 3 },
      { press: 'hang', what: 'more' },
    ]);
  });

  it('not go where there is nothing to go to', async () => {
    await button('Go forward').click({ force: true });
    expect(await pressed()).toEqual([]);
  });

  it('close what hangs with Escape, and be where they were', async () => {
    const more = button('More');
    await more.focus();
    await show('more');
    await bar.page.keyboard.press('Escape');
    expect(await pressed()).toEqual([{ press: 'hang', what: 'nothing' }]);
    await show('outside');
    expect(await more.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('choose from More, which closes itself', async () => {
    await show('more');
    await button('Full screen').click();
    await button('Text size and contrast').click();
    await button('What this computer knows about you').click();
    expect(await pressed()).toEqual([
      { press: 'hang', what: 'nothing' },
      { press: 'full-screen' },
      { press: 'hang', what: 'look' },
      { press: 'hang', what: 'nothing' },
      { press: 'knows' },
    ]);
  });

  it('close what hangs by touching beside it', async () => {
    await show('zoom');
    await bar.page.mouse.click(200, 600);
    expect(await pressed()).toEqual([{ press: 'hang', what: 'nothing' }]);
  });

  it('go with F6 from the page to the address, to End, and back to the page', async () => {
    await bar.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    const focused = () => bar.page.evaluate(() => document.activeElement?.className);
    expect(await focused()).toBe('address');
    await bar.page.keyboard.press('F6');
    expect(await focused()).toBe('end');
    expect(await pressed()).toEqual([]);
    await bar.page.keyboard.press('F6');
    expect(await pressed()).toEqual([{ press: 'to-page' }]);
    expect(await focused()).toBe('');
  });

  it('go on to the page with Tab after End', async () => {
    await button('End session').focus();
    await bar.page.keyboard.press('Tab');
    expect(await pressed()).toEqual([{ press: 'to-page' }]);
  });

  it('not end a visit by a double Enter or a double touch', async () => {
    await button('End session').focus();
    await bar.page.keyboard.press('Enter');
    await show('end');
    await bar.page.keyboard.press('Enter');
    expect(await pressed()).toEqual([{ press: 'end' }, { press: 'end-keep' }]);
    await show('outside');
    await show('end');
    const now = button('Erase now');
    await now.evaluate((element) => element instanceof HTMLElement && element.click());
    expect(await pressed()).toEqual([]);
    await bar.page.waitForTimeout(550);
    await now.click();
    expect(await pressed()).toEqual([{ press: 'end-now' }]);
  });

  it('keep browsing with Escape or F6 while the count runs', async () => {
    await show('end');
    await bar.page.keyboard.press('Escape');
    await bar.page.keyboard.press('F6');
    expect(await pressed()).toEqual([{ press: 'end-keep' }, { press: 'end-keep' }]);
  });

  it('find words on the page, onwards and back', async () => {
    await show('find');
    await bar.page.keyboard.type('ti');
    await bar.page.keyboard.press('Enter');
    await bar.page.keyboard.press('Shift+Enter');
    await bar.page.keyboard.press('Escape');
    expect(await pressed()).toEqual([
      { press: 'find', words: 't', forward: true, next: false },
      { press: 'find', words: 'ti', forward: true, next: false },
      { press: 'find', words: 'ti', forward: true, next: true },
      { press: 'find', words: 'ti', forward: false, next: true },
      { press: 'find-stop' },
      { press: 'hang', what: 'nothing' },
    ]);
  });

  it('sign in to a website by name and password, or not', async () => {
    await show('sign-in');
    await bar.page.keyboard.type('reader');
    await bar.page.locator('input[type=password]').fill('tide');
    await bar.page.keyboard.press('Enter');
    await button('Cancel').click();
    expect(await pressed()).toEqual([
      { press: 'sign-in', name: 'reader', password: 'tide' },
      { press: 'sign-in-cancel' },
    ]);
    await bar.page.getByText('The connection is not private').waitFor();
  });

  it('still end while a website asks for a password, but press nothing else', async () => {
    await show('sign-in');
    await button('End session').click();
    expect(await bar.page.locator('.bar-tools').getAttribute('inert')).not.toBeNull();
    expect(await pressed()).toEqual([{ press: 'end' }]);
  });

  it('ask for more time only while the policy lets them', async () => {
    await show('ten-minutes');
    await button('Ask for more time').click();
    await button('OK').click();
    expect(await pressed()).toEqual([{ press: 'more-time' }, { press: 'strip-close' }]);
    await show('one-minute');
    expect(await button('Ask for more time').count()).toBe(0);
    await bar.page.getByText('To keep going, ask at the desk.').waitFor();
  });

  it('hear little, and each thing once', async () => {
    const said = bar.page.locator('p.unseen[role=status]');
    await bar.show(barView('en', { loading: true }));
    await show('outside');
    await expect.poll(() => said.textContent()).toBe('Tidewater Journals');
    await bar.show(barView('en', { time: { minutesLeft: 5, warning: 'none', extensionsLeft: 0 } }));
    await expect.poll(() => said.textContent()).toContain('min left');
  });
});
