// Plants in one visit what the catalogue lists: through a page's own interfaces, with real keys, by a program inside, and by a crash.
import type { Planted } from '../../demonstration/sites/metrics/scripts/plant.ts';
import type { Canaries } from '../../support/canary/canary.ts';
import type { CanaryClass } from '../../support/canary/placements.ts';
import { plantInside } from '../../support/canary/plant-inside.ts';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { clickOn, type Visit } from '../../support/station/patron.ts';
import type { Station } from '../../support/station/station.ts';

/** A patron's choice on the library's home page that leads to the site which plants everything it can. */
const resource = 'a[href*="metrics."]';
const patience = 40_000;

/** Opens the planting page in the tab that shows the library's home page. @param host any below wayfarer.example */
export async function openPlanting(station: Station, visit: Visit, host: string): Promise<Page> {
  const front = await openFront(station, visit);
  await front.evaluate(`location.assign('https://${host}/plant'), null`);
  const page = await eventually(() => visit.tab(`${host}/plant`), patience, 'the planting page');
  await eventually(() => page.evaluate<boolean>("typeof window.plant === 'function'"), patience, 'its script');
  return page;
}

export async function openFront(station: Station, visit: Visit): Promise<Page> {
  const home = await visit.tab('lethe://tab/home');
  await eventually(
    async () => {
      await clickOn(station, home, resource);
      return visit.tab('metrics.');
    },
    patience,
    'the site that plants',
  );
  return visit.tab('metrics.');
}

/** The page is asked again and again for its outcome: a page that is held up by something would hold up a single answer. */
export async function plantByPage(page: Page, canaries: Canaries): Promise<Planted> {
  await page.evaluate(
    `void window.plant(${JSON.stringify(canaries.of)}).then((planted) => { window.planted = planted; })`,
  );
  return eventually(() => page.evaluate<Planted | null>('window.planted ?? null'), 90_000, 'everything to be planted');
}

/** Four fields are typed into; then a text is copied by its keys, and another one is marked. */
export async function plantByKeys(station: Station, page: Page, { of }: Canaries): Promise<void> {
  for (const name of ['typed-input', 'typed-textarea', 'typed-editable', 'typed-password'] as const) {
    await clickOn(station, page, `#${name}`);
    await station.display.type(of[name]);
  }
  await copyAndMark(station, page, { copied: of.clipboard, marked: of.primary });
}

const fieldHolds = (page: Page, text: string): Promise<true> =>
  eventually(
    () => page.evaluate<boolean>(`document.querySelector('#primary').value === ${JSON.stringify(text)}`),
    patience,
    'the field to hold what was typed',
  ) as Promise<true>;

interface Texts {
  readonly copied: string;
  readonly marked: string;
}

export async function copyAndMark(station: Station, page: Page, { copied, marked }: Texts): Promise<void> {
  const { display } = station;
  await clickOn(station, page, '#primary');
  await display.type(copied);
  await fieldHolds(page, copied);
  await display.key('ctrl+a', 'ctrl+c');
  await display.type(marked);
  await fieldHolds(page, marked);
  await display.key('ctrl+a');
}

/** What a program that got out of the browser's own sandbox would leave; it forks twice and stays. */
export const plantByProgram = (visit: Visit, canaries: Canaries): Promise<void> =>
  plantInside({ processId: visit.session.id, home: '/home/patron', runtime: '/run/user/1000' }, canaries);

/** A second tab, whose page holds the canary when its process crashes. */
export async function plantByCrash(station: Station, visit: Visit, { of }: Canaries): Promise<void> {
  await station.display.key('ctrl+t');
  const page = await openFront(station, visit);
  const many = 100;
  await page.evaluate(`self.kept = Array.from({ length: ${many} }, (_, index) => '${of.heap}' + index), null`);
  // The answer never comes: whoever would give it has crashed.
  page.send('Page.crash').catch(() => undefined);
  await eventually(() => visit.tab('lethe://tab/crashed'), patience, 'the page that says so');
  page.close();
}

/** What `plantBriefly` plants beside all that a program inside does. */
export const brief = ['host', 'local-latin', 'title', 'clipboard', 'primary'] as const satisfies readonly CanaryClass[];

/** A short visit: a page that stores and names something, a text that is copied, one that is marked, and a program inside. */
export async function plantBriefly(station: Station, visit: Visit, canaries: Canaries): Promise<void> {
  const { of } = canaries;
  const page = await openPlanting(station, visit, of.host);
  await page.evaluate(`localStorage.setItem('kept', '${of['local-latin']}'), document.title = '${of.title}', null`);
  await copyAndMark(station, page, { copied: of.clipboard, marked: of.primary });
  await plantByProgram(visit, canaries);
}
