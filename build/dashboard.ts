// Bundles the staff dashboard: one HTML, and scripts and a style sheet under names that change with what is in them.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

const pagesDir = fileURLToPath(new URL('../server/pages/', import.meta.url));
const source = (name: string): string => join(pagesDir, name);

/** Browsers of the last three years or so; a desk in a library is not always new. */
const target = ['chrome114', 'firefox115', 'safari16.4'];

const common = {
  bundle: true,
  minify: true,
  target,
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  assetNames: '[name]-[hash]',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
} as const;

/** What each entry came to be called. */
const namesIn = ({ outputs }: Metafile): [from: string, to: string][] =>
  Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint === undefined
      ? []
      : [[basename(entryPoint).replace(/\.tsx?$/, '.js'), basename(path)] as const].map(
          ([from, to]) => [from, to] as [string, string],
        ),
  );

/** Writes index.html and assets/ into a folder. */
export async function buildDashboard(outDir: string): Promise<void> {
  const outdir = join(outDir, 'assets');
  const pages = await build({
    ...common,
    entryPoints: [source('dashboard.tsx')],
    outdir,
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ftl': 'text', '.yaml': 'text' },
  });
  // By themselves: the look is set before anything is painted, and no style sheet waits for a script.
  const alone = await build({
    ...common,
    entryPoints: [source('look.ts'), source('dashboard.css'), source('mark.svg')],
    outdir,
    format: 'iife',
    loader: { '.svg': 'copy' },
  });
  const entry = Object.values(pages.metafile.outputs).find(({ entryPoint }) => entryPoint !== undefined);
  const parts = (entry?.imports ?? [])
    .filter(({ kind }) => kind === 'import-statement')
    .map(({ path }) => basename(path));
  let html = await readFile(source('index.html'), 'utf8');
  for (const [from, to] of [...namesIn(pages.metafile), ...namesIn(alone.metafile)]) {
    html = html.replaceAll(`/assets/${from}"`, `/assets/${to}"`);
  }
  // What the first script needs is asked for beside it, not after it.
  const preloads = parts.map((name) => `    <link rel="modulepreload" href="/assets/${name}" />\n`).join('');
  await writeFile(join(outDir, 'index.html'), html.replace('  </head>', `${preloads}  </head>`));
}
