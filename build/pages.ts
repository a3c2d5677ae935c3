// Bundles what people see: one HTML file, one script, one style sheet and the font for each of the three pages. And what nobody
// sees: the page that a rehearsal plants with.
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const pagesDir = fileURLToPath(new URL('../app/pages/', import.meta.url));

/** Inter's Latin letters in all weights; app/pages/fonts.css asks for it under this name. */
const interDir = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json'));
const interPath = join(interDir, 'files', 'inter-latin-wght-normal.woff2');
const fontName = 'inter-latin.woff2';

/** The oldest Chromium the pages must run in: the one in Electron 25. */
const target = 'chrome114';

const script = {
  bundle: true,
  minify: true,
  target,
  format: 'iife',
  legalComments: 'none',
  logLevel: 'warning',
} as const;

async function buildPage(page: 'shell' | 'bar' | 'tab', outDir: string): Promise<void> {
  const pageDir = join(pagesDir, page);
  await build({
    entryPoints: [join(pageDir, `${page}.tsx`), join(pageDir, `${page}.css`)],
    outdir: join(outDir, page),
    ...script,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ftl': 'text' },
    external: ['/fonts/*'],
  });
  const fontsDir = join(outDir, page, 'fonts');
  await mkdir(fontsDir, { recursive: true });
  await Promise.all([
    copyFile(join(pageDir, 'index.html'), join(outDir, page, 'index.html')),
    copyFile(interPath, join(fontsDir, fontName)),
  ]);
}

async function buildRehearsal(outDir: string): Promise<void> {
  const pageDir = join(pagesDir, 'rehearsal');
  const entryPoints = [join(pageDir, 'rehearsal.ts'), join(pageDir, 'opfs-worker.ts')];
  await build({ ...script, entryPoints, outdir: join(outDir, 'rehearsal') });
  await copyFile(join(pageDir, 'index.html'), join(outDir, 'rehearsal', 'index.html'));
}

/** Writes each into a folder of its name; shell, bar and tab with the font that they ask for at /fonts/. */
export async function buildPages(outDir: string): Promise<void> {
  const seen = (['shell', 'bar', 'tab'] as const).map((page) => buildPage(page, outDir));
  await Promise.all([...seen, buildRehearsal(outDir)]);
}
