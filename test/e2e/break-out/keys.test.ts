// Break-out attempts with the keyboard: real keys, none of which leaves the page, opens a window or reaches the desktop.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../support/station/devtools.ts';
import { clickOn } from '../../support/station/patron.ts';
import { type Besieged, start, startBesieged } from './besieged.ts';
import { pause, windowsSeen, windowsThatCome } from './windows-seen.ts';

let besieged: Besieged;
beforeAll(async () => {
  besieged = await startBesieged();
});
afterAll(() => besieged?.stop());

/** As xdotool names them. */
const refused = [
  ...['F1', 'F3', 'F4', 'F7', 'F8', 'F9', 'F10', 'F12'],
  ...['ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c', 'ctrl+shift+k', 'ctrl+u'],
  ...[
    'ctrl+s',
    'ctrl+o',
    'ctrl+p',
    'ctrl+shift+p',
    'ctrl+n',
    'ctrl+shift+n',
    'ctrl+shift+t',
    'ctrl+shift+o',
    'ctrl+shift+m',
  ],
  ...['ctrl+q', 'ctrl+shift+q', 'ctrl+shift+w', 'alt+F4', 'ctrl+F4', 'alt+F5', 'alt+F9', 'alt+F10'],
  ...[
    'ctrl+h',
    'ctrl+j',
    'ctrl+d',
    'ctrl+shift+b',
    'ctrl+shift+Delete',
    'ctrl+l',
    'ctrl+k',
    'ctrl+e',
    'alt+d',
    'ctrl+g',
  ],
  ...['super', 'super+e', 'super+r', 'super+d', 'super+l', 'super+Tab', 'super+space'],
  ...['Print', 'alt+Print', 'shift+Print', 'Pause', 'Sys_Req'],
  ...['ctrl+alt+Delete', 'ctrl+alt+BackSpace', 'ctrl+alt+t', 'ctrl+alt+l', 'ctrl+Escape', 'ctrl+shift+Escape'],
  ...['alt+Tab', 'alt+shift+Tab', 'alt+Escape', 'alt+space', 'alt+F1', 'alt+F2', 'alt+f', 'alt+e'],
  ...['shift+F10', 'XF86Mail', 'XF86Calculator', 'XF86Explorer', 'XF86WWW', 'XF86Search', 'XF86Tools'],
];

async function listening(): Promise<void> {
  await besieged.again();
  await besieged.run(
    "window.heard = []; for (const kind of ['keydown', 'keyup']) addEventListener(kind, (event) => heard.push(kind + ' ' + event.key), true); focus()",
  );
  await besieged.station.display.click(600, 600);
}

const heard = (): Promise<string[]> => besieged.tab.evaluate<string[]>('globalThis.heard ?? []');

describe('P7 A page cannot leave its place.', () => {
  describe('The keyboard', () => {
    it('reaches the page with what pages need', async () => {
      await listening();
      await besieged.station.display.key('a', 'Return', 'ctrl+a', 'Left');
      await eventually(async () => (await heard()).includes('keydown ArrowLeft'), 5000, 'the keys in the page');
      expect(await heard()).toEqual(expect.arrayContaining(['keydown a', 'keydown Enter']));
    });

    it('opens a tab with the key for it, and closes that one', async () => {
      await besieged.station.display.key('ctrl+t');
      await eventually(async () => (await besieged.tabs()).length === 2, 5000, 'a second tab');
      await besieged.station.display.key('ctrl+w');
      await eventually(async () => (await besieged.tabs()).length === 1, 5000, 'the first tab alone');
    });
  });

  describe('Keys that do nothing', () => {
    it.each(refused)('%s', async (key) => {
      await listening();
      const { display } = besieged.station;
      expect(await windowsThatCome(display, () => display.key(key), 350)).toEqual([]);
      const last = key.split('+').at(-1) ?? '';
      const told = (await heard()).filter(
        (one) => one.startsWith('keydown') && !/ (Control|Alt|Shift|Meta|AltGraph)$/.test(one),
      );
      expect(told, `what the page heard of ${last}`).toEqual([]);
      expect(await besieged.tabs()).toEqual([start]);
      expect(await besieged.visit.bar.evaluate('innerHeight < 400')).toBe(true);
    });

    it('are all held back from a page that has the keyboard locked in full screen', async () => {
      await listening();
      await besieged.run(
        "document.body.innerHTML = '<button id=\"b\">film</button>'; document.getElementById('b').onclick = async () => { await document.documentElement.requestFullscreen(); await navigator.keyboard.lock() }",
      );
      await clickOn(besieged.station, besieged.tab, '#b');
      await eventually(
        () => besieged.tab.evaluate<boolean>('document.fullscreenElement !== null'),
        5000,
        'full screen',
      );
      const { display } = besieged.station;
      expect(
        await windowsThatCome(display, () => display.key('alt+F4', 'super', 'F12', 'ctrl+n', 'ctrl+q', 'alt+Tab'), 600),
      ).toEqual([]);
      await display.key('Escape');
      await eventually(
        () => besieged.tab.evaluate<boolean>('document.fullscreenElement === null'),
        5000,
        'the end of full screen',
      );
    });

    it('do nothing while the bar has the keyboard either', async () => {
      await besieged.again();
      const { display } = besieged.station;
      await display.key('F6');
      await eventually(
        () => besieged.visit.bar.evaluate<boolean>('document.hasFocus()'),
        5000,
        'the keyboard in the bar',
      );
      for (const key of [
        'F12',
        'ctrl+shift+i',
        'ctrl+p',
        'ctrl+o',
        'ctrl+s',
        'ctrl+n',
        'ctrl+q',
        'alt+F4',
        'ctrl+u',
        'shift+F10',
      ])
        expect(await windowsThatCome(display, () => display.key(key), 250), key).toEqual([]);
      expect(await besieged.tabs()).toEqual([start]);
    });
  });

  describe('The last tab', () => {
    it('closed with the keyboard ends the visit, and it is erased', async () => {
      await listening();
      const from = besieged.station.told.length;
      await besieged.station.display.key('ctrl+w');
      const told = await besieged.station.untilTold(({ receipt }) => receipt !== undefined, from);
      expect(told.receipt?.verdict).toBe('clean');
    });
  });

  describe('At the welcome', () => {
    it('no key opens a window or ends the shell', async () => {
      const { display } = besieged.station;
      await eventually(
        () => besieged.shell.evaluate<boolean>("document.querySelector('.start') !== null"),
        30_000,
        'the welcome',
      );
      await pause(500);
      const before = await windowsSeen(display);
      for (const key of refused) await display.key(key);
      await pause(500);
      expect(await windowsSeen(display)).toEqual(before);
      expect(besieged.station.shellProcess().exitCode).toBe(null);
      expect(await besieged.shell.evaluate('location.href')).toMatch(/^lethe:\/\/shell\//);
    });
  });
});
