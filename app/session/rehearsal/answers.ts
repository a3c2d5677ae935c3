// The website of a rehearsal: answered inside the session, under a name that exists nowhere, so that nothing leaves the machine.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from 'electron';
import { type Canaries, type CanaryClass, CanaryClasses, type MaskedSeed } from '../../../contract/canary.ts';

interface Website {
  readonly seed: MaskedSeed;
  readonly canaries: Canaries<CanaryClass>;
  /** Holds the built page. */
  readonly folder: string;
  /** The page has tried everything. */
  planted(refused: readonly CanaryClass[]): void;
}

const types = {
  html: 'text/html; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
  json: 'application/json',
  picture: 'image/svg+xml',
} as const;

/** Cacheable for a year, as a browser may then keep it in places of its own. */
const answer = (type: keyof typeof types, body: string): Response =>
  new Response(body, { headers: { 'Content-Type': types[type], 'Cache-Control': 'public, max-age=31536000' } });

const nothing = (): Response => new Response(null, { status: 404 });

const icon = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

async function answerPath({ seed, canaries: { of }, folder, planted }: Website, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname;
  const file = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  switch (path) {
    case '/':
      return answer('html', `${await file('index.html')}<!-- ${of['http-html']} -->`);
    case '/rehearsal.js':
    case '/opfs-worker.js':
      return answer('script', await file(path.slice(1)));
    case '/worker.js':
      return new Response(`// ${of['worker-script']}\nself.addEventListener('fetch', () => undefined);`, {
        headers: { 'Content-Type': types.script, 'Service-Worker-Allowed': '/' },
      });
    case '/seed.json':
      return answer('json', JSON.stringify(seed));
    case '/planted':
      planted(CanaryClasses.parse(await request.json()));
      return new Response(null, { status: 204 });
    default:
      return path.startsWith('/slot/icon') ? answer('picture', icon) : nothing();
  }
}

/** From now on the session reaches no network: every https address is answered here, and but for one host with nothing. */
export function serveRehearsal(session: Session, website: Website): void {
  session.protocol.handle('https', async (request) => {
    const { host } = new URL(request.url);
    return host === website.canaries.of.host ? answerPath(website, request) : nothing();
  });
}
