// Opens a page of ours in Debian's Chromium with a stand-in for its preload, which speaks the real contract and nothing else.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';

const chromiumPath = process.env.LETHE_CHROMIUM ?? '/usr/bin/chromium';

/** `--no-sandbox` because tests may run as root; the pages here are our own. */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(chromiumPath))
    throw new Error(`These tests need Chromium at ${chromiumPath}: apt-get install chromium`);
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const sizes = {
  usual: { width: 1280, height: 800 },
  small: { width: 1024, height: 768 },
  large: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
} as const satisfies Record<string, Size>;

export interface Driven<View> {
  readonly page: Page;
  /** What Chromium complained about: refused by the policy, thrown, or not found. */
  readonly complaints: string[];
  show(view: View): Promise<void>;
  /** What the page sent since the last time this was asked. */
  presses(): Promise<unknown[]>;
}

interface Bridge {
  presses: unknown[];
  show(view: unknown): void;
}

/** Runs in the page before its script: what app/preload would put on `window.lethe`, with a way in for the test. */
function standInForPreload(): void {
  const bridge: Bridge = { presses: [], show: () => undefined };
  const lethe = {
    press: (press: unknown) => bridge.presses.push(press),
    onView: (listener: (view: unknown) => void) => {
      bridge.show = listener;
    },
  };
  Object.assign(window, { lethe, bridge });
}

export async function openPage<View>(
  browser: Browser,
  address: string,
  size: Size = sizes.usual,
): Promise<Driven<View>> {
  const page = await browser.newPage({ viewport: size, screen: size, reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(standInForPreload);
  await page.goto(address);
  return {
    page,
    complaints,
    async show(view) {
      await page.evaluate((shown) => (window as unknown as { bridge: Bridge }).bridge.show(shown), view);
      await settle(page);
    },
    presses: () => page.evaluate(() => (window as unknown as { bridge: Bridge }).bridge.presses.splice(0)),
  };
}

/** Waits for the fonts and for two frames: effects have run and what they changed is painted. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  });
}
