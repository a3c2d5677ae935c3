// Break-out attempts by every way a page has to send its reader somewhere: redirects, forms, frames, windows.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mostTabs } from '../../../app/policy/windows.ts';
import { redirectWays } from '../../demonstration/sites/journals/redirects.ts';
import { eventually } from '../../support/station/devtools.ts';
import { type Besieged, start, startBesieged } from './besieged.ts';
import { html, places } from './hostile-site.ts';

let besieged: Besieged;
beforeAll(async () => {
  besieged = await startBesieged();
});
afterAll(() => besieged?.stop());

/** Pages may open three tabs in ten seconds; attempts that count windows start from a rested station. */
const rested = () => new Promise((resolve) => setTimeout(resolve, 10_100));

async function alone(): Promise<void> {
  await besieged.closeOthers();
  await besieged.again();
}
beforeEach(alone);

const unlisted = `https://${places.unlisted}/out`;
const listed = `https://${places.friend}/in`;
const go = (by: string, to: string): string => `/go?by=${by}&to=${encodeURIComponent(to)}`;

/** Ways that lead the tab itself; the others open a window or a frame. */
const elsewhere = new Set(['open', 'named', 'blank', 'link', 'button', 'frame', 'object']);
const leading = redirectWays.filter((way) => !elsewhere.has(way));

describe('P2 Only what the library lists can be opened.', () => {
  describe('Being sent on', () => {
    it.each(leading)('by %s leads to a listed site, and not to an unlisted one', async (way) => {
      await besieged.lead(`location.assign('${go(way, listed)}')`);
      await eventually(async () => (await besieged.address()).startsWith(listed), 5000, 'the listed site');
      await besieged.again();
      await besieged.lead(`location.assign('${go(way, unlisted)}')`);
      const refused = `lethe://tab/blocked?host=${places.unlisted}`;
      await eventually(async () => (await besieged.address()) === refused, 5000, 'the refusal');
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });

    it.each(['301', '302', '303', '307', '308', 'refresh', 'assign'])(
      'by %s does not lead to this machine',
      async (way) => {
        await besieged.lead(`location.assign('${go(way, `http://127.0.0.1:${besieged.site.httpPort}/inside`)}')`);
        await eventually(async () => (await besieged.address()).startsWith('lethe://tab/local'), 5000, 'the refusal');
        expect(besieged.site.asked('127.0.0.1')).toEqual([]);
      },
    );

    it.each(['302', 'refresh', 'assign'])('by %s does not lead to a file or to a page of ours', async (way) => {
      for (const to of [
        'file:///etc/passwd',
        'lethe://tab/knows',
        'lethe://bar/index.html',
        'data:text/html,out',
        'chrome://gpu',
      ]) {
        const at = await besieged.lead(`location.assign('${go(way, to)}')`);
        expect(at, to).toMatch(
          /^(https:\/\/licensed\.wayfarer\.example\/(go\?.*)?|lethe:\/\/tab\/(kind|site\?host=.*))$/,
        );
        await besieged.again();
      }
    });

    it('through several listed sites does not lead out at the end', async () => {
      const chain = go(
        '302',
        `${start}go?by=307&to=${encodeURIComponent(`${start}go?by=301&to=${encodeURIComponent(unlisted)}`)}`,
      );
      expect(await besieged.lead(`location.assign('${chain}')`)).toBe(`lethe://tab/blocked?host=${places.unlisted}`);
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });

    it('from http is taken to https where only that is listed', async () => {
      expect(await besieged.lead(`location.assign('http://${places.friend}/plain')`)).toBe(
        `https://${places.friend}/plain`,
      );
      expect(besieged.site.asked(places.friend).filter(({ secure }) => !secure)).toEqual([]);
    });
  });

  describe('Forms', () => {
    const form = (method: string, action: string, target = '') =>
      `document.body.innerHTML = '<form method="${method}" action="${action}" target="${target}"><input name="q" value="1"></form>'; document.forms[0].submit()`;

    it.each(['get', 'post'])('of method %s arrive at a listed site only', async (method) => {
      expect(await besieged.lead(form(method, listed))).toMatch(/^https:\/\/archive\.soundings\.example\/in/);
      await besieged.again();
      expect(await besieged.lead(form(method, unlisted))).toMatch(/^lethe:\/\/tab\/blocked/);
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });

    it('into a new tab do not arrive at an unlisted site', async () => {
      await besieged.run(form('post', unlisted, '_blank'));
      await besieged.settle();
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });
  });

  describe('Frames', () => {
    const frame = (attributes: string) =>
      `document.body.innerHTML = ${JSON.stringify(`<iframe id="f" ${attributes}></iframe>`)}; await new Promise((done) => setTimeout(done, 700))`;

    it('show a listed site', async () => {
      await besieged.run(frame(`src="${listed}"`));
      expect(besieged.site.asked(places.friend).at(-1)?.path).toBe('/in');
    });

    it.each([
      ['an unlisted site', `src="${unlisted}"`],
      ['an unlisted site after a redirect', `src="${go('302', unlisted)}"`],
      ['a site that only lends parts', `src="https://${places.partsOnly}/out"`],
      ['an unlisted site in a frame within a frame', `srcdoc="&lt;iframe src='${unlisted}'>&lt;/iframe>"`],
      [
        'an unlisted site from a sandboxed frame',
        `sandbox="allow-scripts" srcdoc="&lt;script>location='${unlisted}'&lt;/script>"`,
      ],
      ['a page that data: holds and that leads out', `src="data:text/html,<script>location='${unlisted}'</script>"`],
    ])('do not show %s', async (_name, attributes) => {
      await besieged.run(frame(attributes));
      await besieged.settle();
      expect([...besieged.site.asked(places.unlisted), ...besieged.site.asked(places.partsOnly)]).toEqual([]);
      expect(await besieged.address()).toBe(start);
    });

    it.each(['object data', 'embed src'])('made with <%s> do not show one either', async (tag) => {
      const [name, attribute] = tag.split(' ');
      await besieged.run(`document.body.innerHTML = '<${name} ${attribute}="${unlisted}" type="text/html"></${name}>'`);
      await besieged.settle();
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });

    it.each(['lethe://tab/home', 'lethe://tab/knows', 'lethe://bar/index.html', 'file:///etc/passwd', 'chrome://gpu'])(
      'do not show %s',
      async (address) => {
        await besieged.run(`${frame(`src="${address}"`)}`);
        const shown = await besieged.run<string>(
          "try { return document.getElementById('f').contentDocument?.body.innerText ?? 'another origin' } catch { return 'another origin' }",
        );
        expect(['', 'another origin']).toContain(shown);
        expect(await besieged.framesAt('lethe:')).toBe(0);
      },
    );

    it('do not take their tab to an unlisted site, though they may take it to a listed one', async () => {
      const busting = (to: string) => besieged.site.put('/busting', html(`<script>top.location = '${to}'</script>`));
      busting(listed);
      await besieged.run(frame('src="/busting"'));
      await eventually(async () => (await besieged.address()) === listed, 5000, 'the listed site');
      await besieged.again();
      busting(unlisted);
      await besieged.run(frame('src="/busting"'));
      await eventually(async () => (await besieged.address()).startsWith('lethe://tab/blocked'), 5000, 'the refusal');
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });
  });

  describe('Windows', () => {
    it('of a listed site open as a tab, without a way back to who opened it', async () => {
      await rested();
      expect(await besieged.run(`return String(window.open('${listed}'))`)).toBe('null');
      await eventually(async () => (await besieged.tabs()).includes(listed), 5000, 'the new tab');
    });

    it.each([
      ['by name', `window.open('${unlisted}', 'other')`],
      ['small', `window.open('${unlisted}', '_blank', 'popup,width=300,height=200,left=0,top=0')`],
      [
        'without a bar',
        `window.open('${unlisted}', '_blank', 'toolbar=no,location=no,menubar=no,fullscreen=yes,alwaysRaised=yes')`,
      ],
      ['without an opener', `window.open('${unlisted}', '_blank', 'noopener,noreferrer')`],
      ['in the top frame', `window.open('${unlisted}', '_top')`],
      [
        'by a link with a target',
        `document.body.innerHTML = '<a id="a" target="_blank" rel="opener" href="${unlisted}">x</a>'; document.getElementById('a').click()`,
      ],
      [
        'by a link with a held key',
        `document.body.innerHTML = '<a id="a" href="${unlisted}">x</a>'; document.getElementById('a').dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true, view: window }))`,
      ],
    ])('of an unlisted site never open (%s)', async (_name, code) => {
      await besieged.run(code);
      await besieged.settle();
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
      for (const address of await besieged.tabs())
        expect(address).toMatch(/^(https:\/\/licensed|lethe:\/\/tab\/blocked)/);
    });

    it.each([
      '',
      'about:blank',
      'javascript:alert(1)',
      'data:text/html,out',
      'file:///etc/passwd',
      'lethe://tab/home',
      'blob:https://licensed.wayfarer.example/x',
      'mailto:a@b.example',
    ])('of “%s” never open', async (address) => {
      const before = await besieged.tabs();
      expect(await besieged.run(`return String(window.open('${address}'))`)).toBe('null');
      await besieged.settle();
      expect(await besieged.tabs()).toEqual(before);
    });

    it('do not come in a storm: of a hundred, few open', async () => {
      await rested();
      await besieged.run(`for (let at = 0; at < 100; at += 1) window.open('${listed}?' + at, 'storm' + at)`);
      await besieged.settle();
      const tabs = await besieged.tabs();
      expect(tabs.length).toBeGreaterThan(1);
      expect(tabs.length).toBeLessThanOrEqual(Math.min(4, mostTabs));
      expect(await besieged.bar()).toContain('window');
    });

    it('cannot be navigated by a page that knows a name for them', async () => {
      await rested();
      await besieged.run(`window.open('${listed}', 'known')`);
      await eventually(async () => (await besieged.tabs()).includes(listed), 5000, 'the new tab');
      await besieged.run(`window.open('${unlisted}', 'known')`);
      await besieged.settle();
      expect(await besieged.tabs()).toContain(listed);
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });
  });

  describe('History', () => {
    it('of many made-up steps does not hide the real host, and Home still works', async () => {
      await besieged.run("for (let at = 0; at < 300; at += 1) history.pushState({}, '', '/made-up/' + at)");
      await besieged.settle();
      expect(await besieged.bar()).toContain(places.hostile);
      await besieged.visit.bar.evaluate("lethe.press({ press: 'home' })");
      await eventually(async () => (await besieged.address()) === 'lethe://tab/home', 5000, 'the home page');
    });
  });
});
