// What every page of ours must be, whatever it shows: accessible, within the screen, large enough to touch, reachable by keyboard.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { shrinkPicture } from '../../support/shrink-picture.ts';

/** Our own rule, above the 24 pixels of WCAG 2.2. */
const smallestTarget = 48;

/** Every finding of WCAG 2.0 to 2.2, A and AA, as `rule: where`. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

interface Box {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
}

/** Where every visible control is, and how wide the page and the screen are, in CSS pixels. Tabs may scroll within their row. */
const measure = (page: Page): Promise<{ boxes: Box[]; page: number; screen: number }> =>
  page.evaluate(() => {
    const controls = [...document.querySelectorAll('button, input, a[href]')];
    const boxes = controls
      .filter((control) => control.getClientRects().length > 0 && control.closest('.bar-tabs ul') === null)
      .map((control) => {
        const { width, height, left, right } = control.getBoundingClientRect();
        const words = control.getAttribute('aria-label') ?? control.textContent ?? '';
        return { name: `${control.className} “${words.slice(0, 30)}”`, width, height, left, right };
      });
    return { boxes, page: document.documentElement.scrollWidth, screen: window.innerWidth };
  });

/** Half a pixel is rounding. */
const rounding = 0.5;

/** Controls that are too small or stick out of the screen, and whether the page scrolls sideways. */
export async function layoutFindings(page: Page): Promise<string[]> {
  const measured = await measure(page);
  const small = measured.boxes
    .filter(({ width, height }) => Math.min(width, height) < smallestTarget - rounding)
    .map(({ name, width, height }) => `too small: ${name} ${Math.round(width)}×${Math.round(height)}`);
  const outside = measured.boxes
    .filter(({ left, right }) => left < -rounding || right > measured.screen + rounding)
    .map(({ name }) => `outside the screen: ${name}`);
  const sideways = measured.page > measured.screen ? [`scrolls sideways: ${measured.page}`] : [];
  return [...small, ...outside, ...sideways];
}

export const scrollsDown = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);

/** Marks each control that should be reachable and gives their number, in the order in which they are read. */
function markControls(page: Page): Promise<number> {
  return page.evaluate(() => {
    for (const marked of document.querySelectorAll('[data-order]')) marked.removeAttribute('data-order');
    const modal = document.querySelector('dialog:modal');
    const controls = [...(modal ?? document).querySelectorAll('button, input, a[href]')].filter(
      (control) => control.closest('[inert]') === null && control.getClientRects().length > 0,
    );
    for (const [at, control] of controls.entries()) control.setAttribute('data-order', String(at));
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    return controls.length;
  });
}

/** Presses Tab once for each control, from the top; gives the order in which they had the focus. */
export async function tabOrder(page: Page): Promise<{ expected: number[]; seen: number[] }> {
  const count = await markControls(page);
  const seen: number[] = [];
  for (let step = 0; step < count; step += 1) {
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(() => Number(document.activeElement?.getAttribute('data-order') ?? -1)));
  }
  return { expected: Array.from({ length: count }, (_, at) => at), seen };
}

const projectDir = fileURLToPath(new URL('../../../', import.meta.url));
const forDocs = process.env.LETHE_WRITE_IMAGES === '1';
const imagesDir = join(projectDir, forDocs ? 'docs/images' : 'out/images');

/** A picture of what the page shows: into docs/images when asked to write them anew, else beside the build. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const path = join(imagesDir, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, caret: 'initial' });
  if (forDocs) await shrinkPicture(path);
}
