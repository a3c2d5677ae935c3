// The shell's page in a real Chromium: every screen in both languages, and what a patron or staff can do there.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPages } from '../../../build/pages.ts';
import { Press, type ShellView } from '../../../contract/shell-page.ts';
import { Language, plainLook } from '../../../contract/words.ts';
import { type Driven, openBrowser, openPage, sizes } from './driving.ts';
import { accessibilityFindings, layoutFindings, scrollsDown, tabOrder, takePicture } from './judging.ts';
import { type Served, serve } from './serving.ts';
import { receipt, shellStates, shellView } from './shell-views.ts';

let browser: Browser;
let served: Served;
let outDir: string;
let shell: Driven<ShellView>;

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'lethe-pages-'));
  await buildPages(outDir);
  served = await serve(join(outDir, 'shell'));
  browser = await openBrowser();
  shell = await openPage(browser, served.origin);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(outDir, { recursive: true, force: true });
});

const stateOf = (name: string) => shellStates[name] ?? { screen: null };
const show = (name: string, language: Language = 'en') =>
  shell.show(shellView(language, stateOf(name).screen, stateOf(name).rest));

/** What the page sent, without the heartbeat of painting; each held against the contract. */
async function pressed() {
  const presses = (await shell.presses()).map((press) => Press.parse(press));
  return presses.filter(({ press }) => press !== 'painted');
}

const away = () => shell.show(shellView('en', { screen: 'behind' }));

describe.each(Language.options)('every screen of the shell, in %s', (language) => {
  it.each(Object.keys(shellStates))('%s', async (name) => {
    await away();
    await shell.page.setViewportSize(sizes.usual);
    await show(name, language);
    expect(await shell.page.locator('html').getAttribute('lang')).toBe(language);
    expect(await accessibilityFindings(shell.page)).toEqual([]);
    expect(await layoutFindings(shell.page)).toEqual([]);
    await takePicture(shell.page, `shell-${name}-${language}`);
    expect(shell.complaints).toEqual([]);
  });

  it.each(Object.keys(shellStates))('%s fits small, tall and large-text screens', async (name) => {
    const found: Record<string, string[]> = {};
    for (const [size, viewport] of Object.entries(sizes)) {
      await shell.page.setViewportSize(viewport);
      await away();
      await show(name, language);
      found[size] = await layoutFindings(shell.page);
    }
    await shell.page.setViewportSize(sizes.usual);
    const { screen, rest } = stateOf(name);
    for (const textScale of [2, 3] as const) {
      await shell.show(shellView(language, screen, { ...rest, look: { ...plainLook, textScale } }));
      found[`text ${textScale}`] = await layoutFindings(shell.page);
    }
    expect(Object.values(found).flat(), JSON.stringify(found)).toEqual([]);
  });

  it.each(Object.values(sizes))('the screens that people meet most never scroll at $width × $height', async (size) => {
    await away();
    await shell.page.setViewportSize(size);
    for (const name of ['welcome', 'welcome-preparing', 'welcome-lookup', 'receipt', 'out-of-service']) {
      await show(name, language);
      expect(await scrollsDown(shell.page), name).toBe(false);
    }
    await shell.page.setViewportSize(sizes.usual);
  });
});

describe('what somebody can do', () => {
  beforeEach(async () => {
    await shell.page.setViewportSize(sizes.usual);
    await away();
    await pressed();
  });

  it('starts at once with Enter, but not before the station is ready', async () => {
    await show('welcome-preparing');
    await shell.page.keyboard.press('Enter');
    expect(await pressed()).toEqual([]);
    await show('welcome');
    await shell.page.keyboard.press('Enter');
    expect(await pressed()).toEqual([{ press: 'start' }]);
  });

  it.each(['welcome', 'out-of-service', 'receipt', 'hung', 'staff-pin', 'staff-menu'])(
    'reaches everything on %s with Tab, in reading order',
    async (name) => {
      await show(name);
      const { expected, seen } = await tabOrder(shell.page);
      expect(expected.length).toBeGreaterThan(1);
      expect(seen).toEqual(expected);
    },
  );

  it('says what this computer keeps, keeps Tab inside, and gives focus back on Escape', async () => {
    await show('welcome');
    const opener = shell.page.getByRole('button', { name: 'What this computer keeps' });
    await opener.focus();
    await shell.page.keyboard.press('Enter');
    const dialog = shell.page.getByRole('dialog', { name: 'What this computer keeps' });
    await dialog.getByText('Until this computer starts again, one day at most').first().waitFor();
    expect(await accessibilityFindings(shell.page)).toEqual([]);
    await takePicture(shell.page, 'shell-keeps-en');
    expect(await layoutFindings(shell.page)).toEqual([]);
    await shell.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('offers text size, colours and movement, and sends each choice', async () => {
    await show('welcome');
    await shell.page.getByRole('button', { name: 'Text size and contrast' }).click();
    expect(await accessibilityFindings(shell.page)).toEqual([]);
    await takePicture(shell.page, 'shell-look-en');
    await shell.page.getByRole('button', { name: '150%' }).click();
    await shell.page.getByRole('button', { name: 'High contrast' }).click();
    await shell.page.getByRole('button', { name: 'Less movement' }).click();
    expect(await pressed()).toEqual([
      { press: 'look', look: { ...plainLook, textScale: 1.5 } },
      { press: 'look', look: { ...plainLook, theme: 'contrast' } },
      { press: 'look', look: { ...plainLook, lessMotion: true } },
    ]);
    await shell.page.getByRole('button', { name: 'Done' }).click();
    await shell.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('says the new greeting when the language changes', async () => {
    await show('welcome');
    await shell.page.getByRole('button', { name: 'Español' }).click();
    expect(await pressed()).toEqual([{ press: 'language', language: 'es' }]);
    await show('welcome', 'es');
    expect((await shell.page.getByRole('status').textContent())?.trim()).toBe(
      'Le damos la bienvenida. Pase y navegue.',
    );
  });

  it.each(['closed', 'out-of-service', 'out-of-service-policy'])('offers %s in each language', async (name) => {
    await show(name);
    expect(await shell.page.getByRole('button', { name: 'English' }).getAttribute('aria-pressed')).toBe('true');
    await shell.page.getByRole('button', { name: 'Español' }).click();
    expect(await pressed()).toEqual([{ press: 'language', language: 'es' }]);
    await shell.show({ ...shellView('en', stateOf(name).screen), languages: ['en'] });
    expect(await shell.page.getByRole('button', { name: 'English' }).count()).toBe(0);
  });

  it('takes any key or touch as “still here”, and only End or Ctrl+Shift+E as the end', async () => {
    await show('idle');
    await shell.page.keyboard.press('a');
    await shell.page.mouse.click(600, 500);
    expect(await pressed()).toEqual([{ press: 'still-here' }, { press: 'still-here' }]);
    await shell.page.keyboard.press('Control+Shift+E');
    expect(await pressed()).toEqual([{ press: 'end' }]);
    await shell.page.getByRole('button', { name: 'End session' }).click();
    expect(await pressed()).toEqual([{ press: 'end' }]);
  });

  it('says how we know, from the checks that were made, and holds the receipt while somebody reads', async () => {
    await show('receipt');
    await shell.page.getByText('14 checks: nothing is left').waitFor();
    await shell.page.getByRole('button', { name: 'How do we know?' }).click();
    expect(await pressed()).toContainEqual({ press: 'receipt-hold' });
    const cookies = shell.page
      .getByRole('listitem')
      .filter({ hasText: 'Cookies lived only in the memory of your visit.' });
    expect(await cookies.textContent()).toContain('Programs looked at: 231. Still running: 0.');
    expect(await accessibilityFindings(shell.page)).toEqual([]);
    await takePicture(shell.page, 'shell-receipt-explained-en');
    await shell.page.getByRole('button', { name: 'Done' }).click();
    expect((await pressed()).at(-1)).toEqual({ press: 'receipt-done' });
  });

  it('leaves a line out when one of its checks was not made', async () => {
    const checks = receipt.checks.filter(({ id }) => id !== 'print-spool');
    const screen = { screen: 'receipt', reason: 'patron', full: false, receipt: { ...receipt, checks } };
    await shell.show(shellView('en', screen));
    await shell.page.getByText('13 checks: nothing is left').waitFor();
    expect(await shell.page.getByText('Print jobs').count()).toBe(0);
    expect(await shell.page.getByText('Copied text').count()).toBe(1);
  });

  it('takes a PIN by keys or pad, forgets it when it is sent, and is deaf while locked', async () => {
    await show('staff-pin');
    await shell.page.keyboard.type('123');
    await shell.page.keyboard.press('Enter');
    expect(await pressed()).toEqual([]);
    await shell.page.getByRole('button', { name: '4', exact: true }).click();
    await shell.page.getByRole('button', { name: 'Enter', exact: true }).click();
    expect(await pressed()).toEqual([{ press: 'staff-pin', pin: '1234' }]);
    expect(await shell.page.getByRole('img').getAttribute('aria-label')).toContain('Digits entered');
    expect(await shell.page.locator('.dots i').count()).toBe(0);
    await show('staff-pin-locked');
    await shell.page.keyboard.type('1234');
    await shell.page.keyboard.press('Enter');
    await shell.page.keyboard.press('Escape');
    expect(await pressed()).toEqual([{ press: 'staff', choice: 'back' }]);
  });

  it('lets staff out again with Escape where no PIN is set', async () => {
    await show('staff-pin-absent');
    await shell.page.keyboard.type('1');
    await shell.page.keyboard.press('Enter');
    await shell.page.keyboard.press('Escape');
    expect(await pressed()).toEqual([{ press: 'staff', choice: 'back' }]);
  });

  it('offers staff only what can be done now', async () => {
    await show('staff-menu-closed');
    const offers = shell.page.locator('.choices').getByRole('button');
    expect(await offers.allTextContents()).toEqual([
      'Check for leftoversErases what it finds',
      'Open this computerPatrons can use it again',
      'Leave kiosk modeFor IT. Erases first.',
    ]);
    await offers.nth(1).click();
    expect(await pressed()).toEqual([{ press: 'staff', choice: 'open' }]);
  });

  it('brings its own font', async () => {
    await show('welcome');
    const loaded = await shell.page.evaluate(() =>
      [...document.fonts].map(({ family, status }) => `${family} ${status}`),
    );
    expect(loaded).toEqual(['Inter loaded']);
  });

  it('tells main again and again that it has painted', async () => {
    await show('closed');
    for (const wait of [{ timeout: 12_000 }, { timeout: 12_000 }]) {
      await expect.poll(() => shell.presses(), wait).toContainEqual({ press: 'painted' });
    }
  });
});
