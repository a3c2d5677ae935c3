// Signing in with the institution in a real browser: there, through an OpenID provider on a socket, and back with a role.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Provider, startProvider } from '../../support/server/provider.ts';
import { openBrowser } from '../pages/driving.ts';
import { takePicture } from '../pages/judging.ts';
import { visit } from './driving.ts';
import { findings } from './judging.ts';
import { type Served, serveDashboard } from './serving.ts';

let provider: Provider;
let served: Served;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-institution-'));
  provider = await startProvider();
  const secretFile = join(folder, 'secret');
  writeFileSync(secretFile, `${provider.secret}\n`);
  const { issuer, client } = provider;
  served = await serveDashboard({ institution: { issuer, client, secretFile, roles: { librarians: 'viewer' } } });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await provider?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('lets in whoever the institution vouches for, with the role of their group', async () => {
  provider.claims = { sub: 'u-1', name: 'Mei Okafor', groups: ['librarians'] };
  const { page, open, close, complaints } = await visit(browser, served, { role: 'nobody' });
  await open('/sign-in');
  const way = page.getByRole('link', { name: 'Sign in with your institution' });
  await way.waitFor();
  expect(await findings(page)).toEqual([]);
  await takePicture(page, 'dashboard-sign-in-institution-en');
  await way.click();
  await page.waitForURL(`${served.origin}/`);
  await page.locator('.rail-who').getByText('Mei Okafor').waitFor();
  await page.locator('.rail-who').getByText('viewer').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('says so when somebody has no group here, and leaves them at the door', async () => {
  provider.claims = { sub: 'u-2', name: 'A patron', groups: ['everybody'] };
  const { page, open, close } = await visit(browser, served, { role: 'nobody', language: 'es' });
  await open('/sign-in');
  await page.getByRole('link', { name: 'Entrar con su institución' }).click();
  await page.getByRole('alert').getByText('Su institución no le dio entrada aquí.').waitFor();
  expect(await findings(page)).toEqual([]);
  await close();
});
