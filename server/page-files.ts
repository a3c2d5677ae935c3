// The dashboard as it was built: each file in memory with its compressed form, under a name that changes with what is in it.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
  readonly zipped: Buffer;
}

export interface PageFiles {
  /** Before and after the place where what the page starts with is written. */
  readonly html: readonly [before: string, after: string];
  readonly assets: ReadonlyMap<string, PageFile>;
  /** Changes with any of the files. */
  readonly version: string;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Where the bundle has them: beside the server itself. Run from its sources, it finds what was built last. */
const folder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../out/server/pages/' : './pages/', import.meta.url),
);

async function readAsset(name: string): Promise<PageFile> {
  const body = await readFile(join(folder, 'assets', name));
  return { type: types[extname(name)] ?? 'application/octet-stream', body, zipped: gzipSync(body, { level: 9 }) };
}

/** Throws when the dashboard has not been built: it is part of the server. */
export async function readPageFiles(): Promise<PageFiles> {
  const [before = '', after = ''] = (await readFile(join(folder, 'index.html'), 'utf8')).split('null');
  const names = (await readdir(join(folder, 'assets'))).sort();
  const assets = new Map(await Promise.all(names.map(async (name) => [name, await readAsset(name)] as const)));
  const hash = createHash('sha256').update(before).update(after);
  for (const name of names) hash.update(name);
  return { html: [before, after], assets, version: hash.digest('base64url').slice(0, 12) };
}
