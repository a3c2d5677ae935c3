// A station on a real X server whose displays come, go and change: all of them are covered, and End stays within reach.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectedDisplays, startDisplays, usualMode } from '../../support/station/connected-displays.ts';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { endVisit, sitDown, type Visit } from '../../support/station/patron.ts';
import { type AtStation, click, openStation, policyWith, text, toWelcome } from './at-station.ts';

const run = promisify(execFile);
const { width, height } = usualMode;

let displays: ConnectedDisplays;
let at: AtStation;
let shell: Page;
beforeAll(async () => {
  displays = await startDisplays();
  at = await openStation(policyWith('open-access', { timers: { receiptSeconds: 5 } }), { display: displays });
  shell = await at.station.shellPage();
});
afterAll(async () => {
  await at?.close();
  await displays?.stop();
});

/** How much of the second display is the plain cover's colour; between 0 and 1, and 0 where there is none. */
async function covered(): Promise<number> {
  const file = join(at.station.folder, 'displays.png');
  await displays.picture(file);
  const whole = (await run('identify', ['-format', '%wx%h', file])).stdout;
  if (whole !== `${2 * width}x${height}`) return 0;
  const measure = [
    ...['-crop', `${width}x${height}+${width}+0`, '+repage', '-fuzz', '1%'],
    ...['-fill', 'black', '+opaque', '#0b272c', '-fill', 'white', '-opaque', '#0b272c'],
    ...['-format', '%[fx:mean]', 'info:'],
  ];
  return Number((await run('convert', [file, ...measure])).stdout);
}

const untilCovered = (): Promise<true> => eventually(async () => (await covered()) === 1, 10_000, 'a covered display');

/** A pointer that is pushed there ends the visit, since nothing of it could be lost. */
const endInCorner = async (right: number): Promise<void> => {
  const from = at.station.told.length;
  // Chromium drops a press on a page that it has not drawn yet.
  const pressed = async () => {
    await displays.click(right, 0);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return at.station.told.slice(from).find((heard) => heard.receipt !== undefined);
  };
  const { receipt } = await eventually(pressed, 30_000, 'the end of the visit');
  expect(receipt?.verdict).toBe('clean');
};

const begin = async (): Promise<Visit> => {
  await toWelcome(at.station, shell);
  return sitDown(at.station, shell, () => click(at.station, shell, text('en', 'welcome-start')));
};

describe('P7 A page cannot leave its place.', () => {
  it('The station covers a second display to its last pixel when it is connected, and lets it go again', async () => {
    await toWelcome(at.station, shell);
    expect(await covered()).toBe(0);
    await displays.second(true);
    await untilCovered();
    await displays.second(false);
    await eventually(async () => (await covered()) === 0, 10_000, 'one display alone');
    expect(await shell.evaluate('innerWidth')).toBe(width);
  });

  it('The station covers one that is connected during a visit, and a press there takes nothing from the patron', async () => {
    const visit = await begin();
    await displays.second(true);
    await untilCovered();
    await displays.click(width + 300, 300);
    await displays.key('F6');
    await eventually(() => visit.bar.evaluate<boolean>('document.hasFocus()'), 10_000, 'the keyboard in the bar');
    expect(await covered()).toBe(1);
    const { receipt } = await endVisit(at.station, visit);
    expect(receipt?.verdict).toBe('clean');
    await displays.second(false);
  });
});

describe('A station whose main display becomes another one', () => {
  const shellAt = (): Promise<number> => shell.evaluate<number>('screenX');

  it('moves there with its visit, and back', async () => {
    await displays.second(true);
    await untilCovered();
    const visit = await begin();
    await displays.main('second');
    await eventually(async () => (await shellAt()) === width, 10_000, 'the shell on the other display');
    // In the corner of that display.
    await endInCorner(2 * width - 1);
    visit.bar.close();
    await displays.main('first');
    await eventually(async () => (await shellAt()) === 0, 10_000, 'the shell on the first display');
    await untilCovered();
    await displays.second(false);
  });
});

describe('A display that changes its size', () => {
  it.each([
    { mode: '800x600', to: 800 },
    { mode: '1024x768', to: 1024 },
  ])('to $mode during a visit is filled by the session, with End in its corner', async ({ mode, to }) => {
    const visit = await begin();
    await displays.size(mode);
    const filled = async (): Promise<boolean> => (await visit.bar.evaluate<number>('innerWidth')) === to;
    await eventually(filled, 10_000, 'a bar as wide as the display');
    await endInCorner(to - 1);
    const size = (): Promise<string> => shell.evaluate<string>('[innerWidth, innerHeight].join("x")');
    await eventually(async () => (await size()) === mode, 10_000, 'the shell on the whole display');
  });

  it('at the welcome is filled by the next session', async () => {
    await toWelcome(at.station, shell);
    await displays.size('800x600');
    const visit = await begin();
    expect(await visit.bar.evaluate('innerWidth')).toBe(800);
    await endInCorner(799);
  });
});
