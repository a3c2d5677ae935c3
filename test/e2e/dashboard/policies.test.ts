// The page of policies in a real Chromium against the real server: from a first letter with a mistake to all stations of a place, and to those that refuse.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSigner } from '../../support/policy/signer.ts';
import { openBrowser, settle } from '../pages/driving.ts';
import { takePicture } from '../pages/judging.ts';
import { type Looking, lookAt, type Visit, visit } from './driving.ts';
import { findings } from './judging.ts';
import { furnish, type Library } from './library.ts';
import { type Served, serveDashboard } from './serving.ts';

const signer = makeSigner();
let browser: Browser;
let served: Served;
let library: Library;
beforeAll(async () => {
  served = await serveDashboard({ policyKeys: [signer.line] });
  library = await furnish(served);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** A refusal with its reasons has the status 422. */
const tolerated = /status of 422/;
const at = async (looking: Looking, look: (visit: Visit) => Promise<void>): Promise<void> =>
  lookAt(await visit(browser, served, looking), { path: '/policies', tolerated }, look);

const textOf = (page: Page) => page.getByLabel('Text of the policy');
const lookAtIt = (page: Page) => page.getByRole('button', { name: 'Look at it' }).click();

async function choose(page: Page, place: string): Promise<void> {
  await page.getByLabel('Write the next one for').selectOption(place);
  await textOf(page).waitFor();
}

/** What the file chooser would hand over. */
const bundleOf = (text: string) => ({ name: 'bundle', mimeType: 'text/plain', buffer: Buffer.from(text) });
const chooseBundle = (page: Page, text: string) => page.getByLabel('Signed bundle').setInputFiles(bundleOf(text));

describe('a policy', () => {
  it('is written, mended, taken along, signed elsewhere, brought back, and given to ever more stations', async () => {
    await at({}, async ({ page }) => {
      await page.getByText('No place is given a policy.').waitFor();
      await choose(page, 'Map room');
      await page.getByRole('button', { name: 'Begin with open access' }).click();
      const good = await textOf(page).inputValue();
      expect(good).toContain('kind: open-access');
      await textOf(page).fill(good.replace('idleSeconds: 300', 'idleSeconds: soon'));
      await lookAtIt(page);
      await page.getByText('It has 1 fault. Stations would refuse it.').waitFor();
      expect(await findings(page)).toEqual([]);
      await settle(page);
      await takePicture(page, 'dashboard-policy-fault-en');
      const line = good.split('\n').findIndex((one) => one.includes('idleSeconds')) + 1;
      await page.getByRole('button', { name: `Line ${line}, column` }).click();
      await page.keyboard.press('Shift+End');
      expect(await page.evaluate(() => getSelection()?.toString())).toMatch(/^soon /);
      await textOf(page).fill(good.replace('Reading room 4', 'Maps'));
      expect(await page.getByText('It has 1 fault').count()).toBe(0);
      await lookAtIt(page);
      await page.getByText('Stations would take it.').waitFor();
      expect(await page.getByLabel('Command').inputValue()).toContain("--place 'Map room' --number 1 ");
      expect(await findings(page)).toEqual([]);
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as policy.yaml' }).click();
      const saved = await coming;
      expect(saved.suggestedFilename()).toBe('policy.yaml');
      const policy = readFileSync(await saved.path(), 'utf8');
      expect(policy).toBe(await textOf(page).inputValue());

      await chooseBundle(page, signer.sign(1, served.time, { place: 'Map room', policy }));
      // All of it is new: the list stays folded until somebody asks for it.
      await page.getByRole('button', { name: 'Give it out' }).waitFor();
      const changes = page.locator('summary').last();
      await changes.filter({ hasText: /^\d\d changes$/ }).click();
      await page.getByRole('rowheader', { name: 'timers.idleSeconds' }).last().waitFor();
      expect(await findings(page)).toEqual([]);
      await changes.click();
      await page.getByLabel('Give it to').selectOption('50');
      expect(await page.getByLabel('Give it to').locator(':checked').textContent()).toMatch(
        /^50 of 100: \d+ of 14 here$/,
      );
      expect(await findings(page)).toEqual([]);
      await settle(page);
      await takePicture(page, 'dashboard-policy-upload-en');
      await page.getByRole('button', { name: 'Give it out' }).click();
      await page.getByText('Number 1 is given to 50 of 100 stations.').waitFor();
      await page.getByRole('heading', { name: 'Policy number 2' }).waitFor();
      expect(await textOf(page).inputValue()).toBe(policy);

      await page.getByRole('button', { name: 'Change Map room, number 1' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Give it to').selectOption('100');
      expect(await findings(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('cell', { name: '100 of 100: 14 of 14 here' }).waitFor();
    });
  });

  it('that stations would refuse is refused here, with what they would say', async () => {
    await at({}, async ({ page }) => {
      await choose(page, 'East branch');
      const give = page.getByRole('button', { name: 'Give it out' });
      await chooseBundle(page, 'no bundle');
      await page.getByText('It is no policy, or has a fault.').waitFor();
      await chooseBundle(page, signer.sign(1, served.time, { place: 'Somewhere else' }));
      await page.getByText('It is for another place.').waitFor();
      await chooseBundle(page, makeSigner().sign(1, served.time, { place: 'East branch' }));
      await page.getByText('It is not signed with a key that is trusted').waitFor();
      await chooseBundle(
        page,
        signer.sign(1, served.time, { place: 'East branch', policy: 'version: 1\nkind: bar\n' }),
      );
      await page.getByText('found the word bar').waitFor();
      expect(await findings(page)).toEqual([]);
      expect(await give.count()).toBe(0);
    });
  });

  it('is written on a phone too, in Spanish and in the dark', async () => {
    await at({ size: 'phone', theme: 'dark', language: 'es' }, async ({ page }) => {
      await page.getByLabel('Escribir la siguiente para').selectOption('Music and media');
      await page.getByRole('button', { name: 'Partir de consulta rápida' }).click();
      await page.getByRole('button', { name: 'Revisarla' }).click();
      await page.getByText('Los puestos la aceptarían.').waitFor();
      expect(await findings(page)).toEqual([]);
      await settle(page);
      await takePicture(page, 'dashboard-policy-draft-es');
    });
  });

  it('that is not finished is still there after a look at another page, and leaving the site asks first', async () => {
    await at({}, async ({ page }) => {
      await choose(page, 'Science library');
      await page.getByRole('button', { name: 'Begin with quick lookup' }).click();
      await page.getByRole('link', { name: 'Places', exact: true }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Places' }).waitFor();
      await page.getByRole('link', { name: 'Policies', exact: true }).first().click();
      await choose(page, 'Science library');
      expect(await textOf(page).inputValue()).toContain('kind: quick-lookup');
      const asked = page.waitForEvent('dialog');
      const leaving = page.reload().catch(() => undefined);
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.accept();
      await leaving;
      await choose(page, 'Science library');
      expect(await textOf(page).inputValue()).toBe('');
    });
  });
});

describe('whoever only looks', () => {
  it('sees what is given out and who refuses it, and finds nothing to press', async () => {
    await library.report('Maps 01', { policy: 'PULL-03' });
    await library.report('Maps 04', { policy: 'PULL-03' });
    await at({ role: 'viewer', size: 'phone', theme: 'dark', language: 'es' }, async ({ page }) => {
      await page.getByText('2 puestos la rechazan.').waitFor();
      await page.getByText('Es para otro lugar.').waitFor();
      expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
      expect(await findings(page)).toEqual([]);
      await takePicture(page, 'dashboard-policies-es');
    });
    await at({ role: 'technician' }, async ({ page }) => {
      await page.getByText('2 stations refuse it. It is for another place.').waitFor();
      await page.getByText('Admins write the next one, and give it out.').waitFor();
      expect(await findings(page)).toEqual([]);
      await takePicture(page, 'dashboard-policies-en');
    });
  });
});
