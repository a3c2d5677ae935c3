// Break-out attempts on the keyboard: what is typed for the shell reaches no page and no field of the bar.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demonstrationPin } from '../../demonstration/policy.ts';
import { eventually } from '../../support/station/devtools.ts';
import { bodyText } from '../../support/station/patron.ts';
import { text } from '../station/at-station.ts';
import { type Besieged, start, startBesieged } from './besieged.ts';
import { html } from './hostile-site.ts';
import { pause } from './windows-seen.ts';

let besieged: Besieged;
beforeAll(async () => {
  besieged = await startBesieged();
});
afterAll(() => besieged?.stop());

/** Tells each digit that is typed on a page of the site, in whichever tab, to the site's own server. */
const listens = '<script>onkeydown = ({ key }) => /^[0-9]$/.test(key) && navigator.sendBeacon("/heard", key)</script>';

describe('P7 A page cannot leave its place.', () => {
  let heard: number;
  beforeEach(async () => {
    heard = 0;
    besieged.site.put('/heard', () => {
      heard += 1;
      return { status: 204, headers: {}, body: '' };
    });
    besieged.site.put('/', html(`<h1>Licensed reader</h1>${listens}`));
    besieged.site.put('/asks', { status: 401, headers: { 'www-authenticate': 'Basic realm="Reader"' }, body: '' });
    await besieged.again();
  });

  const door = async (): Promise<void> => {
    await besieged.station.display.key('ctrl+shift+F12');
    await eventually(
      async () => (await bodyText(besieged.shell)).includes(text('en', 'staff-title')),
      10_000,
      'the door',
    );
  };
  /** Types the PIN after a while, in which the page has had its time, and closes the menu that it opens. */
  const enters = async (): Promise<void> => {
    await pause(1500);
    await besieged.station.display.type(demonstrationPin);
    await besieged.station.display.key('Return');
    await eventually(
      async () => (await bodyText(besieged.shell)).includes(text('en', 'staff-health')),
      5000,
      'the menu',
    );
    await besieged.station.display.key('Escape');
    await eventually(
      async () => !(await bodyText(besieged.shell)).includes(text('en', 'staff-health')),
      5000,
      'no menu',
    );
  };

  it('hears a patron who types for it: else nothing below is shown', async () => {
    await besieged.station.display.click(600, 500);
    await besieged.station.display.key('7');
    await eventually(() => heard > 0, 5000, 'a digit that was pressed');
  });

  it.each([
    ['opens tabs', `setInterval(() => open('${start}'), 400)`],
    ['asks for a name and a password', "setInterval(() => fetch('/asks'), 300)"],
    // The last one: the tab that attacks are made in is gone then.
    ['closes itself', 'setTimeout(() => close(), 900)'],
  ])('does not get the staff PIN, though the page under it %s', async (_what, code) => {
    await besieged.run(code);
    await door();
    await enters();
    expect(heard).toBe(0);
    await besieged.visit.bar.evaluate("lethe.press({ press: 'sign-in-cancel' })");
  });
});
