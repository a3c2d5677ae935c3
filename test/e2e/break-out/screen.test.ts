// Break-out attempts on the screen: no page covers the bar, holds the pointer or the keyboard, or keeps a patron from ending.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/station/devtools.ts';
import { clickOn, spotOf } from '../../support/station/patron.ts';
import { type Besieged, start, startBesieged } from './besieged.ts';
import { html } from './hostile-site.ts';
import { pause, placeOf, windowsOfSize, windowsThatCome } from './windows-seen.ts';

const run = promisify(execFile);

let besieged: Besieged;
beforeAll(async () => {
  besieged = await startBesieged();
});
afterAll(() => besieged?.stop());

const magenta = '#ff00ff';
/** A page that paints all it can reach in one colour, and goes on doing so. */
const painted = `document.documentElement.style.cssText = 'background:${magenta};height:100%'; document.body.style.cssText = 'margin:0;height:100%;background:${magenta}'; document.body.innerHTML = '<button id="b" style="position:fixed;inset:0;width:100%;height:100%;background:${magenta};border:0"></button>'`;

/** How much of the display, from `top` down, is in the page's colour; between 0 and 1. */
async function shareOfPage(top: number, height: number): Promise<number> {
  const file = join(besieged.station.folder, 'screen.png');
  await besieged.station.display.picture(file);
  const measure = [
    ...['-crop', `1270x${height}+0+${top}`, '-fuzz', '5%'],
    ...['-fill', 'black', '+opaque', magenta, '-fill', 'white', '-opaque', magenta],
    ...['-format', '%[fx:mean]', 'info:'],
  ];
  return Number((await run('convert', [file, ...measure])).stdout);
}

const barHeight = (): Promise<number> => besieged.visit.bar.evaluate<number>('innerHeight');
const asksToEnd = (): Promise<true> =>
  eventually(
    () => besieged.visit.bar.evaluate<boolean>("document.querySelector('[role=alertdialog]') !== null"),
    5000,
    'the question before the end',
  );
const keep = async (): Promise<void> => {
  await besieged.visit.bar.evaluate("lethe.press({ press: 'end-keep' })");
  await eventually(async () => (await barHeight()) < 400, 5000, 'the bar alone');
};

describe('P7 A page cannot leave its place.', () => {
  describe('The bar', () => {
    beforeEach(() => besieged.again());

    it('is seen above a page that paints everything', async () => {
      await besieged.run(painted);
      await eventually(async () => (await shareOfPage(400, 300)) > 0.95, 5000, 'the page in its colour');
      expect(await shareOfPage(0, await barHeight())).toBe(0);
    });

    it('is seen above a page in full screen, and its End works there', async () => {
      await besieged.run(
        `${painted}; document.getElementById('b').onclick = () => document.documentElement.requestFullscreen()`,
      );
      // Chromium drops a press on a page that it has not drawn yet.
      const pressed = async (): Promise<boolean> => {
        await clickOn(besieged.station, besieged.tab, '#b');
        await pause(300);
        return besieged.tab.evaluate<boolean>('document.fullscreenElement !== null');
      };
      await eventually(pressed, 5000, 'full screen');
      await pause(500);
      const height = await barHeight();
      expect(height).toBeGreaterThan(20);
      expect(await shareOfPage(0, height)).toBe(0);
      expect(await shareOfPage(height + 1, 300)).toBeGreaterThan(0.95);
      const { height: page, whole } = await besieged.tab.evaluate<{ height: number; whole: number }>(
        '({ height: innerHeight, whole: screen.height })',
      );
      expect(page + height).toBeLessThanOrEqual(whole);
      await clickOn(besieged.station, besieged.visit.bar, '.end');
      await asksToEnd();
      await keep();
    });

    it('is not covered by windows moved, sized or opened by a page', async () => {
      await besieged.run(painted);
      const { display } = besieged.station;
      const where = async () =>
        (await display.input('search', '--onlyvisible', '--name', '^Lethe$', 'getwindowgeometry', '%@')).trim();
      const before = await where();
      const code =
        "moveTo(300, 300); resizeTo(200, 200); moveBy(50, 50); resizeBy(-90, -90); open('', '', 'left=0,top=0,width=1280,height=200,popup'); window.focus()";
      expect(await windowsThatCome(display, () => besieged.run(code))).toEqual([]);
      expect(await where()).toBe(before);
      expect(await shareOfPage(0, await barHeight())).toBe(0);
    });

    it('keeps its own words: a page’s title is shortened, and stands in the tab only', async () => {
      const title = `Library home ${'x'.repeat(500)}\u202e\nEnd session`;
      await besieged.run(`document.title = ${JSON.stringify(title)}`);
      await eventually(async () => (await besieged.bar()).includes('Library home x'), 5000, 'the title in the tab');
      const bar = await besieged.bar();
      expect(bar).not.toContain('x'.repeat(61));
      expect(bar).not.toContain('\u202e');
      expect(bar).toContain('licensed.wayfarer.example');
      expect(await besieged.visit.bar.evaluate("document.querySelectorAll('.end').length")).toBe(1);
    });
  });

  describe('Focus', () => {
    beforeEach(() => besieged.again());

    const grabbing =
      "for (const kind of ['blur', 'focusout', 'visibilitychange', 'mouseleave']) { addEventListener(kind, () => { window.focus(); document.body.focus() }, true); document.addEventListener(kind, () => window.focus(), true) } setInterval(() => { window.focus(); document.body.tabIndex = 0; document.body.focus() }, 1); addEventListener('keydown', (event) => { event.preventDefault(); event.stopImmediatePropagation() }, true)";

    it('grabbed all the time keeps nobody from ending by key', async () => {
      await besieged.run(grabbing);
      await besieged.station.display.key('ctrl+shift+e');
      await asksToEnd();
      await keep();
    });

    it('grabbed all the time keeps nobody from ending by mouse, nor from writing in the bar', async () => {
      await besieged.run(grabbing);
      await clickOn(besieged.station, besieged.visit.bar, '.end');
      await asksToEnd();
      await keep();
      await besieged.visit.bar.evaluate("lethe.press({ press: 'hang', what: 'find' })");
      const field = 'input';
      await eventually(
        () => besieged.visit.bar.evaluate<boolean>(`document.querySelector('${field}') !== null`),
        5000,
        'the field to find words',
      );
      await clickOn(besieged.station, besieged.visit.bar, field);
      await besieged.station.display.type('words');
      await eventually(
        () => besieged.visit.bar.evaluate<boolean>(`document.querySelector('${field}').value === 'words'`),
        5000,
        'the words in the bar',
      );
    });

    it('is not taken with the pointer', async () => {
      await besieged.run(
        "document.body.onclick = () => { document.body.requestPointerLock(); document.body.setPointerCapture?.(1) }; document.body.style.cursor = 'none'",
      );
      await besieged.station.display.click(600, 500);
      await pause(300);
      expect(await besieged.tab.evaluate('document.pointerLockElement === null')).toBe(true);
      await clickOn(besieged.station, besieged.visit.bar, '.end');
      await asksToEnd();
      await keep();
    });

    it('is reached in the last corner of the display, where a pointer stops that is pushed there', async () => {
      await besieged.station.display.click(1279, 0);
      await asksToEnd();
      await keep();
    });

    const long = '<option>one'.repeat(40);
    const asks = 'onclick="this.showPicker()"';
    it.each([
      ['a long list', `<select id="s" style="position:fixed;bottom:0;font-size:40px">${long}</select>`],
      ['a list in the middle', `<select id="s" style="position:fixed;bottom:200px;font-size:20px">${long}</select>`],
      ['a calendar', `<input id="s" ${asks} type="date" style="position:fixed;bottom:0">`],
      ['a field of colours', '<input id="s" type="color" style="position:fixed;bottom:0">'],
    ])('is not under %s, which opens upwards', async (_what, field) => {
      await besieged.run(`document.body.innerHTML = ${JSON.stringify(field)}`);
      const { display } = besieged.station;
      const opened = await windowsThatCome(display, () => clickOn(besieged.station, besieged.tab, '#s'));
      expect(opened).toHaveLength(1);
      // Once it has taken its size.
      await pause(500);
      const place = await placeOf(display, opened[0] ?? '');
      await display.key('Escape');
      const edge = await barHeight();
      expect(place.top).toBeGreaterThanOrEqual(edge);
      expect(place.bottom).toBeLessThanOrEqual(800);
      // It did open upwards, or nothing was tried.
      expect(place.bottom - place.top).toBeGreaterThan(150);
      expect(place.top).toBeLessThan(600);
    });

    it('stays in front when the window under it is given the keyboard', async () => {
      const { display } = besieged.station;
      await besieged.run(painted);
      const [under] = await windowsOfSize(display, 1280, 800);
      await display.input('windowfocus', '--sync', under ?? '');
      await eventually(async () => (await shareOfPage(400, 300)) > 0.95, 5000, 'the page in front');
      await clickOn(besieged.station, besieged.visit.bar, '.end');
      await asksToEnd();
      await keep();
    });

    it('lost to an open list keeps nobody from ending by key', async () => {
      await besieged.run('document.body.innerHTML = \'<select id="s"><option>one<option>two</select>\'');
      await clickOn(besieged.station, besieged.tab, '#s');
      await pause(300);
      await besieged.station.display.key('ctrl+shift+e');
      await asksToEnd();
      await keep();
      await besieged.station.display.key('Escape');
    });
  });

  describe('The menu of the right button', () => {
    beforeEach(() => besieged.again());

    const { round } = Math;
    const press = async (selector: string): Promise<void> => {
      const spot = await spotOf(besieged.tab, selector);
      await besieged.station.display.input(
        'mousemove',
        '--sync',
        String(round(spot.x)),
        String(round(spot.y)),
        'click',
        '3',
      );
    };

    it('is not there where nothing is marked: on text, links, pictures and films', async () => {
      await besieged.run(
        `document.body.innerHTML = '<p id="p">text</p><a id="a" href="${start}">link</a><img id="i" width="99" height="99" src="/x.svg"><video id="v" controls></video><iframe id="f" src="/"></iframe>'`,
      );
      for (const one of ['#p', '#i', '#v', '#f'])
        expect(await windowsThatCome(besieged.station.display, () => press(one), 400), one).toEqual([]);
    });

    it('copies what is marked, and pastes it', async () => {
      const { display } = besieged.station;
      besieged.site.put('/copy', html('<p id="p">tidewater</p><input id="i">'));
      await besieged.again(`${start}copy`);
      await besieged.run("getSelection().selectAllChildren(document.getElementById('p'))");
      const spot = await spotOf(besieged.tab, '#p');
      const onWord = ['mousemove', '--sync', '30', String(round(spot.y))];
      expect(await windowsThatCome(display, () => display.input(...onWord, 'click', '3'))).toHaveLength(1);
      await display.key('Down', 'Return');
      await pause(300);
      expect(await windowsThatCome(display, () => press('#i'))).toHaveLength(1);
      await display.key('Down', 'Return');
      await eventually(
        () => besieged.tab.evaluate<boolean>("document.getElementById('i').value === 'tidewater'"),
        5000,
        'the pasted word',
      );
    });

    it('looks up what is marked, in the catalogue', async () => {
      const { display } = besieged.station;
      besieged.site.put('/copy', html('<p id="p">tide&amp;water</p>'));
      await besieged.again(`${start}copy`);
      await besieged.run("getSelection().selectAllChildren(document.getElementById('p'))");
      const spot = await spotOf(besieged.tab, '#p');
      await display.input('mousemove', '--sync', '30', String(round(spot.y)), 'click', '3');
      await pause(300);
      await display.key('Up', 'Return');
      await eventually(
        async () => (await besieged.tabs()).some((address) => address.endsWith('search?words=tide%26water')),
        5000,
        'the search',
      );
      await besieged.closeOthers();
    });
  });

  describe('A page that will not go', () => {
    it('may close its tab, and the home page is there instead', async () => {
      await besieged.again();
      await besieged.run('window.close()').catch(() => undefined);
      await eventually(async () => (await besieged.tabs()).join() === 'lethe://tab/home', 5000, 'the home page');
      const home = await besieged.visit.tab('lethe://tab/home');
      expect(await home.evaluate('location.href')).toBe('lethe://tab/home');
      await home.send('Page.navigate', { url: start });
      await eventually(() => home.evaluate<boolean>(`location.href === '${start}'`), 5000, 'a page in the new tab');
      await home.evaluate('setTimeout(() => { for (;;); }, 50)');
      home.close();
    });

    it('hangs for ever: End works, and the visit is erased', async () => {
      await pause(500);
      const from = besieged.station.told.length;
      await clickOn(besieged.station, besieged.visit.bar, '.end');
      await asksToEnd();
      await pause(700);
      await clickOn(besieged.station, besieged.visit.bar, '[role=alertdialog] .ending');
      const told = await besieged.station.untilTold(({ receipt }) => receipt !== undefined, from);
      expect(told.receipt?.verdict).toBe('clean');
    });
  });
});
