// One request and its answer, as the sites of the demonstration library see them: plain data, apart from sockets.
import type { IncomingHttpHeaders } from 'node:http';
import { type Document, documentOf } from './html.ts';

export interface Exchange {
  readonly url: URL;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** A number for the connection it came by: requests on one connection come from one browser. */
  readonly connection: number;
  /** Whether that connection took up an earlier TLS session (RFC 8446, 2.2). */
  readonly resumed: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | string;
}

/** A site answers what is its own and leaves the rest to “not found”. */
export type Site = (exchange: Exchange) => Answer | null;

export const isSecure = (exchange: Exchange): boolean => exchange.url.protocol === 'https:';

export function answer(type: string, body: Buffer | string, headers: Answer['headers'] = {}): Answer {
  return { status: 200, headers: { 'content-type': type, ...headers }, body };
}

export const page = (document: Document, status = 200): Answer => ({
  ...answer('text/html; charset=utf-8', documentOf(document)),
  status,
});

export const json = (value: unknown): Answer =>
  answer('application/json', JSON.stringify(value), { 'cache-control': 'no-store' });

export const redirect = (location: string, status = 302): Answer => ({ status, headers: { location }, body: '' });

/** The fields of a posted form, or none. */
export const formOf = (exchange: Exchange): URLSearchParams => new URLSearchParams(exchange.body.toString('utf8'));
