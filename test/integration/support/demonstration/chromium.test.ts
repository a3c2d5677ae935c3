// In a real Chromium: what the planting page plants is found while the browser lives, and the tracker knows it again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scanFiles } from '../../../../agent/audit/canary/files.ts';
import { scanProcessMemory } from '../../../../agent/audit/canary/process-memory.ts';
import { classesFound, startScan } from '../../../../agent/audit/canary/scan.ts';
import { hosts } from '../../../demonstration/hosts.ts';
import { type OwnDemonstration, startOwnDemonstration } from '../../../demonstration/own-process.ts';
import { join } from '../../../demonstration/sites/metrics/track/findings.ts';
import { type Canaries, makeCanaries } from '../../../support/canary/canary.ts';
import { type CanaryClass, classesBy } from '../../../support/canary/placements.ts';
import { plantThrough } from '../../../support/canary/plant-through.ts';
import { familyOf } from '../../../support/scan/processes.ts';

let demonstration: OwnDemonstration;

beforeAll(async () => {
  demonstration = await startOwnDemonstration();
});
afterAll(() => demonstration.close());
beforeEach(() => demonstration.reset());

const options = () => ({
  executablePath: '/usr/bin/chromium',
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--host-resolver-rules=${demonstration.hostRules}`,
    `--ignore-certificate-errors-spki-list=${demonstration.publicKey}`,
  ],
});

async function plant(page: Page, canaries: Canaries): Promise<void> {
  await page.goto(`https://${hosts.metrics}/plant`);
  const planted = await plantThrough((expression) => page.evaluate(expression), canaries);
  expect(planted.refused).toEqual({});
  expect([...planted.done].sort()).toEqual(classesBy('page').sort());
}

describe('the planting page', () => {
  const canaries = makeCanaries();

  /** Everything we started but the demonstration, which may know what it was told. */
  function inMemory(): string[] {
    const ids = familyOf(process.pid).filter((id) => id !== demonstration.processId);
    const scan = startScan(canaries);
    scanProcessMemory(scan, ids);
    return classesFound(scan.report());
  }

  it('plants every class that a page can, found in the browser’s memory as long as there is a browser', async () => {
    const browser = await chromium.launch(options());
    await plant(await browser.newPage(), canaries);
    expect(inMemory()).toEqual(expect.arrayContaining(classesBy('page')));
    await browser.close();
    expect(inMemory()).toEqual([]);
  });

  /** Cookies are left out, as Chromium encrypts their values, and so is what it keeps in memory only. */
  const onDisk: readonly CanaryClass[] = [
    ...(['local-latin', 'local-wide', 'session-storage'] as const),
    ...(['indexed-name', 'indexed-key', 'indexed-value', 'indexed-blob'] as const),
    ...(['cache-name', 'cache-url', 'cache-body', 'worker-script', 'worker-scope'] as const),
    ...(['opfs-name', 'opfs-body', 'opfs-sync'] as const),
    ...(['http-html', 'http-script', 'http-image', 'http-etag', 'http-gzip', 'http-brotli'] as const),
    ...(['code-script', 'code-wasm', 'host', 'alt-svc', 'report-to', 'url-path'] as const),
  ];

  it('fills an ordinary profile, where each is found in the form that Chromium keeps it in', async () => {
    const profile = mkdtempSync(pathOf(tmpdir(), 'lethe-profile-'));
    const inProfile = (): string[] => {
      const scan = startScan(canaries);
      scanFiles(scan, [profile]);
      return classesFound(scan.report());
    };
    const context = await chromium.launchPersistentContext(profile, options());
    await plant(await context.newPage(), canaries);
    await context.close();
    expect(inProfile()).toEqual(expect.arrayContaining([...onDisk]));
    expect(inProfile()).not.toContain('http-no-store');
    rmSync(profile, { recursive: true });
    expect(inProfile()).toEqual([]);
  });
});

describe('the tracker', () => {
  const visit = async (page: Page): Promise<void> => {
    await page.goto(`http://${hosts.pin}/arrive`);
    await page.waitForFunction(() => document.title === 'Looked everywhere');
  };

  it('joins two visits of one session by everything, and two sessions by nothing', async () => {
    const browser = await chromium.launch(options());
    const [one, other] = [await browser.newContext(), await browser.newContext()];
    const page = await one.newPage();
    for (const visitor of [page, page, await other.newPage()]) await visit(visitor);
    await browser.close();
    const [first, second, third] = await demonstration.findings();
    if (!first || !second || !third) throw new Error('The tracker did not report three visits.');
    const places = Object.keys(first.values).filter((name) => name !== 'devices');
    expect(join(first, second)).toEqual([...places, 'upgraded', 'resumed', 'stored']);
    expect(join(first, third)).toEqual([]);
    expect(third.common).toEqual(first.common);
  });
});
