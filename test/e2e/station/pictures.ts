// Pictures of the whole display as people see it, small enough to be kept with the source.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Language } from '../../../contract/words.ts';
import type { Page } from '../../support/station/devtools.ts';
import type { Station } from '../../support/station/station.ts';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(project, process.env.LETHE_WRITE_IMAGES === '1' ? 'docs/images' : 'out/images');

/** Fonts are there, and what was drawn last has reached the screen. */
const settled = `document.fonts.ready.then(() => new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(true), 150)))))`;

/** Into docs/images when asked to write them anew, else beside the build. @param page the one that is to be seen */
export async function takePicture(station: Station, page: Page, name: string, language: Language): Promise<void> {
  await page.evaluate(settled);
  const file = join(folder, `station-${name}-${language}.png`);
  await station.display.picture(file);
  await run('convert', [file, '-strip', '-colors', '64', '-define', 'png:compression-level=9', file]);
}
