// Serves the built pages from loopback as a station's own protocol handler would: under the real Content-Security-Policy.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** What app/trusted/serve-pages.ts sends with our own pages. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

export interface Served {
  readonly origin: string;
  /** Every POST that came, by path, in order. */
  readonly posted: string[];
  close(): Promise<void>;
}

/** `answers` maps a path with its query to what is sent as JSON. Paths without an extension get index.html, as routes of a page do. */
export async function serve(folder: string, answers: Readonly<Record<string, () => unknown>> = {}): Promise<Served> {
  const posted: string[] = [];
  const contentOf = async (address: URL): Promise<string | Buffer> => {
    const answer = answers[address.pathname + address.search];
    if (answer) return JSON.stringify(answer());
    return readFile(join(folder, extname(address.pathname) === '' ? 'index.html' : address.pathname));
  };
  const server = createServer(async (request, response) => {
    const address = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') posted.push(address.pathname);
    if (request.method === 'POST' || address.pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const type = types[extname(address.pathname)] ?? 'text/html; charset=utf-8';
    const content = await contentOf(address).catch(() => null);
    response.writeHead(content === null ? 404 : 200, {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-store',
    });
    response.end(content ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    posted,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
