// Whole visits at an open-access station, in both languages: one by the keyboard alone, one by the mouse alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesFor } from '../../../contract/receipt.ts';
import type { Language } from '../../../contract/words.ts';
import { hosts } from '../../demonstration/hosts.ts';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { bodyText, sitDown, untilText, type Visit } from '../../support/station/patron.ts';
import type { Told } from '../../support/station/station.ts';
import { type AtStation, click, openStation, policyWith, reach, text, untilGone } from './at-station.ts';

let at: AtStation;
let shell: Page;

beforeAll(async () => {
  at = await openStation(policyWith('open-access', { timers: { receiptSeconds: 60 } }));
  shell = await at.station.shellPage();
});
afterAll(() => at?.close());

const shownLanguage = (page: Page): Promise<string> => page.evaluate('document.documentElement.lang');
const textSize = (page: Page): Promise<string> => page.evaluate('getComputedStyle(document.documentElement).fontSize');
const theme = (page: Page): Promise<string> => page.evaluate('JSON.stringify(document.documentElement.dataset)');

/** Every line that the agent's own receipt allows stands on the screen, with what was looked at behind it. */
async function readReceipt(told: Told, language: Language, explain: () => Promise<void>): Promise<void> {
  const { receipt } = told;
  if (receipt === undefined) throw new Error('The agent told no receipt.');
  expect(receipt).toMatchObject({ verdict: 'clean', containment: 'bubblewrap', left: 0 });
  await untilText(shell, text(language, 'receipt-title'));
  const said = await bodyText(shell);
  const lines = linesFor(receipt);
  expect(lines.length).toBeGreaterThan(8);
  for (const { id } of lines) expect(said).toContain(text(language, `receipt-line-${id}`));
  expect(said).toContain(text(language, 'receipt-patron'));
  expect(said).toContain(String(receipt.checks.length));
  await explain();
  await untilText(shell, text(language, 'because-pages'));
  const looked = receipt.checks.find(({ id }) => id === 'processes')?.looked ?? 0;
  expect(looked).toBeGreaterThan(0);
  expect(await bodyText(shell)).toContain(`: ${looked}. `);
}

describe('a visit in Spanish by the mouse alone', () => {
  let visit: Visit;

  it('begins in the language and the look that were chosen', async () => {
    await untilText(shell, text('en', 'welcome-title'));
    await click(at.station, shell, 'Español');
    await untilText(shell, text('es', 'welcome-title'));
    await click(at.station, shell, text('es', 'look-open'));
    await click(at.station, shell, '150');
    await click(at.station, shell, text('es', 'look-dark'));
    await click(at.station, shell, text('es', 'done'));
    visit = await sitDown(at.station, shell, () => click(at.station, shell, text('es', 'welcome-start')));
    expect(await shownLanguage(visit.bar)).toBe('es');
    expect(await textSize(visit.bar)).toBe(await textSize(shell));
    expect(await theme(visit.bar)).toContain('dark');
    expect(await bodyText(visit.bar)).toContain(text('es', 'bar-end'));
  });

  it('opens the library’s home in them, and the catalogue from there', async () => {
    const home = await visit.tab('lethe://tab/home');
    await untilText(home, text('es', 'home-title'));
    expect(await theme(home)).toContain('dark');
    await click(at.station, home, 'Catálogo de la biblioteca');
    const catalogue = await visit.tab(hosts.catalogue);
    await untilText(catalogue, 'New on the shelves');
    await eventually(async () => (await bodyText(visit.bar)).includes(hosts.catalogue), 5000, 'the address in the bar');
    expect(await bodyText(visit.bar)).not.toContain(text('es', 'bar-outside'));
  });

  it('says in the bar when a page is not the library’s own', async () => {
    await click(at.station, visit.bar, text('es', 'go-home'));
    await click(at.station, await visit.tab('lethe://tab/home'), 'Soundings');
    await visit.tab(hosts.soundings);
    await untilText(visit.bar, text('es', 'bar-outside'));
  });

  it('ends with a question, since pages were open, and goes on when it is told to', async () => {
    await click(at.station, visit.bar, text('es', 'bar-end'));
    await untilText(visit.bar, text('es', 'end-title'));
    await click(at.station, visit.bar, text('es', 'end-keep'));
    await untilGone(visit.bar, text('es', 'end-title'));
    expect(await bodyText(await visit.tab(hosts.soundings))).not.toBe('');
  });

  it('is erased by “Erase now”, and a receipt says what was looked at', async () => {
    const from = at.station.told.length;
    await click(at.station, visit.bar, text('es', 'bar-end'));
    await untilText(visit.bar, text('es', 'end-title'));
    await new Promise((resolve) => setTimeout(resolve, 700));
    await click(at.station, visit.bar, text('es', 'end-now'));
    const told = await at.station.untilTold((heard) => heard.receipt !== undefined, from);
    await readReceipt(told, 'es', () => click(at.station, shell, text('es', 'receipt-how')));
  });

  it('leaves neither its language nor its look to the next patron', async () => {
    await click(at.station, shell, text('es', 'done'));
    await untilText(shell, text('en', 'welcome-title'));
    expect(await shownLanguage(shell)).toBe('en');
    expect(await theme(shell)).not.toContain('dark');
  });
});

describe('a visit in English by the keyboard alone', () => {
  let visit: Visit;

  it('begins with Enter, since Start has the keyboard', async () => {
    visit = await sitDown(at.station, shell);
    expect(await shownLanguage(visit.bar)).toBe('en');
    expect(await theme(visit.bar)).not.toContain('dark');
  });

  it('reaches a licensed page, the bar and its tools', async () => {
    const home = await visit.tab('lethe://tab/home');
    await untilText(home, text('en', 'home-title'));
    await reach(at.station, home, 'Tidewater Journals');
    const journals = await visit.tab(hosts.journals);
    await untilText(journals, 'Coastal science');
    await at.station.display.key('F6');
    await reach(at.station, visit.bar, text('en', 'bar-more'));
    await untilText(visit.bar, text('en', 'knows-title'));
    await reach(at.station, visit.bar, text('en', 'knows-title'));
    const knows = await visit.tab('lethe://tab/knows');
    await untilText(knows, text('en', 'knows-held'));
    await untilText(knows, '1');
    expect(await bodyText(knows)).toMatch(new RegExp(`${text('en', 'knows-visited')}\\s+1\\b`));
  });

  it('asks before it ends, with “Keep browsing” under the keyboard, so that Enter can’t erase', async () => {
    await at.station.display.key('ctrl+shift+e');
    await untilText(visit.bar, text('en', 'end-title'));
    await at.station.display.key('Return');
    await untilGone(visit.bar, text('en', 'end-title'));
    expect((await at.station.sessions()).map(({ id }) => id)).toContain(visit.session.id);
  });

  it('ends by itself when the count ends, as it says', async () => {
    const from = at.station.told.length;
    await at.station.display.key('ctrl+shift+e');
    await untilText(visit.bar, text('en', 'end-itself'));
    const told = await eventually(
      () => at.station.told.slice(from).find((heard) => heard.receipt !== undefined),
      40_000,
      'the end of the count',
    );
    await readReceipt(told, 'en', () => reach(at.station, shell, text('en', 'receipt-how')));
    await reach(at.station, shell, text('en', 'done'));
    await untilText(shell, text('en', 'welcome-title'));
  });
});

describe('a visit with nothing to lose', () => {
  it('ends without a question', async () => {
    const visit = await sitDown(at.station, shell);
    await untilText(await visit.tab('lethe://tab/home'), text('en', 'home-title'));
    const from = at.station.told.length;
    await click(at.station, visit.bar, text('en', 'bar-end'));
    await at.station.untilTold((heard) => heard.receipt !== undefined, from);
    await untilText(shell, text('en', 'receipt-patron'));
  });

  it('ends with its last tab', async () => {
    await click(at.station, shell, text('en', 'done'));
    const visit = await sitDown(at.station, shell);
    await untilText(await visit.tab('lethe://tab/home'), text('en', 'home-title'));
    await at.station.display.key('ctrl+w');
    await untilText(shell, text('en', 'receipt-last'));
  });
});
