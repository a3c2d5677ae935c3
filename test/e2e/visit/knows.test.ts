// What this computer knows about a visit: counted where it is held, named only when asked, erased by one press.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hosts } from '../../demonstration/hosts.ts';
import { type OwnDemonstration, startOwnDemonstration } from '../../demonstration/own-process.ts';
import { demonstrationPolicyText } from '../../demonstration/policy.ts';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { bodyText, clickOn, sitDown, untilText, type Visit } from '../../support/station/patron.ts';
import { type Station, startStation } from '../../support/station/station.ts';

let library: OwnDemonstration;
let station: Station;
let shell: Page;
let visit: Visit;

beforeAll(async () => {
  library = await startOwnDemonstration();
  const { certificate, hostRules } = library;
  station = await startStation({ policy: demonstrationPolicyText('open-access'), certificate, hostRules });
  shell = await station.shellPage();
  visit = await sitDown(station, shell);
});

afterAll(async () => {
  await station?.stop();
  await library?.close();
});

describe('P10 What this computer knows about a visit can be seen and erased.', () => {
  it('counts what is held, without a name', async () => {
    const home = await visit.tab('lethe://tab/home');
    await clickOn(station, home, `a[href*="${hosts.journals}"]`);
    const journals = await visit.tab(hosts.journals);
    await untilText(journals, 'Tidewater');
    await journals.evaluate("document.cookie = 'seen=1; path=/'");
    await clickOn(station, visit.bar, '[aria-label="More"]');
    await eventually(
      () =>
        visit.bar.evaluate<boolean>(
          "[...document.querySelectorAll('button')].some((b) => b.textContent.includes('knows about you'))",
        ),
      5000,
      'the menu',
    );
    await visit.bar.evaluate(
      "[...document.querySelectorAll('button')].find((b) => b.textContent.includes('knows about you')).id = 'to-knows'",
    );
    await clickOn(station, visit.bar, '#to-knows');
    const knows = await visit.tab('lethe://tab/knows');
    await untilText(knows, 'Cookies');
    const text = await bodyText(knows);
    expect(text).toMatch(/Cookies\s+[1-9]/);
    expect(text).not.toContain(hosts.journals);
  });

  it('shows names when asked, and only then', async () => {
    const knows = await visit.tab('lethe://tab/knows');
    await knows.evaluate(
      "[...document.querySelectorAll('button')].find((b) => b.textContent.includes('Show names')).id = 'names'",
    );
    await clickOn(station, knows, '#names');
    await untilText(knows, hosts.journals);
  });

  it('erases everything with one press, and the receipt says so', async () => {
    const knows = await visit.tab('lethe://tab/knows');
    await knows.evaluate(
      "[...document.querySelectorAll('button')].find((b) => b.textContent.includes('Erase everything')).id = 'erase'",
    );
    const from = station.told.length;
    await clickOn(station, knows, '#erase');
    const told = await station.untilTold((heard) => heard.receipt !== undefined, from);
    expect(told.receipt).toMatchObject({ verdict: 'clean', left: 0 });
    await untilText(shell, 'Your session was erased');
  });
});
