// One HTTPS request to the Lethe server, and its answer: no redirects, no proxy, nothing in the headers of a report that differs between stations.
import { readFileSync } from 'node:fs';
import type { Agent } from 'node:https';

/** Read in when there is a server to speak to: an agent without one holds several megabytes less. */
const https = () => process.getBuiltinModule('node:https');

/** Whatever stands at the policy's `server`. */
export interface ServerPlace {
  readonly url: string;
  /** null: the authorities of the system. */
  readonly ca: string | null;
}

export interface Posted {
  readonly status: number;
  /** JSON as it came; null when it was none. */
  readonly answer: unknown;
  readonly ms: number;
}

export interface Parcel {
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array;
}

/** null: the server could not be reached, was not who it should be, or did not answer in time. */
export type Post = (parcel: Parcel) => Promise<Posted | null>;

const patienceMs = 20_000;
const longestAnswer = 4096;

/** Connections are kept for a moment, for reports that waited; nothing is kept between two of the fixed clock. */
export function postTo({ url, ca }: ServerPlace, patience: number = patienceMs): { post: Post; close(): void } {
  const agent = new (https().Agent)({ keepAlive: true, maxSockets: 1, keepAliveMsecs: 15_000, timeout: 30_000 });
  return {
    post: (parcel) => postOnce(parcel, { agent, url, ca, patience }).catch(() => null),
    close: () => agent.destroy(),
  };
}

interface Way extends ServerPlace {
  readonly agent: Agent;
  readonly patience: number;
}

async function postOnce({ path, type, body }: Parcel, way: Way): Promise<Posted> {
  const headers = { 'content-type': type, 'content-length': body.length };
  const { status, bytes, ms } = await exchange({ method: 'POST', path, headers, body, longest: longestAnswer }, way);
  return { status, answer: parse(bytes.toString('utf8')), ms };
}

export interface Wanted {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** In bytes; what is longer is not read to its end. */
  readonly longest: number;
}

export interface Got {
  readonly status: number;
  readonly bytes: Buffer;
}

/** On a connection of its own. null as with `Post`. */
export async function getFrom({ url, ca }: ServerPlace, wanted: Wanted, patience = patienceMs): Promise<Got | null> {
  const agent = new (https().Agent)({ keepAlive: false, timeout: 30_000 });
  const got = await exchange({ method: 'GET', ...wanted }, { agent, url, ca, patience }).catch(() => null);
  agent.destroy();
  return got;
}

interface Sent extends Omit<Wanted, 'headers'> {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array;
}

async function exchange(sent: Sent, { agent, url, ca, patience }: Way): Promise<Got & { readonly ms: number }> {
  const begun = performance.now();
  // Said outright: an environment variable can switch the check off by default.
  const trust = {
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(ca === null ? {} : { ca: readFileSync(ca) }),
  } as const;
  return await new Promise((resolve, reject) => {
    const { method, path, headers, body, longest } = sent;
    const signal = AbortSignal.timeout(patience);
    const sending = https().request(new URL(path, url), { method, agent, headers, signal, ...trust }, (response) => {
      const pieces: Buffer[] = [];
      let length = 0;
      response.on('data', (piece: Buffer) => {
        length += piece.length;
        if (length > longest) response.destroy(new Error('too long'));
        else pieces.push(piece);
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(pieces), ms: performance.now() - begun }),
      );
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
