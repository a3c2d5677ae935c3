// Serves the sites over https and http on loopback, chosen by host name, and remembers what was asked for tests to read.
import {
  createServer as createHttpServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { type Certificate, makeCertificate } from './certificate.ts';
import type { Answer, Exchange, Site } from './exchange.ts';
import { hosts, openEnded, type Ports } from './hosts.ts';

export interface Seen {
  readonly secure: boolean;
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Served extends Ports {
  readonly certificate: Certificate;
  readonly seen: readonly Seen[];
  forget(): void;
  close(): Promise<void>;
}

const missing: Answer = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Nothing is kept here.\n' };

/** Larger bodies than any page of ours posts are cut off, so that a test can't fill this process. */
const longestBody = 4 * 1024 * 1024;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length <= longestBody) pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function connectionNumbers(): (socket: Socket) => number {
  const numbers = new WeakMap<Socket, number>();
  let last = 0;
  return (socket) => {
    const known = numbers.get(socket);
    if (known !== undefined) return known;
    last += 1;
    numbers.set(socket, last);
    return last;
  };
}

async function exchangeOf(request: IncomingMessage, connection: number): Promise<Exchange | null> {
  const { socket } = request;
  const secure = socket instanceof TLSSocket;
  const url = URL.parse(
    request.url ?? '/',
    `${secure ? 'https' : 'http'}://${request.headers.host ?? 'nowhere.example'}`,
  );
  if (url === null) return null;
  return {
    url,
    method: request.method ?? 'GET',
    headers: request.headers,
    body: await bodyOf(request),
    connection,
    resumed: secure && socket.isSessionReused(),
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.writeHead(status);
  response.end(body);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

const closed = (server: Server & { closeAllConnections(): void }): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

function secureServer(good: Certificate, bad: Certificate): ReturnType<typeof createHttpsServer> {
  const badContext = createSecureContext(bad);
  return createHttpsServer({
    ...good,
    SNICallback: (name, choose) => (name === hosts.wrongCertificate ? choose(null, badContext) : choose(null)),
  });
}

/** @param siteAt the site behind a host name; every name is answered, so that a refusal is never ours */
export async function serve(siteAt: (host: string) => Site): Promise<Served> {
  const names = [...Object.values(hosts), ...openEnded.map((domain) => `*.${domain}`)];
  const [good, bad] = await Promise.all([makeCertificate(names), makeCertificate(['quite-another.example'])]);
  const seen: Seen[] = [];
  const numberOf = connectionNumbers();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const exchange = await exchangeOf(request, numberOf(request.socket));
    if (exchange === null) return send(response, { ...missing, status: 400 });
    const { url, method, headers } = exchange;
    const [host, path] = [url.hostname, url.pathname + url.search];
    seen.push({ secure: url.protocol === 'https:', host, path, method, headers });
    send(response, siteAt(host)(exchange) ?? missing);
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    // A browser that is killed in the middle of a request is what these tests are for.
    handle(request, response).catch(() => response.destroy());
  };
  const secure = secureServer(good, bad).on('request', listener);
  const plain = createHttpServer(listener);
  const [port, httpPort] = await Promise.all([listen(secure), listen(plain)]);
  return {
    port,
    httpPort,
    certificate: good,
    seen,
    forget: () => {
      seen.length = 0;
    },
    close: async () => {
      await Promise.all([closed(secure), closed(plain)]);
    },
  };
}
