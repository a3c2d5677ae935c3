// The dashboard's frame in a real Chromium against the real server: signing in, headers, keys, language, theme, roles.
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '../../../server/staff/invite.ts';
import { memberOf, password } from '../../support/server/staff.ts';
import { openBrowser } from '../pages/driving.ts';
import { takePicture } from '../pages/judging.ts';
import { type Looking, lookAt, type Visit, visit } from './driving.ts';
import { findings } from './judging.ts';
import { type Served, serveDashboard } from './serving.ts';

let browser: Browser;
let served: Served;
beforeAll(async () => {
  served = await serveDashboard();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const tolerated = /status of (?:401|429)/;
const at = async (path: string, looking: Looking, look: (visit: Visit) => Promise<void>): Promise<void> =>
  lookAt(await visit(browser, served, looking), { path, tolerated }, look);

describe('the pages', () => {
  it('are served under a policy that lets nothing in but our own files, and are kept by nobody', async () => {
    const page = await fetch(`${served.origin}/sign-in`);
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const html = await page.text();
    expect(html).not.toMatch(/<style| style=| on[a-z]+=|<script>/);
    const [, script = ''] = /src="(\/assets\/dashboard[^"]+)"/.exec(html) ?? [];
    const file = await fetch(`${served.origin}${script}`);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${served.origin}/assets/..%2Findex.html`)).status).toBe(404);
  });

  it('send whoever is not signed in to sign in, and back to where they wanted to go', async () => {
    const member = await memberOf(served, 'viewer');
    await at('/?verdict=out', { role: 'nobody' }, async ({ page }) => {
      expect(new URL(page.url()).search).toBe('?to=%2F%3Fverdict%3Dout');
      await page.getByLabel('Account name').fill(member.name);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(`${served.origin}/?verdict=out`);
    });
    await at('/sign-in?to=//elsewhere.example/', { role: 'nobody' }, async ({ page }) => {
      await page.getByLabel('Account name').fill(member.name);
      await page.getByLabel('Password').fill(password);
      await page.getByLabel('Password').press('Enter');
      await page.waitForURL(`${served.origin}/`);
    });
  });
});

describe('signing in', () => {
  it.each([
    ['sign-in-en', 'desk', 'light', 'en'],
    ['sign-in-es', 'phone', 'dark', 'es'],
  ] as const)('%s', async (name, size, theme, language) => {
    await at('/sign-in', { role: 'nobody', size, theme, language }, async ({ page }) => {
      expect(await findings(page)).toEqual([]);
      await takePicture(page, `dashboard-${name}`);
    });
  });

  it('says one sentence of a wrong name or password, never which half, and how long to wait after too many', async () => {
    const member = await memberOf(served, 'viewer');
    await at('/sign-in', { role: 'nobody' }, async ({ page }) => {
      for (let tries = 0; tries < 5; tries += 1) {
        await page.getByLabel('Account name').fill(member.name);
        await page.getByLabel('Password').fill(`wrong ${tries}`);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByRole('alert').getByText('That account name and password do not go together.').waitFor();
      }
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').getByText('Too many tries. Wait 1 minute.').waitFor();
      expect(await page.getByRole('button', { name: 'Sign in' }).isDisabled()).toBe(true);
      expect(await findings(page)).toEqual([]);
      await takePicture(page, 'dashboard-sign-in-wait-en');
    });
  });

  it('takes an invitation once, and lets its member choose a password', async () => {
    const invited = await invite(served.database, { name: 'Ana Ruiz', role: 'admin', by: 'test', now: served.time });
    const link = `/join#${invited.ok ? invited.value.invitation : ''}`;
    await at(link, { role: 'nobody' }, async ({ page }) => {
      await page.getByLabel('Password, at least').fill('short');
      await page.getByLabel('The same once more').fill('short');
      await page.getByRole('button', { name: 'Keep it and go in' }).click();
      await page.getByRole('alert').getByText('At least 12 characters, please.').waitFor();
      await page.getByLabel('Password, at least').fill(password);
      await page.getByRole('button', { name: 'Keep it and go in' }).click();
      await page.getByRole('alert').getByText('The two are not the same.').waitFor();
      expect(await findings(page)).toEqual([]);
      await page.getByLabel('The same once more').fill(password);
      await page.getByRole('button', { name: 'Keep it and go in' }).click();
      await page.locator('.rail-who').getByText('Ana Ruiz').waitFor();
    });
    await at(link, { role: 'nobody' }, async ({ page }) => {
      await page.getByLabel('Password, at least').fill(password);
      await page.getByLabel('The same once more').fill(password);
      await page.getByRole('button', { name: 'Keep it and go in' }).click();
      await page.getByRole('alert').getByText('This invitation has ended or was used.').waitFor();
    });
  });
});

describe('the frame', () => {
  it('waits for the first station, with the lines to run, and makes a token for it', async () => {
    await at('/', { role: 'technician' }, async ({ page }) => {
      await page.getByRole('heading', { name: 'No station yet.' }).waitFor();
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Make a token for one station' }).click();
      await page.getByText('It enrols one station, ends in 60 minutes').waitFor();
      await takePicture(page, 'dashboard-empty-en');
    });
    await at('/', { role: 'viewer' }, async ({ page }) => {
      expect(await page.getByRole('button', { name: 'Make a token' }).count()).toBe(0);
    });
  });

  it('changes language and theme at once, and remembers both in this browser', async () => {
    await at('/', {}, async ({ page }) => {
      await page.getByRole('button', { name: 'Español' }).click();
      await page.getByRole('heading', { name: 'Aún no hay puestos.' }).waitFor();
      await page.getByRole('button', { name: 'Claro u oscuro' }).click();
      await page.reload();
      await page.getByRole('heading', { name: 'Aún no hay puestos.' }).waitFor();
      const { lang, theme } = await page.evaluate(() => {
        const { documentElement: root } = document;
        return { lang: root.lang, theme: root.dataset.theme };
      });
      expect([lang, theme]).toEqual(['es', 'dark']);
      expect(await findings(page)).toEqual([]);
    });
  });

  it('shows its keys on `?`, gives focus back, and lets one-letter keys be switched off', async () => {
    await at('/', {}, async ({ page }) => {
      const opener = page.getByRole('button', { name: 'Keys' });
      await opener.focus();
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: 'Keys' });
      await dialog.getByText('Go to the search').waitFor();
      expect(await findings(page)).toEqual([]);
      await takePicture(page, 'dashboard-keys-en');
      await dialog.getByLabel('One-letter keys on').uncheck();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('?');
      expect(await dialog.count()).toBe(0);
    });
  });

  it('says so, and drains the colours, when it has not heard from the server', async () => {
    await at('/', {}, async ({ page }) => {
      await page.getByText('Live', { exact: true }).waitFor();
      await page.clock.install();
      await page.reload();
      await page.getByText('Live', { exact: true }).waitFor();
      await page.route('**/api/v1/live', (route) => route.abort());
      await page.clock.runFor(60_000);
      await page.getByText('This page has not heard from the server since').waitFor();
      expect(await page.locator('.frame').getAttribute('data-state')).toBe('stale');
      expect(await findings(page)).toEqual([]);
    });
  });

  it('signs out', async () => {
    await at('/', {}, async ({ page }) => {
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL(`${served.origin}/sign-in`);
      await page.goto(`${served.origin}/`);
      await page.waitForURL(/sign-in/);
    });
  });
});
