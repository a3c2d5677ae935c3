// Pictures of the whole display as people see it, small enough to be kept with the source.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../../contract/words.ts';
import { shrinkPicture } from '../../support/shrink-picture.ts';
import type { Page } from '../../support/station/devtools.ts';
import type { Station } from '../../support/station/station.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const forDocs = process.env.LETHE_WRITE_IMAGES === '1';
const folder = join(project, forDocs ? 'docs/images' : 'out/images');

/** Fonts are there, what appears has appeared, and what was drawn last has reached the screen. */
const settled = `document.fonts.ready
  .then(() => Promise.all(document.getAnimations()
    .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
    .map((one) => one.finished.catch(() => null))))
  .then(() => new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(true), 150)))))`;

/** Into docs/images when asked to write them anew, else beside the build. @param page the one that is to be seen */
export async function takePicture(station: Station, page: Page, name: string, language: Language): Promise<void> {
  await page.evaluate(settled);
  const file = join(folder, `station-${name}-${language}.png`);
  await station.display.picture(file);
  if (forDocs) await shrinkPicture(file);
}
