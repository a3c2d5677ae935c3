// The conformance report in a real Chromium: accessible, within its screen and its paper, in both languages; and its pictures.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../../agent/conformance/judge.ts';
import { pageOf } from '../../../agent/conformance/page.ts';
import { Language } from '../../../contract/words.ts';
import { mixedFacts, wellFacts } from '../../support/conformance.ts';
import { openBrowser, settle, sizes } from './driving.ts';
import { accessibilityFindings, layoutFindings, takePicture } from './judging.ts';

let browser: Browser;
let folder: string;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lethe-conformance-'));
  browser = await openBrowser();
  page = await browser.newPage({ viewport: sizes.usual });
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** As `--html` writes it and as whoever files it opens it. */
async function open(facts: typeof wellFacts, language: Language): Promise<void> {
  const file = join(folder, 'report.html');
  await writeFile(file, pageOf(judge(facts), facts, language));
  await page.goto(pathToFileURL(file).href);
  await settle(page);
}

/** In points, as the PDF says them: width and height of each of its pages. */
const paperOf = (pdf: Buffer): readonly string[] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box = '']) => box.trim());

describe.each(Language.options)('in %s', (language) => {
  it.each([
    ['everything holds', wellFacts],
    ['something of every standing', mixedFacts],
  ])('is accessible and stays within its screen: %s', async (_what, facts) => {
    await page.setViewportSize(sizes.usual);
    await open(facts, language);
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await layoutFindings(page)).toEqual([]);
  });

  it('stays within a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    await open(mixedFacts, language);
    expect(await layoutFindings(page)).toEqual([]);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('is printed on A4, each requirement in one piece', async () => {
    await page.setViewportSize(sizes.usual);
    await open(mixedFacts, language);
    const paper = paperOf(await page.pdf({ preferCSSPageSize: true }));
    expect(paper.length).toBeGreaterThan(2);
    for (const box of paper) expect(box).toMatch(/^0 0 59[45](\.\d+)? 84[12](\.\d+)?$/);
    await page.emulateMedia({ media: 'print' });
    const broken = await page.evaluate(
      () =>
        [...document.querySelectorAll('section')].filter((card) => getComputedStyle(card).breakInside !== 'avoid')
          .length,
    );
    await page.emulateMedia({ media: null });
    expect(broken).toBe(0);
  });

  it('has its picture taken', async () => {
    await page.setViewportSize({ width: 1100, height: 1400 });
    await open(mixedFacts, language);
    await takePicture(page, `conformance-${language}`);
    expect(await page.title()).not.toBe('');
  });
});
