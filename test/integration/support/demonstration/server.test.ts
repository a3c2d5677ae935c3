// The demonstration as a browser meets it: names and certificates over real sockets, sign-in, downloads, and its log.
import { createHash } from 'node:crypto';
import { get, type RequestOptions } from 'node:http';
import { get as getSecurely } from 'node:https';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hosts } from '../../../demonstration/hosts.ts';
import { type OwnDemonstration, startOwnDemonstration } from '../../../demonstration/own-process.ts';

let demonstration: OwnDemonstration;

beforeAll(async () => {
  demonstration = await startOwnDemonstration();
});
afterAll(() => demonstration.close());
beforeEach(() => demonstration.reset());

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
  readonly fingerprint: string | null;
}

/** Trusts any certificate, and says which one it was. */
function ask(host: string, path: string, wishes: RequestOptions & { plain?: boolean } = {}): Promise<Reply> {
  const { plain = false, ...more } = wishes;
  const port = plain ? demonstration.httpPort : demonstration.port;
  const options = {
    host: '127.0.0.1',
    port,
    path,
    servername: isIP(host) ? '' : host,
    rejectUnauthorized: false,
    ...more,
  };
  const headers = { host, ...more.headers };
  return new Promise((resolve, reject) => {
    const request = (plain ? get : getSecurely)({ ...options, headers, agent: false }, async (response) => {
      const certificate = plain ? null : (response.socket as TLSSocket).getPeerCertificate().raw;
      const pieces: Buffer[] = [];
      for await (const piece of response as AsyncIterable<Buffer>) pieces.push(piece);
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(pieces),
        fingerprint: certificate && `sha256/${createHash('sha256').update(certificate).digest('base64')}`,
      });
    });
    request.on('error', reject);
  });
}

describe('the demonstration library', () => {
  it.each(Object.values(hosts).filter((host) => host !== hosts.wrongCertificate))(
    'answers as %s with the certificate that it announces',
    async (host) => {
      const { status, fingerprint } = await ask(host, '/');
      expect([status, fingerprint]).toEqual([200, demonstration.certificate]);
    },
  );

  it('serves one name with another certificate', async () => {
    const { status, fingerprint } = await ask(hosts.wrongCertificate, '/');
    expect(status).toBe(200);
    expect(fingerprint).not.toBe(demonstration.certificate);
  });

  it('answers at places that a station must refuse, so that a refusal is the station’s own', async () => {
    for (const host of [hosts.elsewhere, 'localhost', '127.0.0.1', hosts.inward])
      for (const plain of [true, false]) expect((await ask(host, '/any/path', { plain })).status).toBe(200);
  });

  it('asks for a name and a password at the members’ door, and lets in who knows them', async () => {
    const refused = await ask(hosts.journals, '/members');
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toContain('Basic');
    expect((await ask(hosts.journals, '/members', { auth: 'reader:wrong' })).status).toBe(401);
    expect((await ask(hosts.journals, '/members', { auth: 'reader:tide' })).status).toBe(200);
  });

  it('gives a PDF to download', async () => {
    const { headers, body } = await ask(hosts.journals, '/article/eelgrass.pdf');
    expect(headers['content-disposition']).toBe('attachment; filename="eelgrass.pdf"');
    expect(body.toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it('has scripts behind every script that its pages name', async () => {
    const pages = [
      [hosts.journals, '/article/eelgrass'],
      [hosts.media, '/player'],
      [hosts.metrics, '/plant'],
      [hosts.metrics, '/track'],
    ] as const;
    for (const [host, path] of pages) {
      const sources = [...String((await ask(host, path)).body).matchAll(/<script src="([^"]+)"/g)];
      expect(sources.length).toBeGreaterThan(0);
      for (const [, source = ''] of sources) {
        const url = new URL(source, `https://${host}`);
        expect((await ask(url.host, url.pathname)).headers['content-type']).toContain('javascript');
      }
    }
  });

  it('remembers what was asked until it is told to forget', async () => {
    await ask(hosts.soundings, '/find?words=piano', { plain: true });
    expect(await demonstration.log()).toMatchObject([
      { secure: false, host: hosts.soundings, path: '/find?words=piano', method: 'GET' },
    ]);
    await demonstration.reset();
    expect(await demonstration.log()).toEqual([]);
  });

  it('ends when the one who started it lets go', async () => {
    const other = await startOwnDemonstration();
    await other.close();
    expect(() => process.kill(other.processId, 0)).toThrow();
  });
});
