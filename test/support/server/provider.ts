// A small OpenID provider on a real socket: discovery, keys, the code flow with PKCE, signed tokens. It refuses what the standard says it must.
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Provider {
  readonly issuer: string;
  readonly client: string;
  readonly secret: string;
  /** Who signs in next, and what the provider says of them. */
  claims: Record<string, unknown>;
  /** Changes the token before it is signed, or the key it is signed with: for attacks. */
  spoil: { nonce?: string; audience?: string; otherKey?: boolean };
  close(): Promise<void>;
}

interface Grant {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirect: string;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

export async function startProvider(): Promise<Provider> {
  const [client, secret, kid] = ['lethe-dashboard', randomBytes(16).toString('hex'), 'one'];
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<string, Grant>();

  const sign = (claims: object, spoilt: boolean): string => {
    const text = `${base64url({ alg: 'RS256', kid, typ: 'JWT' })}.${base64url(claims)}`;
    const key = spoilt ? stranger.privateKey : pair.privateKey;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
  };
  const json = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  };

  const authorize = (query: URLSearchParams, response: ServerResponse): void => {
    const redirect = query.get('redirect_uri') ?? '';
    const good =
      query.get('client_id') === client &&
      query.get('response_type') === 'code' &&
      query.get('code_challenge_method') === 'S256' &&
      query.get('scope')?.split(' ').includes('openid');
    if (!good) return json(response, 400, { error: 'invalid_request' });
    const code = randomBytes(16).toString('hex');
    const challenge = query.get('code_challenge') ?? '';
    grants.set(code, { challenge, nonce: query.get('nonce') ?? '', redirect });
    const to = new URL(redirect);
    to.searchParams.set('code', code);
    to.searchParams.set('state', query.get('state') ?? '');
    response.writeHead(302, { location: to.href }).end();
  };

  const token = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await textOf(request));
    const basic = `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`;
    const known =
      request.headers.authorization === basic ||
      (form.get('client_id') === client && form.get('client_secret') === secret);
    if (!known) return json(response, 401, { error: 'invalid_client' });
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const hashed = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant === undefined || grant.challenge !== hashed || grant.redirect !== form.get('redirect_uri')) {
      return json(response, 400, { error: 'invalid_grant' });
    }
    const now = Math.floor(Date.now() / 1000);
    const { nonce = grant.nonce, audience = client, otherKey = false } = provider.spoil;
    const claims = { iss: provider.issuer, aud: audience, iat: now, exp: now + 60, nonce, ...provider.claims };
    json(response, 200, {
      access_token: randomBytes(16).toString('hex'),
      token_type: 'Bearer',
      expires_in: 60,
      id_token: sign(claims, otherKey),
    });
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer);
    if (url.pathname === '/.well-known/openid-configuration') {
      return json(response, 200, {
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (url.pathname === '/keys') {
      const key = pair.publicKey.export({ format: 'jwk' });
      return json(response, 200, { keys: [{ ...key, kid, alg: 'RS256', use: 'sig' }] });
    }
    if (url.pathname === '/authorize') return authorize(url.searchParams, response);
    if (url.pathname === '/token') return void token(request, response);
    json(response, 404, {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const provider: Provider = {
    ...{ issuer: `http://127.0.0.1:${port}`, client, secret, claims: {}, spoil: {} },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}
