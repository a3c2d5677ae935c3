// A browser at the dashboard: somebody signed in or not, at a desk, a phone or a wall, in light or dark, in English or Spanish.
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect } from 'vitest';
import type { Role } from '../../../contract/staff-words.ts';
import type { Language } from '../../../contract/words.ts';
import { memberOf } from '../../support/server/staff.ts';
import { settle } from '../pages/driving.ts';
import type { Served } from './serving.ts';

export const sizes = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  wall: { width: 1920, height: 1080 },
} as const;

const patience = 15_000;

export interface Looking {
  readonly size?: keyof typeof sizes;
  readonly theme?: 'light' | 'dark';
  readonly language?: Language;
  /** Nobody: not signed in. */
  readonly role?: Role | 'nobody';
}

export interface Visit {
  readonly page: Page;
  /** What Chromium complained about: refused by the policy, thrown, or not found. */
  readonly complaints: string[];
  /** Goes to an address of the dashboard and waits until its heading is there. */
  open(path: string): Promise<void>;
  close(): Promise<void>;
}

const options = ({ size = 'desk', theme = 'light', language = 'en' }: Looking): BrowserContextOptions => ({
  viewport: sizes[size],
  colorScheme: theme,
  locale: language === 'en' ? 'en-GB' : 'es-ES',
  timezoneId: 'UTC',
  reducedMotion: 'reduce',
  ...(size === 'phone' && { hasTouch: true, isMobile: true }),
});

export async function visit(browser: Browser, served: Served, looking: Looking = {}): Promise<Visit> {
  const context = await browser.newContext(options(looking));
  const { role = 'admin' } = looking;
  if (role !== 'nobody') {
    const [name = '', value = ''] = (await memberOf(served, role)).cookie.split('=');
    const cookie = { name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true } as const;
    await context.addCookies([{ ...cookie, sameSite: 'Lax' }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return {
    page,
    complaints,
    async open(path) {
      await page.goto(`${served.origin}${path}`);
      await page.locator('h1').waitFor();
      await settle(page);
    },
    close: () => context.close(),
  };
}

/**
 * Looks at a page and leaves it again; then it may have complained of nothing, or only of what is `tolerated`.
 * @param arrive as an address of ours is opened, unless told otherwise
 */
export async function lookAt(
  here: Visit,
  {
    path,
    tolerated,
    arrive = here.open,
  }: { path: string; tolerated?: RegExp; arrive?: (path: string) => Promise<unknown> },
  look: (visit: Visit) => Promise<void>,
): Promise<void> {
  try {
    await arrive(path);
    await look(here);
    expect(here.complaints.filter((text) => !tolerated?.test(text))).toEqual([]);
  } finally {
    await here.close();
  }
}
