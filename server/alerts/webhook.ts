// Sends one message to a webhook: HTTPS, signed, no redirect followed, and no more read of the answer than its status.
import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { alertHeaders, signatureVersion, signedPart } from '../../contract/alert-message.ts';
import type { Failed } from '../store/deliveries.ts';
import { mayBeHost, mayGoTo } from './allowed.ts';

export interface WebhookWay {
  /** Certificates that are trusted; undefined: those that Node brings. */
  readonly authorities: readonly string[] | undefined;
  /** Also to this machine itself. */
  readonly allowLocal: boolean;
}

export interface Posted {
  readonly url: string;
  readonly key: string;
  readonly delivery: string;
  readonly body: string;
  /** Seconds since 1970. */
  readonly at: number;
}

const patience = 10_000;

/** The signature's header. @param at seconds since 1970 */
export const signatureOf = (key: string, at: number, body: string): string =>
  `${signatureVersion}=${createHmac('sha256', key).update(signedPart(at, body)).digest('hex')}`;

export const headersOf = ({ key, delivery, body, at }: Omit<Posted, 'url'>): Record<string, string> => ({
  'content-type': 'application/json',
  'user-agent': 'lethe',
  [alertHeaders.delivery]: delivery,
  [alertHeaders.time]: String(at),
  [alertHeaders.signature]: signatureOf(key, at, body),
});

class NotAllowed extends Error {}

/** Looks at the address that is connected to, not at an earlier answer of the resolver, which may have been another one. */
const carefulLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, '');
    const [first] = found;
    if (first === undefined || !found.every(({ address }) => mayGoTo(address))) return done(new NotAllowed(), '');
    return options.all === true ? done(null, found) : done(null, first.address, first.family);
  });
};

const isCertificate = (code: string): boolean => /CERT|ERR_TLS|ERR_SSL|SELF_SIGNED|UNABLE_TO|HOSTNAME/.test(code);

function failureOf(error: Error & { code?: string }): Failed {
  if (error instanceof NotAllowed) return { problem: 'address', status: null };
  return { problem: isCertificate(error.code ?? '') ? 'certificate' : 'unreachable', status: null };
}

/** null: it arrived. */
export function postWebhook(posted: Posted, { authorities, allowLocal }: WebhookWay): Promise<Failed | null> {
  const to = new URL(posted.url);
  if (to.protocol !== 'https:' || (!allowLocal && !mayBeHost(to.hostname))) {
    return Promise.resolve({ problem: 'address', status: null });
  }
  return new Promise((resolve) => {
    const asked = request(to, {
      method: 'POST',
      headers: { ...headersOf(posted), 'content-length': String(Buffer.byteLength(posted.body)) },
      agent: false,
      ...(authorities && { ca: [...authorities] }),
      ...(!allowLocal && { lookup: carefulLookup }),
    });
    const timer = setTimeout(() => {
      resolve({ problem: 'slow', status: null });
      asked.destroy();
    }, patience);
    const end = (failed: Failed | null): void => {
      clearTimeout(timer);
      resolve(failed);
    };
    asked.on('error', (error) => end(failureOf(error)));
    asked.on('response', (response) => {
      const status = response.statusCode ?? 0;
      end(status >= 200 && status < 300 ? null : { problem: 'status', status });
      response.destroy();
    });
    asked.end(posted.body);
  });
}
