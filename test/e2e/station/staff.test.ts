// The staff door at a real station: the PIN, the lock, and each choice of the menu.
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationPin } from '../../demonstration/policy.ts';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { bodyText, sitDown, untilText, type Visit } from '../../support/station/patron.ts';
import { processesOf } from '../../support/station/session-process.ts';
import {
  type AtStation,
  click,
  openStation,
  policyWith,
  text,
  untilGone,
  untilPlain,
  untilScreen,
} from './at-station.ts';

let at: AtStation;
let shell: Page;

beforeAll(async () => {
  at = await openStation(policyWith('open-access'));
  shell = await at.station.shellPage();
});
afterAll(() => at?.close());

const key = (...keys: string[]): Promise<void> => at.station.display.key(...keys);

async function openDoor(): Promise<void> {
  await key('ctrl+shift+F12');
  await untilText(shell, text('en', 'staff-title'));
}

async function enter(pin: string): Promise<void> {
  await at.station.display.type(pin);
  await key('Return');
}

async function openMenu(): Promise<void> {
  await openDoor();
  await enter(demonstrationPin);
  await untilText(shell, text('en', 'staff-health'));
}

const locked = 'Too many tries';

const minutesShown = async (visit: Visit): Promise<number> => Number(/(\d+) min/.exec(await bodyText(visit.bar))?.[1]);

describe('a wrong PIN', () => {
  it('is counted, and Escape closes the door', async () => {
    await untilScreen(shell, '.start');
    await openDoor();
    await enter('0000');
    await untilText(shell, 'That PIN is not right');
    expect(await bodyText(shell)).not.toContain(text('en', 'staff-health'));
    await key('Escape');
    await untilText(shell, text('en', 'welcome-title'));
  });
});

describe('the menu during a visit', () => {
  let visit: Visit;

  it('shows nothing of it', async () => {
    visit = await sitDown(at.station, shell);
    await untilText(await visit.tab('lethe://tab/home'), text('en', 'home-title'));
    await click(at.station, await visit.tab('lethe://tab/home'), 'Tidewater Journals');
    await untilText(await visit.tab('tidewater'), 'Coastal science');
    await openMenu();
    const said = await bodyText(shell);
    expect(said).toContain(text('en', 'staff-blind'));
    expect(said).toContain(text('en', 'state-open'));
    expect(said.toLowerCase()).not.toContain('tidewater');
    expect(said).not.toContain('Coastal');
  });

  it('adds fifteen minutes', async () => {
    expect(await minutesShown(visit)).toBe(60);
    await click(at.station, shell, text('en', 'staff-time'));
    await eventually(async () => (await minutesShown(visit)) === 75, 5000, 'fifteen minutes more');
  });

  it('goes back to the page with the keyboard on it', async () => {
    await openMenu();
    await click(at.station, shell, text('en', 'staff-back'));
    await untilGone(shell, text('en', 'staff-menu'));
    const journals = await visit.tab('tidewater');
    await eventually(() => journals.evaluate<boolean>('document.hasFocus()'), 5000, 'the keyboard on the page');
  });

  it('ends this visit', async () => {
    await openMenu();
    await click(at.station, shell, text('en', 'staff-end'));
    await untilText(shell, text('en', 'receipt-staff'));
    await click(at.station, shell, text('en', 'done'));
  });
});

describe('a computer that staff close', () => {
  it('ends its visit and takes no Start until staff open it', async () => {
    await sitDown(at.station, shell);
    await openMenu();
    await click(at.station, shell, text('en', 'staff-close'));
    await untilText(shell, text('en', 'receipt-staff'));
    await click(at.station, shell, text('en', 'done'));
    await untilText(shell, text('en', 'closed-title'));
    const from = at.station.told.length;
    await key('Return', 'space');
    expect(at.station.told.slice(from)).toEqual([]);
    await openMenu();
    expect(await bodyText(shell)).not.toContain(text('en', 'staff-close'));
    await click(at.station, shell, text('en', 'staff-open'));
    await untilText(shell, text('en', 'welcome-start'));
  });
});

describe('a clean station that staff have looked through', () => {
  it('is wiped, looked through and ready again', async () => {
    await untilScreen(shell, '.start[aria-disabled=false]');
    await openMenu();
    const from = at.station.told.length;
    await click(at.station, shell, text('en', 'staff-check'));
    const told = await at.station.untilTold((heard) => heard.receipt !== undefined, from);
    expect(told.receipt?.verdict).toBe('clean');
    await untilScreen(shell, '.start[aria-disabled=false]');
  });
});

describe('five wrong PINs', () => {
  it('lock the door for the right one too, however often it is opened', async () => {
    await openDoor();
    for (const left of [4, 3, 2, 1]) {
      await enter('1111');
      await untilPlain(shell, `Tries left: ${left}`);
    }
    await enter('1111');
    await untilText(shell, locked);
    await enter(demonstrationPin);
    await key('Escape');
    await untilText(shell, text('en', 'welcome-title'));
    await openDoor();
    await untilText(shell, locked);
    await enter(demonstrationPin);
    expect(await bodyText(shell)).not.toContain(text('en', 'staff-health'));
    await key('Escape');
  });
});

describe('leaving kiosk mode', () => {
  it('erases first, then ends the shell without an error', async () => {
    await eventually(
      async () => {
        await key('ctrl+shift+F12');
        const said = await bodyText(shell);
        return said.includes(text('en', 'staff-title')) && !said.includes(locked);
      },
      45_000,
      'the end of the lock',
    );
    await enter(demonstrationPin);
    await untilText(shell, text('en', 'staff-leave'));
    await click(at.station, shell, text('en', 'staff-back'));
    const visit = await sitDown(at.station, shell);
    await openMenu();
    const from = at.station.told.length;
    const exited = once(at.station.shellProcess(), 'exit');
    await click(at.station, shell, text('en', 'staff-leave'));
    expect(await exited).toEqual([0, null]);
    const told = at.station.told.slice(from);
    expect(told.map(({ state }) => state).slice(0, 2)).toEqual(['wiping', 'clean']);
    expect(told.find((heard) => heard.receipt !== undefined)?.receipt?.verdict).toBe('clean');
    const left = (await processesOf(at.station.user.id)).filter(({ id }) => visit.session.processes.includes(id));
    expect(left).toEqual([]);
  });
});
