// One HTTPS request to the Lethe server, and its answer: no redirects, no proxy, nothing in the headers that differs between stations.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

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
  const agent = new Agent({ keepAlive: true, maxSockets: 1, keepAliveMsecs: 15_000, timeout: 30_000 });
  return {
    post: (parcel) => postOnce(parcel, { agent, url, ca, patience }).catch(() => null),
    close: () => agent.destroy(),
  };
}

interface Way extends ServerPlace {
  readonly agent: Agent;
  readonly patience: number;
}

async function postOnce({ path, type, body }: Parcel, { agent, url, ca, patience }: Way): Promise<Posted> {
  const begun = performance.now();
  // Said outright: an environment variable can switch the check off by default.
  const trust = {
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(ca === null ? {} : { ca: readFileSync(ca) }),
  } as const;
  return await new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    const headers = { 'content-type': type, 'content-length': body.length };
    const sending = request(new URL(path, url), { method: 'POST', agent, headers, signal, ...trust }, (response) => {
      const pieces: Buffer[] = [];
      let length = 0;
      response.on('data', (piece: Buffer) => {
        length += piece.length;
        if (length > longestAnswer) response.destroy(new Error('too long'));
        else pieces.push(piece);
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          answer: parse(Buffer.concat(pieces).toString('utf8')),
          ms: performance.now() - begun,
        }),
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
