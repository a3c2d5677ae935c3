// Bundles what people see: one HTML file, one script and one style sheet for each of the three pages.
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const pagesDir = fileURLToPath(new URL('../app/pages/', import.meta.url));

/** The oldest Chromium the pages must run in: the one in Electron 25. */
const target = 'chrome114';

async function buildPage(page: 'shell' | 'bar' | 'tab', outDir: string): Promise<void> {
  const pageDir = join(pagesDir, page);
  await build({
    entryPoints: [join(pageDir, `${page}.tsx`), join(pageDir, `${page}.css`)],
    outdir: join(outDir, page),
    bundle: true,
    minify: true,
    target,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ftl': 'text' },
    external: ['/fonts/*'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  await copyFile(join(pageDir, 'index.html'), join(outDir, page, 'index.html'));
}

/** Writes shell, bar and tab into folders of these names. The fonts they ask for at /fonts/ are not among them. */
export async function buildPages(outDir: string): Promise<void> {
  await Promise.all([buildPage('shell', outDir), buildPage('bar', outDir), buildPage('tab', outDir)]);
}
