// Break-out attempts through the network: no part of a page reaches this machine or the local network, by whatever protocol.

import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/station/devtools.ts';
import { type Besieged, startBesieged } from './besieged.ts';
import { type Doorbell, hangDoorbell } from './doorbell.ts';
import { html, places, script } from './hostile-site.ts';

let besieged: Besieged;
let doorbell: Doorbell;
beforeAll(async () => {
  besieged = await startBesieged();
  doorbell = await hangDoorbell();
});
afterAll(async () => {
  doorbell?.close();
  await besieged?.stop();
});
beforeEach(async () => {
  await besieged.again();
  doorbell.rings();
});

const inside = (protocol: string): string => `${protocol}://127.0.0.1:${doorbell.tcp}/x`;

/** Runs code that may start something in the background, and gives it its time. */
async function unheard(code: string): Promise<void> {
  await besieged.run(code);
  await besieged.settle();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(doorbell.rings()).toBe(0);
}

describe('P2 Only what the library lists can be opened.', () => {
  describe('The doorbell', () => {
    it('rings when anybody else on this machine presses it', async () => {
      const caller = connect(doorbell.tcp, '127.0.0.1');
      const datagrams = createSocket('udp4');
      datagrams.send('x', doorbell.udp, '127.0.0.1');
      let heard = 0;
      const both = (): boolean => {
        heard += doorbell.rings();
        return heard >= 2;
      };
      await eventually(both, 5000, 'two rings');
      caller.destroy();
      datagrams.close();
    });
  });

  describe('Parts of a page', () => {
    type Part = readonly [string, (address: string) => string];
    const parts: readonly Part[] = [
      ['fetch', (to) => `await fetch('${to}', { mode: 'no-cors' })`],
      ['fetch that posts', (to) => `await fetch('${to}', { mode: 'no-cors', method: 'POST', body: 'x' })`],
      [
        'a synchronous request',
        (to) => `const request = new XMLHttpRequest(); request.open('GET', '${to}', false); request.send()`,
      ],
      ['a picture', (to) => `new Image().src = '${to}'`],
      ['a script', (to) => `document.head.append(Object.assign(document.createElement('script'), { src: '${to}' }))`],
      ['a module', (to) => `await import('${to}')`],
      [
        'a style',
        (to) =>
          `document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '${to}' }))`,
      ],
      ['a font', (to) => `const font = new FontFace('f', 'url(${to})'); await font.load()`],
      [
        'a film',
        (to) => `document.body.innerHTML = '<video src="${to}" autoplay muted></video><audio src="${to}"></audio>'`,
      ],
      ['a beacon', (to) => `navigator.sendBeacon('${to}', 'x')`],
      ['a stream of events', (to) => `await new Promise((done) => { new EventSource('${to}').onerror = done })`],
      [
        'an SVG, an object and an embed',
        (to) =>
          `document.body.innerHTML = '<svg><image href="${to}"/><use href="${to}#x"/></svg><object data="${to}"></object><embed src="${to}">'`,
      ],
    ];
    /** Not asked for by this browser, or refused whatever they lead to; so nothing shows that they could have. */
    const refusedAnyway: readonly Part[] = [
      [
        'an icon and a manifest',
        (to) =>
          `document.head.insertAdjacentHTML('beforeend', '<link rel="icon" href="${to}"><link rel="manifest" href="${to}"><link rel="apple-touch-icon" href="${to}">')`,
      ],
      [
        'hints',
        (to) =>
          `document.head.insertAdjacentHTML('beforeend', '<link rel="preconnect" href="${to}"><link rel="dns-prefetch" href="${to}"><link rel="prefetch" href="${to}"><link rel="preload" as="script" href="${to}"><link rel="modulepreload" href="${to}"><link rel="prerender" href="${to}">')`,
      ],
      [
        'a ping of a link',
        (to) =>
          `document.body.innerHTML = '<a id="a" href="#here" ping="${to}">x</a>'; document.getElementById('a').click()`,
      ],
      [
        'a form in a frame',
        (to) =>
          `document.body.innerHTML = '<iframe name="f"></iframe><form target="f" action="${to}"></form>'; document.forms[0].submit()`,
      ],
    ];

    it.each(parts)('as %s reach a public host that is not listed', async (_name, code) => {
      const from = besieged.site.asked(places.partsOnly).length;
      await besieged.run(code(`https://${places.partsOnly}/part`));
      await eventually(() => besieged.site.asked(places.partsOnly).length > from, 5000, 'the part');
    });

    it.each([...parts, ...refusedAnyway])('as %s do not reach this machine', async (_name, code) => {
      for (const protocol of ['https', 'http']) await unheard(code(inside(protocol)));
    });

    it.each([...parts, ...refusedAnyway])('as %s do not follow a redirect to this machine', async (_name, code) => {
      await unheard(code(`/go?by=307&to=${encodeURIComponent(inside('https'))}`));
    });

    it('do not come from a name that leads here, even one that looked public a moment ago', async () => {
      for (const host of [places.inward, places.inwardTen, places.rebinding]) {
        const read = await besieged.run<string>(`return (await fetch('https://${host}/secret')).text()`);
        expect(read).toContain('TypeError');
      }
      expect(await besieged.run<string>(`return (await fetch('https://${places.partsOnly}/secret')).text()`)).toContain(
        'answers',
      );
    });

    it.each(['ws', 'wss'])('do not come over %s', async (protocol) => {
      const open = (to: string) =>
        `return new Promise((done) => { const socket = new WebSocket('${to}'); socket.onopen = () => done('open'); socket.onerror = () => done('closed') })`;
      expect(await besieged.run(open(inside(protocol)))).toBe('closed');
      expect(doorbell.rings()).toBe(0);
      const from = besieged.site.asked(places.partsOnly).length;
      await besieged.run(open(`wss://${places.partsOnly}/socket`));
      expect(besieged.site.asked(places.partsOnly).length).toBeGreaterThan(from);
    });

    it('are not asked for by headers: preload, reports of broken rules, refresh', async () => {
      const to = inside('https');
      besieged.site.put('/headers', {
        ...html('<img src="/x.png">'),
        headers: {
          'content-type': 'text/html',
          link: `<${to}>; rel=preload; as=script, <${to}>; rel=preconnect`,
          'content-security-policy': `img-src 'none'; report-uri ${to}`,
          'reporting-endpoints': `r="${to}"`,
          refresh: `1; url=${to}`,
        },
      });
      await unheard("location.assign('/headers'); await new Promise(() => undefined)");
    });

    it('are not fetched ahead by rules of speculation', async () => {
      const rules = {
        prefetch: [{ source: 'list', urls: [inside('https'), `https://${places.unlisted}/ahead`] }],
        prerender: [{ source: 'list', urls: [`https://${places.unlisted}/ahead`] }],
      };
      await unheard(
        `document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: ${JSON.stringify(JSON.stringify(rules))} }))`,
      );
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });
  });

  describe('Workers', () => {
    const ask = (to: string) =>
      `fetch('${to}', { mode: 'no-cors' }).then((answer) => 'read ' + answer.type, (error) => error.name)`;
    const answer = (expression: string) => `${expression}.then((value) => postMessage(value))`;

    it.each([
      [
        'A worker',
        (to: string) =>
          `const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(answer(ask(to)))}]))); return new Promise((done) => { worker.onmessage = ({ data }) => done(data) })`,
      ],
      [
        'A shared worker',
        (to: string) =>
          `const worker = new SharedWorker(URL.createObjectURL(new Blob([${JSON.stringify(`onconnect = ({ ports: [port] }) => ${ask(to)}.then((value) => port.postMessage(value))`)}]))); return new Promise((done) => { worker.port.onmessage = ({ data }) => done(data) })`,
      ],
    ])('%s reaches the public, and not this machine', async (_name, code) => {
      expect(await besieged.run(code(`https://${places.partsOnly}/part`))).toBe('read opaque');
      for (const to of [inside('https'), inside('http'), `https://${places.inward}/x`])
        expect(await besieged.run(code(to))).toBe('TypeError');
      expect(doorbell.rings()).toBe(0);
    });

    it('of a site’s own service reach the public, and not this machine', async () => {
      besieged.site.put(
        '/service.js',
        script(
          "onmessage = async ({ data, source }) => source.postMessage(await fetch(data, { mode: 'no-cors' }).then((answer) => 'read ' + answer.type, (error) => error.name)); onactivate = (event) => event.waitUntil(clients.claim())",
        ),
      );
      const code = (to: string) =>
        `await navigator.serviceWorker.register('/service.js'); const { active } = await navigator.serviceWorker.ready; return new Promise((done) => { navigator.serviceWorker.onmessage = ({ data }) => done(data); active.postMessage('${to}') })`;
      expect(await besieged.run(code(`https://${places.partsOnly}/part`))).toBe('read opaque');
      for (const to of [inside('https'), inside('http'), `https://${places.inward}/x`])
        expect(await besieged.run(code(to))).toBe('TypeError');
      expect(doorbell.rings()).toBe(0);
    });

    it('of a site’s own service make no page, no frame and no part of one', async () => {
      besieged.site.put(
        '/false.js',
        script(
          "onfetch = (event) => event.respondWith(new Response('<h1>false</h1>', { headers: { 'content-type': 'text/html' } })); oninstall = () => skipWaiting(); onactivate = (event) => event.waitUntil(clients.claim())",
        ),
      );
      besieged.site.put('/anything', html('<h1>true</h1>'));
      const registered = await besieged.run<string>(
        "await navigator.serviceWorker.register('/false.js'); await navigator.serviceWorker.ready; await new Promise((done) => setTimeout(done, 300)); return (await navigator.serviceWorker.getRegistration()).active.scriptURL.split('/').at(-1)",
      );
      // It is there, and it is not asked.
      expect(registered).toBe('false.js');
      expect(await besieged.run("return (await (await fetch('/anything')).text()).includes('true')")).toBe(true);
      await besieged.lead("location.assign('/anything')");
      expect(await besieged.run('return document.body.innerText')).toBe('true');
      const framed =
        "const frame = document.body.appendChild(document.createElement('iframe')); await new Promise((done) => { frame.onload = done; frame.src = '/anything' }); return frame.contentDocument.body.innerText";
      expect(await besieged.run(framed)).toBe('true');
      // A film of it would get a window, which would lie over the bar, were its page not the site's.
      expect(await besieged.run('return document.pictureInPictureEnabled')).toBe(false);
      await besieged.run('for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()');
    });
  });

  describe('Protocols that no gate sees', () => {
    it('WebRTC is not there, in pages and in their frames', async () => {
      const kinds = '[typeof RTCPeerConnection, typeof webkitRTCPeerConnection].join()';
      expect(await besieged.run(`return ${kinds}`)).toBe('undefined,undefined');
      const framed = `const frame = document.body.appendChild(document.createElement('iframe')); return typeof frame.contentWindow.RTCPeerConnection`;
      expect(await besieged.run(framed)).toBe('undefined');
      besieged.site.put('/rtc', html(`<script>parent.postMessage(typeof RTCPeerConnection, '*')</script>`));
      for (const attributes of ['src="/rtc"', 'sandbox="allow-scripts" src="/rtc"'])
        expect(
          await besieged.run(
            `return new Promise((done) => { onmessage = ({ data }) => done(data); document.body.innerHTML = '<iframe ${attributes}></iframe>' })`,
          ),
        ).toBe('undefined');
    });

    it('WebTransport is not there, in pages and in their workers', async () => {
      expect(await besieged.run('return typeof WebTransport')).toBe('undefined');
      const worker = "new Worker(URL.createObjectURL(new Blob(['postMessage(typeof WebTransport)'])))";
      const asked = `const worker = ${worker}; return new Promise((done) => { worker.onmessage = ({ data }) => done(data) })`;
      expect(await besieged.run(asked)).toBe('undefined');
    });
  });
});
