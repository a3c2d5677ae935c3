// Every screen of a station as it really looks, in both languages: pictured, and judged for accessibility where it is ours.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../../contract/words.ts';
import { hosts } from '../../demonstration/hosts.ts';
import { demonstrationPin, demonstrationPolicy } from '../../demonstration/policy.ts';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { bodyText, sitDown, untilText, type Visit } from '../../support/station/patron.ts';
import { type AtStation, click, openStation, policyWith, quietHost, text, toWelcome, untilGone } from './at-station.ts';
import { accessibilityFindings } from './judged.ts';
import { takePicture } from './picture.ts';

const languages = ['en', 'es'] as const;
const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

interface Shown {
  readonly name: string;
  readonly language: Language;
}

/** @param page the one of ours that is to be judged */
async function show(at: AtStation, page: Page, { name, language }: Shown): Promise<void> {
  await takePicture(at.station, page, name, language);
  expect({ name, findings: await accessibilityFindings(page) }).toEqual({ name, findings: [] });
}

const tides = {
  id: 'tides',
  title: 'Harbour tide tables',
  kind: 'site',
  url: `https://${quietHost}/`,
  ours: true,
  walkIn: true,
} as const;

/** The demonstration's, with one more website, which never answers. */
function policy(): string {
  const { resources, network } = demonstrationPolicy('open-access');
  return policyWith('open-access', {
    resources: [...resources, tides],
    network: { ...network, local: [...network.local, quietHost] },
    timers: { receiptSeconds: 60 },
  });
}

describe('an open-access station', () => {
  let at: AtStation;
  let shell: Page;
  beforeAll(async () => {
    at = await openStation(policy());
    shell = await at.station.shellPage();
  });
  afterAll(() => at?.close());

  const key = (...keys: string[]): Promise<void> => at.station.display.key(...keys);

  async function choose(language: Language): Promise<void> {
    await toWelcome(at.station, shell);
    await click(at.station, shell, languageNames[language]);
    await untilText(shell, text(language, 'welcome-title'));
  }

  async function begin(language: Language): Promise<Visit> {
    await choose(language);
    return sitDown(at.station, shell, () => click(at.station, shell, text(language, 'welcome-start')));
  }

  async function goHome(visit: Visit, language: Language): Promise<Page> {
    await click(at.station, visit.bar, text(language, 'go-home'));
    return visit.tab('lethe://tab/home');
  }

  describe.each(languages)('in %s', (language) => {
    const say = (id: string): string => text(language, id);
    const shown = (page: Page, name: string): Promise<void> => show(at, page, { name, language });
    const catalogueTitle = language === 'en' ? 'Library catalogue' : 'Catálogo de la biblioteca';

    it('welcomes', async () => {
      await choose(language);
      await shown(shell, 'welcome');
      await click(at.station, shell, say('welcome-keeps'));
      await untilText(shell, say('keeps-visit'));
      await shown(shell, 'keeps');
      await key('Escape');
      await click(at.station, shell, say('look-open'));
      await untilText(shell, say('look-size'));
      await shown(shell, 'look');
      await key('Escape');
    });

    it('offers its library, and what hangs from the bar', async () => {
      const visit = await begin(language);
      const home = await visit.tab('lethe://tab/home');
      await untilText(home, 'Soundings');
      await shown(home, 'home');
      await click(at.station, home, 'Beacon Market Reports');
      const asks = await visit.tab('lethe://tab/asks');
      await untilText(asks, say('asks-title'));
      await shown(asks, 'asks');
      await click(at.station, await goHome(visit, language), catalogueTitle);
      const catalogue = await visit.tab(hosts.catalogue);
      await untilText(catalogue, 'New on the shelves');
      await takePicture(at.station, catalogue, 'catalogue', language);
      await click(at.station, visit.bar, say('bar-address'));
      await untilText(visit.bar, say('about-library'));
      await shown(visit.bar, 'about');
      await key('Escape');
      await key('ctrl+f');
      await eventually(
        () => visit.bar.evaluate<boolean>("document.hasFocus() && document.activeElement.matches('search.find input')"),
        5000,
        'the keyboard in the field',
      );
      await at.station.display.type('book');
      await eventually(
        () => visit.bar.evaluate<boolean>("/\\d/.test(document.querySelector('search.find').textContent)"),
        5000,
        'the count',
      );
      await shown(visit.bar, 'find');
      await key('Escape');
      await click(at.station, visit.bar, say('bar-more'));
      await untilText(visit.bar, say('more-full'));
      await shown(visit.bar, 'more');
      await click(at.station, visit.bar, say('zoom-title'));
      await untilText(visit.bar, say('zoom-reset'));
      await shown(visit.bar, 'zoom');
    });

    it('says when a page is another’s, what it did not do, and why a page does not come', async () => {
      const visit = await begin(language);
      await click(at.station, await visit.tab('lethe://tab/home'), 'Tidewater Journals');
      const journals = await visit.tab(hosts.journals);
      await untilText(journals, 'Coastal science');
      await journals.evaluate('document.querySelector(\'a[href^="/article/"]\').click()');
      const article = await visit.tab('/article/');
      await click(at.station, article, 'Download as PDF');
      await untilText(visit.bar, say('notice-download'));
      await untilText(visit.bar, say('bar-outside'));
      await shown(visit.bar, 'outside');
      await click(at.station, visit.bar, say('close'));
      await article.evaluate("location.assign('/go?to=' + encodeURIComponent('https://10.0.0.1/')), null");
      const local = await visit.tab('lethe://tab/local');
      await untilText(local, say('local-title'));
      await shown(local, 'local');
      await click(at.station, await goHome(visit, language), catalogueTitle);
      await click(at.station, await visit.tab(hosts.catalogue), 'Elsewhere on the web');
      const blocked = await visit.tab('lethe://tab/blocked');
      await untilText(blocked, say('blocked-title'));
      await shown(blocked, 'blocked');
      await click(at.station, await goHome(visit, language), catalogueTitle);
      await click(at.station, await visit.tab(hosts.catalogue), 'The old reading-room calendar');
      const certificate = await visit.tab('lethe://tab/certificate');
      await untilText(certificate, say('cert-title'));
      await shown(certificate, 'certificate');
    });

    it('says when a website does not answer and when a page stopped working, what it knows, and how it ended', async () => {
      const visit = await begin(language);
      await click(at.station, await visit.tab('lethe://tab/home'), tides.title);
      const site = await visit.tab('lethe://tab/site');
      await untilText(site, quietHost);
      await shown(site, 'site');
      await click(at.station, await goHome(visit, language), 'Soundings');
      const page = await visit.tab(hosts.soundings);
      page.send('Page.crash').catch(() => undefined);
      const crashed = await visit.tab('lethe://tab/crashed');
      await untilText(crashed, say('crash-title'));
      await shown(crashed, 'crashed');
      await click(at.station, visit.bar, say('bar-more'));
      await click(at.station, visit.bar, say('knows-title'));
      const knows = await visit.tab('lethe://tab/knows');
      await untilText(knows, say('knows-held'));
      // The page that failed in this tab before is not its address.
      expect(await bodyText(visit.bar)).not.toContain(hosts.soundings);
      await shown(knows, 'knows');
      await key('ctrl+shift+e');
      await untilText(visit.bar, say('end-title'));
      await shown(visit.bar, 'end');
      await new Promise((resolve) => setTimeout(resolve, 700));
      await click(at.station, visit.bar, say('end-now'));
      await untilText(shell, say('receipt-title'));
      await shown(shell, 'receipt');
      await click(at.station, shell, say('receipt-how'));
      await untilText(shell, say('because-pages'));
      await shown(shell, 'receipt-explained');
    });

    it('has a door for staff, and can be closed', async () => {
      await choose(language);
      await key('ctrl+shift+F12');
      await untilText(shell, say('staff-title'));
      await at.station.display.type('24');
      await shown(shell, 'staff-pin');
      await at.station.display.type(demonstrationPin.slice(2));
      await key('Return');
      await untilText(shell, say('staff-health'));
      await shown(shell, 'staff-menu');
      await click(at.station, shell, say('staff-close'));
      await untilText(shell, say('closed-title'));
      await shown(shell, 'closed');
      await key('ctrl+shift+F12');
      await untilText(shell, say('staff-body'));
      await at.station.display.type(demonstrationPin);
      await key('Return');
      await click(at.station, shell, say('staff-open'));
      await untilGone(shell, say('closed-title'));
    });
  });
});

describe('a quick-lookup station with a limit', () => {
  let at: AtStation;
  let shell: Page;
  beforeAll(async () => {
    at = await openStation(policyWith('quick-lookup', { timers: { receiptSeconds: 60, limitMinutes: 5 } }));
    shell = await at.station.shellPage();
  });
  afterAll(() => at?.close());

  it.each(languages)('in %s', async (language) => {
    await toWelcome(at.station, shell);
    await click(at.station, shell, languageNames[language]);
    await untilText(shell, text(language, 'lookup-title'));
    await show(at, shell, { name: 'lookup-welcome', language });
    const visit = await sitDown(at.station, shell, () => click(at.station, shell, text(language, 'welcome-start')));
    await untilText(await visit.tab(hosts.catalogue), 'New on the shelves');
    await untilText(visit.bar, text(language, 'limit-more'));
    await show(at, visit.bar, { name: 'limit', language });
    await click(at.station, visit.bar, text(language, 'limit-more'));
    await untilGone(visit.bar, text(language, 'limit-more'));
    await show(at, visit.bar, { name: 'lookup', language });
    await click(at.station, visit.bar, text(language, 'bar-end'));
    await untilText(shell, text(language, 'receipt-title'));
    await click(at.station, shell, text(language, 'done'));
  });
});
