// The pages of those who keep the server, in a real Chromium against the real server: promises, places, usage, alerts, enrol, staff, settings, knows.
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watch } from '../../../server/alerts/watch.ts';
import { findStation } from '../../../server/store/stations.ts';
import { makeCertificate } from '../../demonstration/certificate.ts';
import { memberOf } from '../../support/server/staff.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/server/webhook-receiver.ts';
import { openBrowser } from '../pages/driving.ts';
import { takePicture } from '../pages/judging.ts';
import { type Looking, lookAt, type Visit, visit } from './driving.ts';
import { findings } from './judging.ts';
import { furnish, type Library } from './library.ts';
import { type Served, serveDashboard } from './serving.ts';

const day = 86_400;
let browser: Browser;
let served: Served;
let library: Library;
let receiver: WebhookReceiver;
beforeAll(async () => {
  served = await serveDashboard({ alerts: { allowLocal: true } });
  library = await furnish(served);
  receiver = await startWebhookReceiver(await makeCertificate(['lethe.example']));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await receiver?.close();
  await served?.close();
});

const tolerated = /status of (?:403|404|409)/;
const at = async (path: string, looking: Looking, look: (visit: Visit) => Promise<void>): Promise<void> =>
  lookAt(await visit(browser, served, looking), { path, tolerated }, look);

/** What each station counted on each of the last weeks, noise and all. */
async function countVisits(): Promise<void> {
  const today = Math.floor(served.time / day);
  const numbers: number[] = [];
  for (const { id } of library.stations.values()) {
    numbers.push((await findStation(served.database, id))?.number ?? 0);
  }
  const rows = numbers.slice(0, 118).flatMap((station) => Array.from({ length: 60 }, (_, back) => ({ station, back })));
  await served.database.write(
    rows.map(({ station, back }) => ({
      sql: `INSERT INTO days (day, station, body, sessions) VALUES ($1, $2, '', $3)
        ON CONFLICT (station, day) DO UPDATE SET sessions = excluded.sessions`,
      values: [today - 1 - back, station, 8 + ((station * 7 + back * 3) % 11) - ((back % 7) % 3)],
    })),
  );
}

/** Every one of them, in both languages, at a desk and on a phone, in light and dark. */
const pages = [
  ['promises', 'Every session is erased when it ends', 'Cada sesión se borra al terminar'],
  ['places', 'Science library', 'Science library'],
  ['usage', 'How exact this is', 'Cuán exacto es'],
  ['alerts', 'Exactly what a webhook gets', 'Exactamente lo que recibe un webhook'],
  ['enrol', 'Put Lethe into an image', 'Ponga Lethe en una imagen'],
  ['staff', 'Trail', 'Registro'],
  ['settings', 'When a station counts as unwell', 'Cuándo un puesto pide atención'],
  ['knows', 'What it does not know', 'Lo que no sabe'],
] as const;

describe('alerts', () => {
  it('begin with a channel, whose key is shown once, and a rule; what did not arrive is said', async () => {
    await at('/alerts', {}, async ({ page }) => {
      await page.getByText('Add a channel first').waitFor();
      await page.getByRole('button', { name: 'Add a channel' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add a channel' });
      await dialog.getByLabel('Name').fill('IT on call');
      await dialog.getByLabel('Address').fill(`${receiver.url}/hooks/secret-word`);
      expect(await findings(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Add a channel' }).click();
      await dialog.getByText('Give this key to the receiver.').waitFor();
      expect(await dialog.getByLabel('Key').inputValue()).toMatch(/^[\w-]{43}$/);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Change IT on call' }).click();
      const change = page.getByRole('dialog', { name: 'Change IT on call' });
      await change.getByLabel('Name').fill('IT by day');
      // What the address is may be a secret: only its host is known, and it is written anew.
      expect(await change.getByLabel('Address').inputValue()).toBe('');
      await change.getByLabel('Address').fill(`${receiver.url}/hooks/secret-word`);
      expect(await findings(page)).toEqual([]);
      await change.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('rowheader', { name: 'IT by day' }).waitFor();
      await page.getByRole('button', { name: 'Add a rule' }).click();
      const rule = page.getByRole('dialog', { name: 'Add a rule' });
      await rule.getByLabel('When', { exact: true }).selectOption('silent');
      await rule.getByLabel('Name', { exact: true }).fill('Silent');
      await rule.getByLabel('Quiet hours', { exact: true }).selectOption('hours');
      await rule.getByLabel('From', { exact: true }).fill('00:00');
      await rule.getByLabel('To', { exact: true }).fill('05:00');
      expect(await findings(page)).toEqual([]);
      await takePicture(page, 'dashboard-alert-rule-en');
      await rule.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('cell', { name: '00:00 to 05:00' }).waitFor();
      await page.getByRole('button', { name: 'Send a test' }).click();
      await page.getByText('IT by day: Not delivered: its certificate is not trusted.').waitFor();
      await page.getByText('The last message did not arrive: IT by day.').waitFor();
      expect(await page.content()).not.toContain('secret-word');
    });
  });

  it('have a history that holds a whole place in one line', async () => {
    await watch(served.clerk);
    await served.clerk.sender.sendDue();
    await at('/alerts', { role: 'viewer' }, async ({ page }) => {
      await page.getByText('6 stations in Map room').waitFor();
      expect(await page.getByRole('heading', { name: 'Channels' }).count()).toBe(0);
    });
  });
});

describe.each(pages)('the page of %s', (name, english, spanish) => {
  beforeAll(countVisits);

  it('is whole at a desk', async () => {
    await at(`/${name}`, {}, async ({ page }) => {
      await page.getByText(english, { exact: true }).first().waitFor();
      expect(await findings(page)).toEqual([]);
      await takePicture(page, `dashboard-${name}-en`);
    });
  });

  it('is whole on a phone, in Spanish, in the dark', async () => {
    await at(`/${name}`, { size: 'phone', theme: 'dark', language: 'es' }, async ({ page }) => {
      await page.getByText(spanish, { exact: true }).first().waitFor();
      expect(await findings(page)).toEqual([]);
      await takePicture(page, `dashboard-${name}-es`);
    });
  });
});

describe('places', () => {
  it('are added, given hours, and removed', async () => {
    await at('/places', { role: 'technician' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Add a place' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill('Cellar');
      await dialog.getByLabel('Always open').uncheck();
      await dialog.getByLabel('Sunday', { exact: true }).uncheck();
      await dialog.getByLabel('Monday, from').fill('08:30');
      expect(await findings(page)).toEqual([]);
      await takePicture(page, 'dashboard-place-en');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Change Cellar' }).click();
      expect(await dialog.getByLabel('Monday, from').inputValue()).toBe('08:30');
      expect(await dialog.getByLabel('Sunday', { exact: true }).isChecked()).toBe(false);
      await dialog.getByRole('button', { name: 'Remove it' }).click();
      await page.getByRole('link', { name: 'Cellar' }).waitFor({ state: 'detached' });
    });
    await at('/places', { role: 'viewer' }, async ({ page }) => {
      await page.getByRole('link', { name: 'Map room' }).waitFor();
      expect(await page.getByRole('button', { name: 'Add a place' }).count()).toBe(0);
    });
  });
});

describe('promises', () => {
  it('name the stations that break them, and are taken along as a table', async () => {
    await at('/promises', { role: 'viewer' }, async ({ page }) => {
      await page.getByRole('link', { name: 'Lobby 03' }).waitFor();
      const coming = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Export the stations (CSV)' }).click();
      expect((await coming).suggestedFilename()).toBe('stations.csv');
    });
  });
});

describe('enrolling', () => {
  it('makes a token, shows its word once, and revokes it', async () => {
    await at('/enrol', { role: 'technician' }, async ({ page }) => {
      await page.getByLabel('Label').fill('autumn image');
      await page.getByLabel('Stations at most').fill('300');
      await page.getByRole('button', { name: 'Make the token' }).click();
      await page.getByText('Shown once.').waitFor();
      const word = await page.getByLabel('Token', { exact: true }).inputValue();
      await page.getByRole('cell', { name: '0 of 300' }).waitFor();
      await page.getByRole('button', { name: 'Revoke autumn image' }).click();
      await page.getByRole('cell', { name: 'revoked' }).waitFor();
      await page.reload();
      await page.getByRole('cell', { name: 'revoked' }).waitFor();
      expect(await page.content()).not.toContain(word);
    });
    await at('/enrol', { role: 'viewer' }, async ({ page }) => {
      await page.getByText('Your role does not reach this page.').waitFor();
    });
  });
});

describe('staff', () => {
  it('are invited by a link, changed and removed, and all of it stands in the trail', async () => {
    await at('/staff', {}, async ({ page }) => {
      await page.getByRole('button', { name: 'Add someone' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill('Mei Okafor');
      await dialog.getByRole('button', { name: 'Invite' }).click();
      expect(await dialog.getByLabel('Link of the invitation').inputValue()).toMatch(/\/join#[\w-]{43}$/);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Change Mei Okafor' }).click();
      await dialog.getByLabel('Role').selectOption('technician');
      expect(await findings(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Change Mei Okafor' }).click();
      await dialog.getByRole('button', { name: 'Remove the account' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByLabel('Did', { exact: true }).selectOption('staff-removed');
      await page.getByRole('cell', { name: 'Mei Okafor' }).waitFor();
    });
  });
});

describe('settings', () => {
  it('say what other limits would change, and are in force when they are saved', async () => {
    const stations = await memberOf(served, 'viewer');
    const before = (await stations.ask('GET', '/stations')).body as { counts: { attention: number } };
    await at('/settings', {}, async ({ page }) => {
      await page.getByLabel('Disk: attention over').selectOption('95');
      await page.getByRole('button', { name: 'What would change' }).click();
      await page.getByText(/With these, \d+ stations need a hand; now \d+ do\./).waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved. It counts from now on.').waitFor();
    });
    const after = (await stations.ask('GET', '/stations')).body as { counts: { attention: number } };
    expect(after.counts.attention).toBe(before.counts.attention - 1);
    await at('/settings', { role: 'viewer' }, async ({ page }) => {
      await page.getByLabel('Language').selectOption('es');
      await page.getByRole('heading', { name: 'Ajustes' }).waitFor();
      expect(await page.getByRole('heading', { name: 'Caducidad' }).count()).toBe(0);
    });
  });
});

describe('what this server knows', () => {
  it('is told to anyone, signed in or not', async () => {
    await at('/knows', { role: 'nobody' }, async ({ page }) => {
      await page.getByText('Whether anyone did.').waitFor();
      await page.getByText('over-95').first().waitFor();
      expect(await findings(page)).toEqual([]);
    });
  });
});
