// Break-out attempts through the desktop's own dialogs: none opens, none storms, and the patron is told in the bar.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/station/devtools.ts';
import { clickOn } from '../../support/station/patron.ts';
import { type Besieged, start, startBesieged } from './besieged.ts';
import { html, places, script } from './hostile-site.ts';
import { windowsThatCome } from './windows-seen.ts';

let besieged: Besieged;
beforeAll(async () => {
  besieged = await startBesieged();
});
afterAll(() => besieged?.stop());
beforeEach(() => besieged.again());

const come = (code: string): Promise<string[]> => windowsThatCome(besieged.station.display, () => besieged.run(code));
const told = (words: string): Promise<unknown> =>
  eventually(async () => (await besieged.bar()).includes(words), 5000, `the words “${words}” in the bar`);

describe('P7 A page cannot leave its place.', () => {
  describe('The counting of windows', () => {
    it('sees a list that a page opens, so it would see a dialog', async () => {
      await besieged.run('document.body.innerHTML = \'<select id="s"><option>one<option>two</select>\'');
      const { display } = besieged.station;
      const seen = await windowsThatCome(display, () => clickOn(besieged.station, besieged.tab, '#s'));
      expect(seen).toHaveLength(1);
      await display.key('Escape');
    });
  });

  describe('Printing', () => {
    const inFrame = (attributes: string) =>
      `document.body.innerHTML = ${JSON.stringify(`<iframe ${attributes}></iframe>`)}; await new Promise((done) => setTimeout(done, 500))`;
    const both = "&lt;script>print(); document.execCommand('print')&lt;/script>";

    it.each([
      ['print()', 'print()'],
      ['print() in a loop', 'for (let at = 0; at < 200; at += 1) print()'],
      ['the editing command', "document.execCommand('print')"],
      ['the command in capitals', "document.execCommand('PRINT', true)"],
      ['the command as an object', "document.execCommand({ toString: () => 'print' })"],
      [
        'the command, with functions of its own put in the way',
        "String.prototype.toLowerCase = () => 'copy'; Reflect.apply = () => 0; document.execCommand('print')",
      ],
      ['a new frame’s print()', "document.body.appendChild(document.createElement('iframe')).contentWindow.print()"],
      [
        'a new frame’s command',
        "document.body.appendChild(document.createElement('iframe')).contentDocument.execCommand('print')",
      ],
      [
        'a borrowed command',
        "document.body.appendChild(document.createElement('iframe')).contentWindow.Document.prototype.execCommand.call(document, 'print')",
      ],
      ['a frame written in place', inFrame(`srcdoc="${both}"`)],
      ['a sandboxed frame', inFrame(`sandbox="allow-scripts allow-modals" srcdoc="${both}"`)],
    ])('by %s opens nothing, and the patron reads why', async (_way, code) => {
      expect(await come(code)).toEqual([]);
      await told('You can’t print');
    });

    it.each(['same', 'other'])('by a frame of the %s site opens nothing', async (site) => {
      const page = html('<script>print(); document.execCommand("print")</script>');
      if (site === 'same') besieged.site.put('/printing', page);
      else besieged.site.putAt(places.friend, '/printing', page);
      const host = site === 'same' ? places.hostile : places.friend;
      expect(await come(inFrame(`src="https://${host}/printing"`))).toEqual([]);
      await told('You can’t print');
    });

    it('by a page that prints before anything else opens nothing', async () => {
      besieged.site.put('/first', html('', '<script>print(); document.execCommand("print")</script>'));
      expect(await come("location.assign('/first'); await new Promise(() => undefined)")).toEqual([]);
      await told('You can’t print');
    });

    it('leaves other editing commands as they are', async () => {
      const bold =
        "document.body.contentEditable = true; document.body.focus(); document.execCommand('selectAll'); document.execCommand('bold'); return document.body.innerHTML";
      expect(await besieged.run<string>(bold)).toMatch(/<b>|font-weight/);
    });
  });

  describe('Files', () => {
    const input = (attributes: string, act: string) =>
      `document.body.innerHTML = '<input id="i" type="file" ${attributes}>'; document.getElementById('i').${act}`;

    it.each([
      ['a click on a field', input('', 'click()')],
      ['a click on a field for many', input('multiple', 'click()')],
      ['a click on a field for folders', input('webkitdirectory', 'click()')],
      ['a click on a field for the camera', input('capture accept="image/*"', 'click()')],
      ['the picker of a field', input('', 'showPicker()')],
      [
        'a borrowed picker',
        "document.body.innerHTML = '<input id=\"i\" type=\"file\">'; document.body.appendChild(document.createElement('iframe')).contentWindow.HTMLInputElement.prototype.showPicker.call(document.getElementById('i'))",
      ],
      [
        'a label',
        'document.body.innerHTML = \'<label id="l" for="i">x</label><input id="i" type="file">\'; document.getElementById(\'l\').click()',
      ],
      ['showOpenFilePicker()', 'await showOpenFilePicker()'],
      ['showSaveFilePicker()', 'await showSaveFilePicker()'],
      ['showDirectoryPicker()', 'await showDirectoryPicker()'],
    ])('are not chosen by %s, and the patron reads why', async (_way, code) => {
      expect(await come(code)).toEqual([]);
      await told('Files can’t be sent');
    });

    it('are not chosen by a real click on a field, nor on one in another site’s frame', async () => {
      await besieged.run('document.body.innerHTML = \'<input id="i" type="file">\'');
      const { display } = besieged.station;
      expect(await windowsThatCome(display, () => clickOn(besieged.station, besieged.tab, '#i'))).toEqual([]);
      await told('Files can’t be sent');
      await besieged.again();
      besieged.site.putAt(
        places.friend,
        '/field',
        html('<input type="file" style="position:fixed;inset:0;width:100%;height:100%">'),
      );
      await besieged.run(
        `document.body.innerHTML = '<iframe id="f" style="width:400px;height:300px" src="https://${places.friend}/field"></iframe>'`,
      );
      await besieged.settle();
      expect(await windowsThatCome(display, () => clickOn(besieged.station, besieged.tab, '#f'))).toEqual([]);
      await told('Files can’t be sent');
    });

    it('other pickers of a page still open, for instance the one for a date', async () => {
      await besieged.run('document.body.innerHTML = \'<input id="i" type="date">\'');
      const seen = await windowsThatCome(besieged.station.display, () =>
        besieged.run("document.getElementById('i').showPicker()"),
      );
      expect(seen).toHaveLength(1);
      await besieged.station.display.key('Escape');
    });

    it.each([
      [
        'a link that downloads',
        "const link = document.createElement('a'); link.href = 'data:text/plain,x'; link.download = 'x.txt'; link.click()",
      ],
      [
        'a link to what a page has made',
        "const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob(['x'])); link.download = 'x.txt'; link.click()",
      ],
      ['an attachment', "location.assign('/attachment')"],
      ['an attachment in a frame', "document.body.appendChild(document.createElement('iframe')).src = '/attachment'"],
      ['a kind that no page shows', "location.assign('/odd')"],
      ['a document that a plug-in would show', "location.assign('/inline.pdf')"],
    ])('are not saved by %s, and the patron reads why', async (_way, code) => {
      besieged.site.put('/attachment', {
        status: 200,
        headers: { 'content-type': 'text/html', 'content-disposition': 'attachment; filename="x.html"' },
        body: 'x',
      });
      besieged.site.put('/odd', { status: 200, headers: { 'content-type': 'application/x-msdownload' }, body: 'MZ' });
      besieged.site.put('/inline.pdf', {
        status: 200,
        headers: { 'content-type': 'application/pdf' },
        body: '%PDF-1.4\n',
      });
      expect(await come(code)).toEqual([]);
      await told('Files can’t be saved');
      expect(await besieged.address()).toBe(start);
    });

    it('come neither by a drop of text or links', async () => {
      besieged.site.put(
        '/drag',
        html(
          `<a id="a" draggable="true" href="https://${places.unlisted}/" style="display:block;height:80px">drag me</a><div id="to" style="height:200px">here</div>`,
        ),
      );
      await besieged.again(`${start}drag`);
      const { display } = besieged.station;
      await display.input(
        'mousemove',
        '60',
        '150',
        'mousedown',
        '1',
        'mousemove',
        '--sync',
        '80',
        '200',
        'mousemove',
        '--sync',
        '100',
        '300',
        'mousemove',
        '--sync',
        '110',
        '320',
        'mouseup',
        '1',
      );
      await besieged.settle();
      expect(await besieged.address()).toBe(`${start}drag`);
      await display.input(
        'mousemove',
        '60',
        '150',
        'mousedown',
        '1',
        'mousemove',
        '--sync',
        '80',
        '100',
        'mousemove',
        '--sync',
        '400',
        '75',
        'mousemove',
        '--sync',
        '410',
        '76',
        'mouseup',
        '1',
      );
      await besieged.settle();
      expect(await besieged.address()).toBe(`${start}drag`);
      expect(besieged.site.asked(places.unlisted)).toEqual([]);
    });
  });

  describe('Storms', () => {
    it.each(['alert', 'confirm', 'prompt'])('of fifty %s() show nothing and hold nobody', async (name) => {
      const storm = `let held = 0; for (let at = 0; at < 50; at += 1) try { if (${name}('again')) held += 1 } catch {} return held`;
      const seen: unknown[] = [];
      expect(await windowsThatCome(besieged.station.display, async () => seen.push(await besieged.run(storm)))).toEqual(
        [],
      );
      expect(seen).toEqual([0]);
    });

    it('of questions on leaving hold nobody: Home works at once', async () => {
      await besieged.run(
        "onbeforeunload = (event) => { event.preventDefault(); event.returnValue = 'stay'; return 'stay' }; for (let at = 0; at < 50; at += 1) setInterval(() => { onbeforeunload = () => 'stay' }, 1)",
      );
      const leave = () => clickOn(besieged.station, besieged.visit.bar, '.bar-tools .tool:nth-of-type(4)');
      expect(await windowsThatCome(besieged.station.display, leave)).toEqual([]);
      await eventually(async () => (await besieged.address()) === 'lethe://tab/home', 5000, 'the home page');
    });

    it('of wishes for permissions leave one line in the bar', async () => {
      expect(
        await come(
          'for (let at = 0; at < 100; at += 1) { Notification.requestPermission(); navigator.geolocation.getCurrentPosition(() => 0, () => 0) }',
        ),
      ).toEqual([]);
      await told('not offered here');
    });

    it('of frames that each have one of their own end with the page', async () => {
      besieged.site.put(
        '/many.js',
        script(
          'for (let at = 0; at < 30; at += 1) document.body.appendChild(document.createElement("iframe")).contentWindow.print()',
        ),
      );
      expect(
        await come("document.head.append(Object.assign(document.createElement('script'), { src: '/many.js' }))"),
      ).toEqual([]);
      await besieged.again();
      expect(await besieged.address()).toBe(start);
    });
  });

  describe('Windows that browsers draw', () => {
    it('for films do not open', async () => {
      const film =
        "const film = document.body.appendChild(document.createElement('video')); const canvas = document.createElement('canvas'); canvas.getContext('2d').fillRect(0, 0, 9, 9); film.srcObject = canvas.captureStream(9); film.muted = true; film.play()";
      expect(await come(`${film}; await film.requestPictureInPicture()`)).toEqual([]);
      expect(await besieged.run('return document.pictureInPictureEnabled')).toBe(false);
      expect(await besieged.run('return typeof documentPictureInPicture')).toBe('undefined');
    });

    it.each([
      ['for sharing', "await navigator.share({ text: 'x' })"],
      [
        'for paying',
        "await new PaymentRequest([{ supportedMethods: 'https://pay.example' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).show()",
      ],
      ['for colours of the screen', 'void new EyeDropper().open()'],
      [
        'for keys and passwords',
        'void navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16) } }); void navigator.credentials.get({ password: true })',
      ],
      ['for other programs', "navigator.registerProtocolHandler('mailto', '/?to=%s')"],
      ['for a screen to show', 'await navigator.mediaDevices.getDisplayMedia({ video: true })'],
      ['for casting', "await new PresentationRequest('/').start()"],
    ])('%s do not open', async (_what, code) => {
      expect(await come(code)).toEqual([]);
    });
  });
});
