// Serves our own pages under lethe://, from one folder and with a strict content security policy; no file: address is used.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** The scheme must be declared before the app is ready: standard and secure, so that origins and policies apply to it. */
export const scheme = 'lethe';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = (type: string): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
});

export const answerJson = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: headers('application/json; charset=utf-8') });

export const answerNothing = (status: number): Response =>
  new Response(null, { status, headers: headers('text/plain') });

/** The file below `folder` that a path names, or null when it would lead out of it. Pure, so that a test can attack it. */
export function containedFile(folder: string, path: string): string | null {
  const base = normalize(folder + sep);
  const file = normalize(join(base, path));
  return file.startsWith(base) && !path.includes('\0') ? file : null;
}

const withHead = (page: Buffer, head: string): string => page.toString('utf8').replace('</head>', `${head}</head>`);

/**
 * @param folder where this page's bundle is
 * @param path the address's path, already decoded; one without an ending is a screen of the page and gets its index.html
 * @param head is put into the head of that index.html
 */
export async function servePage(folder: string, path: string, head = ''): Promise<Response> {
  const name = extname(path) === '' ? 'index.html' : path;
  const file = containedFile(folder, name);
  const type = types[extname(name)];
  if (file === null || type === undefined) return answerNothing(404);
  try {
    const content = await readFile(file);
    const body = head !== '' && name === 'index.html' ? withHead(content, head) : new Uint8Array(content);
    return new Response(body, { headers: headers(type) });
  } catch {
    return answerNothing(404);
  }
}
