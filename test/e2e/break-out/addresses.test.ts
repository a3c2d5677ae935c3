// Break-out attempts by address: whatever a page asks for, a tab shows what the station lists or a page that says why not.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Besieged, start, startBesieged } from './besieged.ts';
import { places } from './hostile-site.ts';

let besieged: Besieged;
beforeAll(async () => {
  besieged = await startBesieged();
});
afterAll(() => besieged?.stop());
beforeEach(() => besieged.again());

/** Tries an address as a page does with a script and as a patron does with a link; says where the tab is then, twice. */
async function tried(address: string): Promise<[string, string]> {
  const target = JSON.stringify(address);
  const byScript = await besieged.lead(`location.assign(${target})`);
  await besieged.again();
  const byLink = await besieged.lead(
    `const link = document.body.appendChild(document.createElement('a')); link.href = ${target}; link.click()`,
  );
  return [byScript, byLink];
}

const refusedBy = (page: string) => expect.stringMatching(new RegExp(`^lethe://tab/${page}(\\?|$)`));

describe('P2 Only what the library lists can be opened.', () => {
  describe('Kinds of address', () => {
    it('lets a listed site through, by script and by link', async () => {
      const address = `https://${places.friend}/open`;
      expect(await tried(address)).toEqual([address, address]);
    });

    // Chromium itself refuses these to a page of the web and stays where it is.
    it.each([
      'file:///etc/passwd',
      'file://localhost/proc/self/environ',
      'chrome://settings/',
      'chrome://gpu/',
      'devtools://devtools/bundled/inspector.html',
      'view-source:https://archive.soundings.example/',
      'data:text/html,<h1>out</h1>',
      'filesystem:https://licensed.wayfarer.example/temporary/x.html',
      'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html',
    ])('refuses %s', async (address) => {
      const at = await tried(address);
      for (const place of at) expect([start, 'lethe://tab/kind']).toContain(place);
    });

    it.each([
      'mailto:desk@library.example',
      'tel:+4912345',
      'intent://scan/#Intent;scheme=zxing;end',
      'ms-settings:privacy',
      'steam://run/1',
      'vscode://file/etc/passwd',
      'ftp://archive.soundings.example/',
      'ws://archive.soundings.example/',
      'lethe://bar/index.html',
      'lethe://shell/index.html',
      'lethe://tab/crashed?times=2',
      'lethe://tab/knows',
      'lethe://tab/home?from=afar',
    ])('refuses %s and says so', async (address) => {
      expect(await tried(address)).toEqual([refusedBy('kind'), refusedBy('kind')]);
    });

    it('runs javascript: within the page only, and shows no other address', async () => {
      expect(await besieged.lead('location.href = "javascript:\'<h1>written</h1>\'"')).toBe(start);
    });

    it('opens no blob: page in a tab, and lets a page use one for its own parts', async () => {
      const made = "URL.createObjectURL(new Blob(['<h1>made here</h1>'], { type: 'text/html' }))";
      expect(await besieged.lead(`location.href = ${made}`)).toEqual(refusedBy('kind'));
      await besieged.again();
      expect(await besieged.run(`return (await fetch(${made})).text()`)).toBe('<h1>made here</h1>');
    });

    it.each(['about:blank', 'about:blank#', 'about:version'])('leaves no tab at %s', async (address) => {
      for (const place of await tried(address)) expect([start, 'lethe://tab/kind']).toContain(place);
    });
  });

  describe('Hosts that look like listed ones', () => {
    it.each([
      ['an ending of another owner', `https://${places.hostile}.elsewhere.example/`],
      ['a beginning that fits', `https://${places.friend}evil.example/`],
      ['another label in front', `https://more.${places.friend}/`],
      ['full stops of another script', 'https://www。elsewhere。example/'],
      ['a letter of another alphabet', 'https://archive.soundіngs.example/'],
      ['the same in punycode', 'https://archive.xn--soundngs-xhh.example/'],
      ['wide letters of an unlisted name', 'https://ｗｗｗ.elsewhere.example/'],
      ['a full stop at the end', `https://${places.unlisted}./`],
      ['backslashes', `https:\\\\${places.unlisted}\\`],
      ['an unlisted host over http', `http://${places.unlisted}/`],
      ['a site that only lends parts', `https://${places.partsOnly}/`],
      ['another port of a listed host', `https://${places.friend}:8443/`],
    ])('refuses %s', async (_name, address) => {
      expect(await tried(address)).toEqual([refusedBy('blocked'), refusedBy('blocked')]);
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });

    it.each([
      ['a listed host as a name in front of another', `https://${places.friend}@${places.unlisted}/`],
      ['the same with a password', `https://${places.friend}:443@${places.unlisted}/`],
      ['a name in front of a listed host', `https://reader:tide@${places.friend}/`],
    ])('refuses %s', async (_name, address) => {
      expect(await tried(address)).toEqual([refusedBy('kind'), refusedBy('kind')]);
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });

    it('lets a listed host through with a full stop at its end, and in capitals', async () => {
      expect(await besieged.lead(`location.assign('https://ARCHIVE.Soundings.Example/in-capitals')`)).toBe(
        `https://${places.friend}/in-capitals`,
      );
    });
  });

  describe('Addresses of this machine and of the local network', () => {
    const forms = [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.0.0.1',
      '0177.0.0.1',
      '017700000001',
      '①②⑦.⓪.⓪.①',
      '127。0。0。1',
      '0.0.0.0',
      '0',
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[64:ff9b::7f00:1]',
      '[fe80::1]',
      '[fd00::1]',
      '10.0.0.1',
      '192.168.1.1',
      '172.16.0.1',
      '100.64.0.1',
      '169.254.169.254',
      'localhost',
      'LOCALHOST.',
      'portal.localhost',
      'printer.local',
      'router',
      'metadata.google.internal',
    ];

    it.each(forms)('refuses http://%s/', async (host) => {
      const { httpPort, seen } = besieged.site;
      const before = seen.length;
      expect(await besieged.lead(`location.assign(${JSON.stringify(`http://${host}:${httpPort}/inside`)})`)).toEqual(
        refusedBy('local'),
      );
      expect(besieged.site.seen.slice(before).filter(({ path }) => path === '/inside')).toEqual([]);
    });

    it('knows that the same server answers a listed host (the refusals are ours)', async () => {
      expect(await besieged.lead(`location.assign('https://${places.friend}/inside')`)).toBe(
        `https://${places.friend}/inside`,
      );
      expect(besieged.site.asked(places.friend).at(-1)?.path).toBe('/inside');
    });
  });

  describe('Names that lead inward', () => {
    it.each([
      ['this machine', places.inward],
      ['the local network', places.inwardTen],
      ['this machine, once it has been looked up', places.rebinding],
    ])('refuses a listed name that leads to %s', async (_what, host) => {
      expect(await tried(`https://${host}/top`)).toEqual([refusedBy('local'), refusedBy('local')]);
    });

    it('never asks the two that are known from the look-up', () => {
      expect([...besieged.site.asked(places.inward), ...besieged.site.asked(places.inwardTen)]).toEqual([]);
    });
  });
});
