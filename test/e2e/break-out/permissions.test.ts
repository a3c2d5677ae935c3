// Break-out attempts through permissions: a page is given two things of this computer, and asked-for others are refused at once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/station/devtools.ts';
import { clickOn } from '../../support/station/patron.ts';
import { type Besieged, startBesieged } from './besieged.ts';
import { html, places } from './hostile-site.ts';
import { windowsThatCome } from './windows-seen.ts';

let besieged: Besieged;
beforeAll(async () => {
  besieged = await startBesieged();
});
afterAll(() => besieged?.stop());
beforeEach(() => besieged.again());

/** What came of asking: `refused` and the name of the error, or whatever was given. */
const asked = (code: string) =>
  `return Promise.resolve().then(async () => { ${code} }).then((given) => 'given ' + given, (error) => 'refused ' + error.name)`;

const refused: readonly (readonly [string, string, RegExp])[] = [
  [
    'where the computer stands',
    'return new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, ({ code }) => fail(new DOMException("", "code " + code))))',
    /code 1$/,
  ],
  ['its camera', 'return navigator.mediaDevices.getUserMedia({ video: true })', /NotAllowedError|NotFoundError/],
  ['its microphone', 'return navigator.mediaDevices.getUserMedia({ audio: true })', /NotAllowedError|NotFoundError/],
  ['its screen', 'return navigator.mediaDevices.getDisplayMedia({ video: true })', /NotAllowedError/],
  [
    'its screen, in an older way',
    "return navigator.mediaDevices.getUserMedia({ video: { mandatory: { chromeMediaSource: 'desktop', chromeMediaSourceId: 'screen:0:0' } } })",
    /Error/,
  ],
  [
    'its MIDI instruments',
    'return navigator.requestMIDIAccess({ sysex: true })',
    /SecurityError|NotAllowedError|InvalidStateError/,
  ],
  ['what was copied', 'return navigator.clipboard.readText()', /NotAllowedError/],
  ['pictures that were copied', 'return navigator.clipboard.read()', /NotAllowedError/],
  ['its displays', 'return (await getScreenDetails()).screens.length', /NotAllowedError/],
  ['to keep it awake', "return navigator.wakeLock.request('screen')", /NotAllowedError/],
  ['to know when nobody is there', 'return new IdleDetector().start()', /NotAllowedError/],
  ['to hold the pointer', 'await document.body.requestPointerLock(); return document.pointerLockElement', /Error/],
];

/** APIs whose answer says no without an error. */
const declined: readonly (readonly [string, string, string])[] = [
  ['to show messages', 'return Notification.requestPermission()', 'given denied'],
  ['its fonts', 'return (await queryLocalFonts()).length', 'given 0'],
  ['to keep its data', 'return navigator.storage.persist()', 'given false'],
  ['to know when nobody is there', 'return IdleDetector.requestPermission()', 'given denied'],
];

describe('P7 A page cannot leave its place.', () => {
  describe('A page that asks for', () => {
    it.each(refused)('%s is refused', async (_what, code, how) => {
      const answer = await besieged.run<string>(asked(code));
      expect(answer).toMatch(/^refused /);
      expect(answer).toMatch(how);
    });

    it.each(declined)('%s is told no', async (_what, code, answer) => {
      expect(await besieged.run(asked(code))).toBe(answer);
    });

    it.each(['usb', 'serial', 'hid', 'bluetooth'])('a device by %s sees no list and gets none', async (bus) => {
      const request =
        bus === 'serial'
          ? 'requestPort()'
          : bus === 'bluetooth'
            ? 'requestDevice({ acceptAllDevices: true })'
            : 'requestDevice({ filters: [] })';
      const code = asked(`const got = await navigator.${bus}.${request}; return Array.isArray(got) ? got.length : got`);
      const answers: unknown[] = [];
      expect(
        await windowsThatCome(besieged.station.display, async () => answers.push(await besieged.run(code))),
      ).toEqual([]);
      expect(answers[0]).toMatch(/^(refused \w+Error|given 0)$/);
    });

    it('what it may use is told that nothing is granted', async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'persistent-storage',
        'background-sync',
        'accelerometer',
        'gyroscope',
        'magnetometer',
        'screen-wake-lock',
        'idle-detection',
        'window-management',
        'local-fonts',
        'display-capture',
        'payment-handler',
        'periodic-background-sync',
      ];
      const query = `return Promise.all(${JSON.stringify(names)}.map((name) => navigator.permissions.query({ name }).then(({ state }) => state, () => 'unknown'))).then((states) => states.filter((state) => state === 'granted').length)`;
      expect(await besieged.run(query)).toBe(0);
    });

    it('another site’s cookies, from a frame, is refused', async () => {
      besieged.site.putAt(
        places.friend,
        '/cookies',
        html(
          "<script>const late = new Promise((done) => setTimeout(done, 1500, 'not given')); Promise.race([late, (document.requestStorageAccess?.() ?? Promise.reject()).then(() => 'given', () => 'not given')]).then((word) => parent.postMessage(word, '*'))</script>",
        ),
      );
      const framed = `document.body.innerHTML = '<iframe src="https://${places.friend}/cookies"></iframe>'; return new Promise((done) => { onmessage = ({ data }) => done(data) })`;
      expect(await besieged.run(framed)).toBe('not given');
    });

    it('a storm of things is told about once, in the bar', async () => {
      await besieged.run('for (let at = 0; at < 50; at += 1) Notification.requestPermission()');
      await eventually(async () => (await besieged.bar()).includes('not offered here'), 5000, 'the line in the bar');
    });
  });

  describe('What a page is given', () => {
    it('it may copy right after a click, and not by itself', async () => {
      expect(await besieged.run(asked("await navigator.clipboard.writeText('a line of text'); return 'copied'"))).toBe(
        'given copied',
      );
      await besieged.again();
      const alone = "navigator.clipboard.writeText('by itself').then(() => 'copied', (error) => error.name)";
      expect(await besieged.tab.evaluate(alone)).toBe('NotAllowedError');
    });

    it('it may fill its own part of the window, by a real click', async () => {
      await besieged.run(
        "document.body.innerHTML = '<button id=\"b\">film</button>'; document.getElementById('b').onclick = () => document.documentElement.requestFullscreen()",
      );
      await clickOn(besieged.station, besieged.tab, '#b');
      await eventually(
        () => besieged.tab.evaluate<boolean>('document.fullscreenElement !== null'),
        5000,
        'full screen',
      );
      await besieged.station.display.key('Escape');
      await eventually(
        () => besieged.tab.evaluate<boolean>('document.fullscreenElement === null'),
        5000,
        'the end of full screen',
      );
    });
  });
});
