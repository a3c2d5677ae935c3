// Shell and agent lose each other, in each direction: nobody is let in before the station has been wiped and looked through.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationPin } from '../../demonstration/policy.ts';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { bodyText, sitDown, untilText } from '../../support/station/patron.ts';
import { processesOf } from '../../support/station/session-process.ts';
import { type AtStation, click, openStation, policyWith, text } from './at-station.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('Skipped: a file that can’t be removed needs root to make it.\n');

let at: AtStation;
let shell: Page;

beforeAll(async () => {
  at = await openStation(policyWith('open-access'));
  shell = await at.station.shellPage();
});
afterAll(() => at?.close());

const anyAlive = async (ids: readonly number[]): Promise<boolean> =>
  (await processesOf(at.station.user.id)).some(({ id }) => ids.includes(id));
const untilDead = (ids: readonly number[]): Promise<boolean> =>
  eventually(async () => !(await anyAlive(ids)), 10_000, 'the end of every process');

const mayStart = (page: Page): Promise<boolean> =>
  page.evaluate("document.querySelector('.start')?.getAttribute('aria-disabled') === 'false'");
const untilStart = (page: Page): Promise<boolean> =>
  eventually(() => mayStart(page), 30_000, 'a Start that may be pressed');

describe('an agent that is killed while a patron browses', () => {
  it('ends the visit at once, and the screen asks to wait', async () => {
    const visit = await sitDown(at.station, shell);
    at.station.agentProcess().kill('SIGKILL');
    await untilText(shell, text('en', 'wipe-agent'));
    await untilDead(visit.session.processes);
    expect(await shell.evaluate("document.querySelector('.start') === null")).toBe(true);
  });

  it('wipes when it is back, and only then lets somebody start', async () => {
    const from = at.station.told.length;
    await at.station.startAgent();
    await at.station.untilTold(({ state }) => state === 'clean', from);
    expect(at.station.told.slice(from).map(({ state }) => state)).toEqual(['wiping', 'clean']);
    await untilStart(shell);
  });
});

describe('a shell that is killed while a patron browses', () => {
  it('takes every process of the session with it', async () => {
    const visit = await sitDown(at.station, shell);
    const { processes } = visit.session;
    expect(await anyAlive(processes)).toBe(true);
    const from = at.station.told.length;
    const killed = once(at.station.shellProcess(), 'exit');
    at.station.shellProcess().kill('SIGKILL');
    await killed;
    await untilDead(processes);
    const told = await at.station.untilTold((heard) => heard.receipt !== undefined, from);
    expect(at.station.told.slice(from).map(({ state }) => state)).toEqual(['wiping', 'clean']);
    expect(told.receipt).toMatchObject({ verdict: 'clean', left: 0 });
  });

  it('finds the station wiped when it starts again', async () => {
    const from = at.station.told.length;
    await rm(`${at.station.folder}/shell/profile/DevToolsActivePort`, { force: true });
    await at.station.startShell();
    shell = await at.station.shellPage();
    await untilStart(shell);
    expect(at.station.told.slice(from)).toEqual([]);
    const visit = await sitDown(at.station, shell);
    await untilText(visit.bar, text('en', 'bar-end'));
    await at.station.display.key('ctrl+shift+e');
    await untilText(shell, text('en', 'receipt-title'));
  });
});

async function openStaffMenu(): Promise<void> {
  await at.station.display.key('ctrl+shift+F12');
  await untilText(shell, text('en', 'staff-body'));
  await at.station.display.type(demonstrationPin);
  await at.station.display.key('Return');
  await untilText(shell, text('en', 'staff-check'));
}

/** A file of the kiosk user's that nobody can remove, root neither, until it is let go. */
function stuckFile() {
  const file = `/var/tmp/left-${process.pid}`;
  return {
    file,
    async plant(): Promise<void> {
      await writeFile(file, 'left');
      await chown(file, at.station.user.id, at.station.user.group);
      execFileSync('chattr', ['+i', file]);
    },
    letGo: () => void execFileSync('chattr', ['-i', file]),
  };
}

describe.runIf(isRoot)('something that can’t be wiped', () => {
  const stuck = stuckFile();
  afterAll(async () => {
    if (existsSync(stuck.file)) stuck.letGo();
    await rm(stuck.file, { force: true });
  });

  it('puts the station out of service, with a code and no Start', async () => {
    await sitDown(at.station, shell, async () => {
      await click(at.station, shell, text('en', 'welcome-start'));
    });
    await stuck.plant();
    const from = at.station.told.length;
    await at.station.display.key('ctrl+shift+e');
    const told = await at.station.untilTold(({ state }) => state === 'blocked', from);
    expect(told.receipt).toMatchObject({ verdict: 'residue', left: 1 });
    await untilText(shell, text('en', 'out-title'));
    const said = await bodyText(shell);
    expect(said).toContain('WIPE-01');
    expect(said).toContain(text('en', 'problem-WIPE-01-remedy'));
    expect(await shell.evaluate("document.querySelector('.start') === null")).toBe(true);
  });

  it('stays so when staff look again while it is there', async () => {
    const from = at.station.told.length;
    await openStaffMenu();
    await click(at.station, shell, text('en', 'staff-check'));
    await at.station.untilTold(({ state }) => state === 'blocked', from);
    await untilText(shell, 'WIPE-01');
  });

  it('is wiped when it can be, and the welcome comes back', async () => {
    stuck.letGo();
    await openStaffMenu();
    await click(at.station, shell, text('en', 'staff-check'));
    await untilStart(shell);
    expect(existsSync(stuck.file)).toBe(false);
  });
});
