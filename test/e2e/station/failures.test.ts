// What fails in a visit: a page, the session, its memory, a program that hides, the shell's own page. Nobody is stranded, nothing stays.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hosts } from '../../demonstration/hosts.ts';
import { makeCanaries } from '../../support/canary/canary.ts';
import { plantInside } from '../../support/canary/plant-inside.ts';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { bodyText, sitDown, untilText, type Visit } from '../../support/station/patron.ts';
import { processesOf, type SessionProcess } from '../../support/station/session-process.ts';
import { type AtStation, click, openStation, policyWith, text, untilScreen } from './at-station.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('Skipped: reaching into a session from outside needs root.\n');

let at: AtStation;
let shell: Page;

beforeAll(async () => {
  at = await openStation(policyWith('open-access', { session: { memoryMegabytes: 128 } }));
  shell = await at.station.shellPage();
});
afterAll(() => at?.close());

/** Sits down and opens a page of the web from the library's home. */
async function browse(): Promise<{ visit: Visit; page: Page }> {
  const visit = await sitDown(at.station, shell);
  await click(at.station, await visit.tab('lethe://tab/home'), 'Soundings');
  const page = await visit.tab(hosts.soundings);
  await untilText(page, 'Soundings');
  return { visit, page };
}

/** Its process ends as if it had failed by itself. The answer never comes: whoever would give it is gone. */
async function crash(visit: Visit, page: Page): Promise<void> {
  page.send('Page.crash').catch(() => undefined);
  await eventually(() => visit.tab('lethe://tab/crashed').catch(() => null), 10_000, 'the page that says so');
  page.close();
}

/** What the agent said, and what stands on the screen, after a visit that was not ended by the patron. */
async function untilErased(from: number, words: string): Promise<void> {
  const told = await at.station.untilTold((heard) => heard.receipt !== undefined, from);
  expect(told).toMatchObject({ state: 'clean', receipt: { verdict: 'clean', left: 0 } });
  await untilText(shell, words);
  await click(at.station, shell, text('en', 'done'));
  await untilScreen(shell, '.start');
}

const isAlive = async (id: number): Promise<boolean> =>
  (await processesOf(at.station.user.id)).some((process) => process.id === id);
const untilDead = (ids: readonly number[]): Promise<boolean> =>
  eventually(
    async () => (await Promise.all(ids.map(isAlive))).every((alive) => !alive),
    10_000,
    'the end of every process',
  );

describe('a page that crashes', () => {
  it('offers to load again, twice; the third time within a minute ends the visit', async () => {
    const { visit, page } = await browse();
    const from = at.station.told.length;
    await crash(visit, page);
    const crashed = await visit.tab('lethe://tab/crashed');
    await untilText(crashed, text('en', 'crash-title'));
    expect(await bodyText(crashed)).not.toContain(text('en', 'crash-twice'));
    await click(at.station, crashed, text('en', 'crash-reload'));
    const again = await visit.tab(hosts.soundings);
    await untilText(again, 'Soundings');
    expect(await again.evaluate<string>('String(window.print)')).toContain('lethe:print');
    await crash(visit, again);
    const warned = await visit.tab('lethe://tab/crashed');
    await untilText(warned, text('en', 'crash-twice'));
    await click(at.station, warned, text('en', 'crash-reload'));
    const last = await visit.tab(hosts.soundings);
    await untilText(last, 'Soundings');
    last.send('Page.crash').catch(() => undefined);
    await untilErased(from, text('en', 'receipt-crash'));
  });
});

describe('a session whose main process is killed', () => {
  it('is erased, and the station goes on', async () => {
    const { visit } = await browse();
    const from = at.station.told.length;
    process.kill(visit.session.id, 'SIGKILL');
    await untilErased(from, text('en', 'receipt-crash'));
    await untilDead(visit.session.processes);
  });
});

describe.runIf(isRoot)('a program that hides in a session', () => {
  it('ends with it, however often it has forked', async () => {
    const { visit } = await browse();
    const canaries = makeCanaries();
    await plantInside({ processId: visit.session.id, home: '/home/patron', runtime: '/run/user/1000' }, canaries);
    const hidden = (await processesOf(at.station.user.id)).filter(({ command }) =>
      command.includes(canaries.of.daemon),
    );
    expect(hidden).not.toEqual([]);
    expect(hidden.map(({ parent }) => parent)).not.toContain(visit.session.id);
    const from = at.station.told.length;
    process.kill(visit.session.id, 'SIGKILL');
    await untilErased(from, text('en', 'receipt-crash'));
    expect(await Promise.all(hidden.map(({ id }) => isAlive(id)))).not.toContain(true);
  });
});

/** Writes into the session's memory, as its user, until the kernel says that there is no more. */
async function fill(session: SessionProcess): Promise<void> {
  const write = ['sh', '-c', 'exec cat /dev/zero > "$0"', join(session.root, 'home/patron/filled')];
  const [program, ...rest] = at.station.user.as(write);
  const writing = spawn(program, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = Buffer.concat(await writing.stderr.toArray()).toString();
  expect(said).toContain('No space left');
}

describe.runIf(isRoot)('a visit that fills its memory', () => {
  it('is ended, erased, and told why', async () => {
    const { visit } = await browse();
    const from = at.station.told.length;
    await fill(visit.session);
    await untilErased(from, text('en', 'receipt-full'));
  });
});

describe('the shell’s own page', () => {
  it('comes back when its process is killed', async () => {
    shell.send('Page.crash').catch(() => undefined);
    shell.close();
    shell = await eventually(
      async () => {
        const page = await at.station.shellPage();
        return (await bodyText(page)).includes(text('en', 'welcome-title')) ? page : null;
      },
      15_000,
      'the welcome',
    );
    const { visit } = await browse();
    const from = at.station.told.length;
    await at.station.display.key('ctrl+shift+e');
    await untilText(visit.bar, text('en', 'end-title'));
    await new Promise((resolve) => setTimeout(resolve, 700));
    await click(at.station, visit.bar, text('en', 'end-now'));
    await untilErased(from, text('en', 'receipt-patron'));
  });
});
