// Our own pages: served from their folder and from nowhere else, with the policy that keeps other content out.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { containedFile, servePage } from '../../../app/trusted/serve-pages.ts';

const folder = '/lethe/application/pages/tab';

const hostile = [
  '../bar/index.html',
  '../../main.cjs',
  '../../../../etc/passwd',
  '..',
  '../',
  './../x.html',
  'fonts/../../bar/bar.js',
  'a/b/c/../../../../x.html',
  '../tab-other/index.html',
  '../tab2/index.html',
  'x/../../tab/../bar/bar.js',
  '..//..//x',
  '....//../../x',
  '/../x.html',
  '//../x.html',
  '/../../../../../../../../etc/passwd',
  'x\0.html',
  '\0',
  '../\0',
  'index.html\0.png',
  'fonts/\0/../../x',
  '../%2e%2e/x',
  './././../x',
  'fonts/./../../x',
  '.././../x',
  '../tab/../bar/index.html',
  '../TAB/index.html',
  '../../pages/bar/index.html',
  'a/../../tabs/index.html',
  '../..',
  '../.',
];

describe('A path', () => {
  it.each(hostile)('%j leads to nothing outside', (path) => {
    expect(containedFile(folder, path)).toBe(null);
  });

  it.each([
    ['index.html', `${folder}/index.html`],
    ['fonts/inter.woff2', `${folder}/fonts/inter.woff2`],
    ['/index.html', `${folder}/index.html`],
    ['a/../index.html', `${folder}/index.html`],
    ['..%2f..%2fetc', `${folder}/..%2f..%2fetc`],
    ['.../x.html', `${folder}/.../x.html`],
    ['~root/x.html', `${folder}/~root/x.html`],
    ['C:\\x.html', `${folder}/C:\\x.html`],
  ])('%j stays in its folder', (path, file) => {
    expect(containedFile(folder, path)).toBe(file);
  });
});

describe('A page of ours', () => {
  const own = mkdtempSync(join(tmpdir(), 'lethe-pages-'));
  afterAll(() => rmSync(own, { recursive: true }));
  writeFileSync(join(own, 'index.html'), '<h1>ours</h1>');
  writeFileSync(join(own, 'secret.json'), '{}');
  writeFileSync(join(own, 'tool.sh'), 'true');

  it('comes with a policy that lets nothing in but its own parts', async () => {
    const answer = await servePage(own, 'home');
    expect(await answer.text()).toBe('<h1>ours</h1>');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'/);
    for (const rule of ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "script-src 'self'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('holds in its head what is put there, and only the page itself does', async () => {
    const withHead = join(own, 'with-head');
    mkdirSync(withHead);
    writeFileSync(join(withHead, 'index.html'), '<head><title>ours</title></head>');
    writeFileSync(join(withHead, 'part.svg'), '<svg></head></svg>');
    const text = async (path: string) => (await servePage(withHead, path, '<meta name="a" />')).text();
    expect(await text('home')).toBe('<head><title>ours</title><meta name="a" /></head>');
    expect(await text('part.svg')).toBe('<svg></head></svg>');
  });

  it.each(['secret.json', 'tool.sh', 'absent.html', 'x.html/', '../x.html', 'index.html%00', 'index.HTML'])(
    'is not there at %s, and the answer has the same policy',
    async (path) => {
      const answer = await servePage(own, path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('');
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    },
  );
});
