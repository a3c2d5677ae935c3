// The gate: what opens, what does not, and what is said instead.
import { describe, expect, it } from 'vitest';
import { inLanguage, mayPointInward } from '../../../app/policy/navigation.ts';
import { hostileSites } from './hostile-addresses.ts';
import { hostileSchemes } from './hostile-schemes.ts';
import { judgeAt, pageOf, rulesOf } from './station.ts';

const hostileAddresses = { ...hostileSites, ...hostileSchemes };

const friendly = [
  'https://catalogue.harbour.example/',
  'https://catalogue.harbour.example:443/search?q=tide#top',
  'https://CATALOGUE.Harbour.EXAMPLE/',
  'https://catalogue.harbour.example./',
  'https:catalogue.harbour.example/',
  'https:\\\\catalogue.harbour.example\\x',
  ' https://catalogue.harbour.example/\n',
  'https://cata\tlogue.harbour.example/',
  'https://%63atalogue.harbour.example/',
  'https://ｃatalogue.harbour.example/',
  'https://catalogue。harbour.example/',
  'https://catalogue.harbour.example/members',
  'https://www.tidewater.example/',
  'https://a.b.c.tidewater.example/',
  'https://sso.university.example/login',
  'http://old.harbour.example/',
  'http://old.harbour.example:8080/',
  'https://old.harbour.example/',
  'https://bücher.example/',
  'https://xn--bcher-kva.example/',
  'https://BÜCHER.example/',
  'https://any.platform.example/',
  'http://192.168.7.20/',
  'http://0xc0a80714/',
  'lethe://tab/home',
];

describe('what opens', () => {
  it.each(friendly)('lets %j through', (url) => {
    expect(judgeAt(url)).toEqual({ allow: true });
  });
});

describe.each(Object.entries(hostileAddresses))('%s', (_sort, { page, addresses }) => {
  it.each(addresses)('refuses %j', (url) => {
    expect(pageOf(judgeAt(url))).toBe(page);
  });

  it.each(addresses)('refuses %j when a form is sent there', (url) => {
    expect(judgeAt(url, { method: 'POST' }).allow).toBe(false);
  });
});

describe('the table of hostile addresses', () => {
  it('holds each address once, and more than 150', () => {
    const all = Object.values(hostileAddresses).flatMap(({ addresses }) => addresses);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(150);
  });
});

describe('plain http to a site that is known by https', () => {
  it('is refused with the same address over https beside it', () => {
    expect(judgeAt('http://www.tidewater.example/a?b#c')).toEqual({
      allow: false,
      page: 'blocked',
      values: { host: 'www.tidewater.example' },
      upgrade: 'https://www.tidewater.example/a?b#c',
    });
  });

  it('is refused without it for forms, other ports, members’ sites and other sites', () => {
    expect(judgeAt('http://www.tidewater.example/', { method: 'POST' })).not.toHaveProperty('upgrade');
    expect(judgeAt('http://www.tidewater.example:8080/')).not.toHaveProperty('upgrade');
    expect(judgeAt('http://premium.platform.example/')).not.toHaveProperty('upgrade');
    expect(judgeAt('http://elsewhere.example/')).not.toHaveProperty('upgrade');
  });
});

describe('what a refusal says', () => {
  it('names the host in its own script where that can’t deceive, in ASCII where it might', () => {
    expect(judgeAt('https://größe.example/')).toMatchObject({ values: { host: 'größe.example' } });
    expect(judgeAt('https://cаtalogue.harbour.example/')).toMatchObject({
      values: { host: 'xn--ctalogue-16g.harbour.example' },
    });
  });

  it('names a members’ resource in the language of the visit', () => {
    const rules = rulesOf();
    expect(judgeAt('https://premium.platform.example/', {}, rules)).toMatchObject({ values: { title: 'Premium' } });
    expect(judgeAt('https://premium.platform.example/', {}, inLanguage(rules, 'es'))).toMatchObject({
      values: { title: 'Prémium' },
    });
  });

  it('says nothing of what stood in the address besides its host', () => {
    const verdict = judgeAt('https://elsewhere.example/private?name=secret#secret');
    expect(JSON.stringify(verdict)).not.toMatch(/secret|private/);
  });
});

describe('frames', () => {
  it.each([
    'about:blank',
    'about:srcdoc',
    'blob:https://catalogue.harbour.example/5e3f',
    'https://sso.university.example/',
  ])('lets %j through', (url) => {
    expect(judgeAt(url, { frame: 'frame' })).toEqual({ allow: true });
  });

  it.each([
    'https://elsewhere.example/',
    'http://192.168.0.1/',
    'data:text/html,x',
    'javascript:x',
    'file:///etc/passwd',
    'chrome://gpu',
    'about:version',
    'blob:https://elsewhere.example/5e3f',
    'blob:http://127.0.0.1/5e3f',
    'blob:null/5e3f',
    'blob:file:///5e3f',
    'wss://catalogue.harbour.example/',
    'mailto:x@example.org',
    'lethe://tab/home',
    'lethe://tab/knows',
    'https://user@catalogue.harbour.example/',
    'https://premium.platform.example/',
  ])('refuses %j', (url) => {
    expect(judgeAt(url, { frame: 'frame' }).allow).toBe(false);
  });
});

describe('parts of a page', () => {
  const part = { frame: 'part' } as const;

  it.each([
    'https://pictures.elsewhere.example/a.png',
    'https://pictures.elsewhere.example:8443/a.png',
    'http://pictures.elsewhere.example/a.png',
    'wss://live.elsewhere.example/',
    'data:image/png;base64,x',
    'blob:https://elsewhere.example/5e3f',
    'https://premium.platform.example/logo.svg',
    'http://192.168.7.20/style.css',
    'http://printer.desk.harbour.lan/x',
  ])('come from any public address: %j', (url) => {
    expect(judgeAt(url, part)).toEqual({ allow: true });
  });

  it.each([
    ['http://127.0.0.1:9222/json', 'local'],
    ['ws://127.0.0.1:9222/devtools/browser', 'local'],
    ['wss://localhost/', 'local'],
    ['http://[::1]/', 'local'],
    ['https://router/', 'local'],
    ['http://169.254.169.254/', 'local'],
    ['https://shelves.harbour.lan/', 'local'],
    ['http://desk.harbour.lan/x', 'local'],
    ['file:///etc/passwd', 'kind'],
    ['chrome://resources/x.js', 'kind'],
    ['chrome-extension://x/y.js', 'kind'],
    ['devtools://devtools/x', 'kind'],
    ['lethe://tab/knows.json', 'kind'],
    ['lethe://bar/bar.js', 'kind'],
    ['filesystem:https://catalogue.harbour.example/x', 'kind'],
    ['ftp://elsewhere.example/x', 'kind'],
    ['about:blank', 'kind'],
  ])('never come from inside: %j', (url, page) => {
    expect(pageOf(judgeAt(url, part))).toBe(page);
  });

  it('come from listed hosts only when the policy says so', () => {
    const listed = rulesOf({ parts: 'listed' });
    expect(judgeAt('https://pictures.elsewhere.example/a.png', part, listed).allow).toBe(false);
    expect(judgeAt('wss://live.elsewhere.example/', part, listed).allow).toBe(false);
    expect(judgeAt('https://premium.platform.example/logo.svg', part, listed).allow).toBe(false);
    expect(judgeAt('ws://www.tidewater.example/', part, listed).allow).toBe(false);
    expect(judgeAt('https://img.tidewater.example/a.png', part, listed)).toEqual({ allow: true });
    expect(judgeAt('wss://img.tidewater.example/', part, listed)).toEqual({ allow: true });
    expect(judgeAt('ws://old.harbour.example:8080/', part, listed)).toEqual({ allow: true });
    expect(judgeAt('data:image/png,x', part, listed)).toEqual({ allow: true });
  });
});

describe('pages of ours', () => {
  it('open for our own code and for the patron, and not for a website', () => {
    const knows = 'lethe://tab/knows';
    expect(judgeAt(knows, { initiator: 'ours' }).allow).toBe(true);
    expect(judgeAt(knows, { initiator: 'patron' }).allow).toBe(true);
    expect(judgeAt(knows, { initiator: 'page' }).allow).toBe(false);
  });

  it('load their own parts and ask for what they may ask', () => {
    const ours = { initiator: 'ours', frame: 'part' } as const;
    expect(judgeAt('lethe://tab/tab.js', ours).allow).toBe(true);
    expect(judgeAt('lethe://tab/do/erase', { ...ours, method: 'POST' }).allow).toBe(true);
    expect(judgeAt('lethe://bar/bar.js', ours).allow).toBe(false);
  });

  it('hold an empty page for our own code only', () => {
    expect(judgeAt('about:blank', { initiator: 'ours' }).allow).toBe(true);
    expect(judgeAt('about:srcdoc', { initiator: 'ours' }).allow).toBe(false);
    expect(judgeAt('about:blank', { initiator: 'patron' }).allow).toBe(false);
  });
});

describe('hosts inside the building', () => {
  it('may be reached when the policy lists them, in every spelling', () => {
    const rules = rulesOf();
    for (const host of ['192.168.7.20', 'printer.desk.harbour.lan', 'PRINTER.desk.harbour.lan.'])
      expect(mayPointInward(rules, host)).toBe(true);
    for (const host of ['192.168.7.21', 'desk.harbour.lan', 'xdesk.harbour.lan', 'catalogue.harbour.example', ''])
      expect(mayPointInward(rules, host)).toBe(false);
  });

  it('open nothing by being listed', () => {
    expect(pageOf(judgeAt('http://printer.desk.harbour.lan/'))).toBe('blocked');
  });
});
