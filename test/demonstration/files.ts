// Files of a site that are served as they are: styles and pictures. Read once, at the start.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Answer, answer } from './exchange.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** @returns what answers at `/NAME` for each file in the folder */
export function filesIn(folder: string): ReadonlyMap<string, Answer> {
  return new Map(
    readdirSync(folder).map((name) => [
      `/${name}`,
      answer(types[extname(name)] ?? 'application/octet-stream', readFileSync(join(folder, name)), {
        'cache-control': 'max-age=3600',
      }),
    ]),
  );
}
