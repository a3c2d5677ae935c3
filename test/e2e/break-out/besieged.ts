// A real station with a patron sitting at it, on a page that does what a test tells it to.
import { stringify } from 'yaml';
import { Policy } from '../../../contract/policy.ts';
import { demonstrationPolicy } from '../../demonstration/policy.ts';
import { eventually, type Page, pageAt, targetsAt } from '../../support/station/devtools.ts';
import { sitDown, type Visit } from '../../support/station/patron.ts';
import { type Station, startStation } from '../../support/station/station.ts';
import { type HostileSite, places, startHostileSite } from './hostile-site.ts';

export const start = `https://${places.hostile}/`;

export interface Besieged {
  readonly site: HostileSite;
  readonly station: Station;
  readonly shell: Page;
  readonly visit: Visit;
  /** The tab that the attacks are made in. */
  readonly tab: Page;
  /** Brings the tab back to the hostile site's first page, alone, with nothing hanging from the bar. */
  again(address?: string): Promise<void>;
  /** Runs a script as the page's own, right after a click (a page may do the most then). What it throws comes back as text. */
  run<Value>(code: string, patience?: number): Promise<Value | string>;
  address(): Promise<string>;
  /** Runs code that should lead away, gives it its time, and says where the tab is then. */
  lead(code: string): Promise<string>;
  /** Addresses of all tabs. */
  tabs(): Promise<readonly string[]>;
  /** How many documents of the tab, frames among them, have an address that starts so. */
  framesAt(beginning: string): Promise<number>;
  /** Closes all tabs but the one of the attacks, as a patron would. */
  closeOthers(): Promise<void>;
  /** What the bar tells the patron at this moment, as one text. */
  bar(): Promise<string>;
  /** Waits until what the page has started so far has had its time: later requests of its own have arrived. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

function policyText(): string {
  const policy = demonstrationPolicy('open-access');
  const hostile = {
    id: 'licensed-reader',
    title: 'Licensed reader',
    kind: 'site',
    url: start,
    hosts: [places.inward, places.inwardTen, places.rebinding],
  } as const;
  const resources = policy.resources.map((resource) =>
    resource.id === 'catalogue' ? { ...resource, search: `${resource.url}search?words={words}` } : resource,
  );
  const local = [...policy.network.local.filter((host) => !host.includes('*')), places.hostile];
  return stringify(Policy.parse({ ...policy, resources: [...resources, hostile], network: { local } }));
}

const pages = async (port: number): Promise<{ url: string }[]> =>
  (await targetsAt(port)).filter(({ type, url }) => type === 'page' && !url.startsWith('lethe://bar'));

interface FrameTree {
  readonly frame: { readonly url: string };
  readonly childFrames?: readonly FrameTree[];
}

const addressesIn = ({ frame, childFrames = [] }: FrameTree): string[] => [
  frame.url,
  ...childFrames.flatMap(addressesIn),
];

let runs = 0;

/**
 * Runs code in a task of the page's own: a command of the debugging protocol that makes a frame or a worker is sent anew
 * by Chromium, without end.
 */
async function runAsPage<Value>(tab: Page, code: string, patience = 6000): Promise<Value | string> {
  runs += 1;
  const outcome = `outcomes[${runs}]`;
  const task = `(async () => { ${code} })().then((value) => ({ value: value ?? null }), (error) => ({ value: String(error) })).then((done) => { ${outcome} = done; })`;
  await tab.evaluate(`globalThis.outcomes ??= {}; setTimeout(() => { ${task} }, 0); 0`, true);
  return eventually(
    () =>
      tab.evaluate<{ value: Value } | null>(
        `globalThis.outcomes === undefined ? { value: 'left the page' } : (${outcome} ?? null)`,
      ),
    patience,
    'an outcome',
  ).then(
    ({ value }) => value,
    () => 'no outcome',
  );
}

/** Ways to speak to the visit's pages, once somebody has sat down. */
async function besiege(station: Station, site: HostileSite, shell: Page): Promise<Besieged> {
  const visit = await sitDown(station, shell);
  const port = await visit.session.debuggingPort();
  const tab = await pageAt(port, ({ type, url }) => type === 'page' && url.startsWith('lethe://tab/home'));
  let beats = 0;
  const besieged: Besieged = {
    site,
    station,
    shell,
    visit,
    tab,
    async again(address = start) {
      await visit.bar.evaluate(
        "lethe.press({ press: 'hang', what: 'nothing' }); lethe.press({ press: 'notice-close' })",
      );
      await tab.send('Page.navigate', { url: address });
      await eventually(
        () =>
          tab.evaluate<boolean>(`location.href === ${JSON.stringify(address)} && document.readyState === 'complete'`),
        15_000,
        'the page that attacks start from',
      );
    },
    run: (code, patience) => runAsPage(tab, code, patience),
    address: () => eventually(() => tab.evaluate<string>('location.href'), 10_000, 'an address'),
    async lead(code) {
      await besieged.run(code);
      await besieged.settle();
      return besieged.address();
    },
    tabs: async () => (await pages(port)).map(({ url }) => url),
    async framesAt(beginning) {
      const { frameTree } = (await tab.send('Page.getFrameTree')) as { frameTree: FrameTree };
      return addressesIn(frameTree).filter((address) => address.startsWith(beginning)).length;
    },
    async closeOthers() {
      const close =
        "(() => { const more = document.querySelectorAll('li.tab ~ li.tab .tool'); for (const button of more) button.click(); return more.length })()";
      await eventually(async () => (await visit.bar.evaluate<number>(close)) === 0, 5000, 'one tab alone');
    },
    bar: () => visit.bar.evaluate<string>('document.body.innerText'),
    async settle() {
      for (const _turn of [1, 2]) {
        beats += 1;
        const path = site.put(`/beat/${beats}`, { status: 204, headers: {}, body: '' });
        // From a page of ours nothing may be asked; there, a turn of the page's own clock has to do.
        await tab
          .evaluate(
            `new Promise((done) => setTimeout(done, 100)).then(() => fetch(${JSON.stringify(path)}, { mode: 'no-cors' })).catch(() => 0)`,
          )
          .catch(() => undefined);
      }
    },
    async stop() {
      await station.stop();
      await site.close();
    },
  };
  return besieged;
}

export async function startBesieged(): Promise<Besieged> {
  const site = await startHostileSite();
  const station = await startStation({
    policy: policyText(),
    certificate: site.certificate,
    hostRules: site.hostRules,
  });
  try {
    return await besiege(station, site, await station.shellPage());
  } catch (error) {
    await station.stop();
    await site.close();
    throw error;
  }
}
