// Time at a real station, with the shortest times that a policy may set: the idle question, and a session that hangs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { bodyText, sitDown, untilText, type Visit } from '../../support/station/patron.ts';
import { type AtStation, click, openStation, policyWith, text, untilScreen } from './at-station.ts';
import { takePicture } from './picture.ts';

const shortest = { idleSeconds: 30, warningSeconds: 20, receiptSeconds: 60 };

let at: AtStation;
let shell: Page;

beforeAll(async () => {
  at = await openStation(policyWith('open-access', { timers: shortest }));
  shell = await at.station.shellPage();
});
afterAll(() => at?.close());

const hang = (visit: Visit): boolean => process.kill(visit.session.id, 'SIGSTOP');
const isGone = async (visit: Visit): Promise<boolean> =>
  !(await at.station.sessions()).some(({ id }) => id === visit.session.id);

async function untilErased(visit: Visit, from: number): Promise<void> {
  const told = await at.station.untilTold((heard) => heard.receipt !== undefined, from);
  expect(told).toMatchObject({ state: 'clean', receipt: { verdict: 'clean', left: 0 } });
  expect(await isGone(visit)).toBe(true);
}

describe('somebody who is reading', () => {
  const typed = 'half a sentence';
  let visit: Visit;
  let journals: Page;

  it('is asked, with the page out of sight', async () => {
    visit = await sitDown(at.station, shell);
    await click(at.station, await visit.tab('lethe://tab/home'), 'Tidewater Journals');
    await untilText(await visit.tab('tidewater'), 'Coastal science');
    await click(at.station, await visit.tab('tidewater'), 'Letters');
    journals = await visit.tab('/letters');
    await eventually(
      () => journals.evaluate<boolean>("document.querySelector('textarea, input') !== null"),
      5000,
      'a form',
    );
    await journals.evaluate("document.querySelector('textarea, input').focus()");
    await at.station.display.type(typed);
    await journals.evaluate(
      "self.keys = []; for (const kind of ['keydown', 'keypress', 'keyup']) addEventListener(kind, (event) => keys.push(kind + event.key), true)",
    );
    await untilText(shell, text('en', 'idle-title'), 45_000);
    await takePicture(at.station, shell, 'idle', 'en');
    expect(await bodyText(shell)).not.toContain(typed);
  });

  it('comes back by any key to just where they were, and the page never sees that key', async () => {
    await at.station.display.key('a');
    await untilScreen(shell, '.behind');
    await eventually(() => journals.evaluate<boolean>('document.hasFocus()'), 5000, 'the keyboard on the page');
    expect(await journals.evaluate('self.keys')).toEqual([]);
    expect(await journals.evaluate('document.activeElement.value')).toBe(typed);
    await at.station.display.type('.');
    await eventually(
      async () => (await journals.evaluate('document.activeElement.value')) === `${typed}.`,
      5000,
      'the next key on the page',
    );
  });
});

describe('a session that hangs', () => {
  it('is noticed, and End on the shell’s own screen ends it', async () => {
    const [current] = await at.station.sessions();
    expect(current).toBeDefined();
    const from = at.station.told.length;
    process.kill(current?.id ?? 0, 'SIGSTOP');
    await untilText(shell, text('en', 'hung-title'));
    await takePicture(at.station, shell, 'hung', 'en');
    await click(at.station, shell, text('en', 'bar-end'));
    await at.station.untilTold((heard) => heard.receipt?.verdict === 'clean', from);
    await untilText(shell, text('en', 'receipt-patron'));
    await click(at.station, shell, text('en', 'done'));
  });

  it('is ended by the key for End too', async () => {
    const visit = await sitDown(at.station, shell);
    const from = at.station.told.length;
    hang(visit);
    await untilText(shell, text('en', 'hung-title'));
    await at.station.display.key('ctrl+shift+e');
    await untilErased(visit, from);
    await untilText(shell, text('en', 'receipt-patron'));
    await click(at.station, shell, text('en', 'done'));
  });

  it('is asked about and ended when nobody is there, since time is the shell’s', async () => {
    await click(at.station, shell, 'Español');
    const visit = await sitDown(at.station, shell, () => click(at.station, shell, text('es', 'welcome-start')));
    const from = at.station.told.length;
    hang(visit);
    await untilText(shell, text('es', 'hung-title'));
    await takePicture(at.station, shell, 'hung', 'es');
    await untilText(shell, text('es', 'idle-title'), 45_000);
    await takePicture(at.station, shell, 'idle', 'es');
    await eventually(() => at.station.told.slice(from).find((heard) => heard.receipt), 40_000, 'the end of the count');
    await untilErased(visit, from);
    await untilText(shell, text('es', 'receipt-idle'));
  });
});
