// A station that may not open, in real Electron: a policy with a fault, and no agent. Nobody gets in, whatever is pressed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../support/station/devtools.ts';
import { bodyText, untilText } from '../../support/station/patron.ts';
import { type AtStation, openStation, policyWith, text } from './at-station.ts';

let at: AtStation;
let shell: Page;

async function openWith(policy: string, options: Parameters<typeof openStation>[1] = {}): Promise<void> {
  at = await openStation(policy, options);
  shell = await at.station.shellPage();
}

/** Enter starts a visit wherever it may be started. */
async function nobodyGetsIn(): Promise<void> {
  await at.station.display.key('Return', 'space', 'ctrl+t');
  const longerThanStarting = 2000;
  await new Promise((resolve) => setTimeout(resolve, longerThanStarting));
  expect(at.station.told.map(({ state }) => state)).not.toContain('open');
  expect(await shell.evaluate("document.querySelector('.start') === null")).toBe(true);
}

describe('a policy with a fault', () => {
  beforeAll(() => openWith(`${policyWith('open-access')}idle: 20\n`));
  afterAll(() => at.close());

  it('puts the station out of service, and tells staff where to look and what to do', async () => {
    await untilText(shell, text('en', 'out-title'));
    const said = await bodyText(shell);
    expect(said).toContain('POLICY-03');
    expect(said).toContain('idle');
    expect(said).toContain(text('en', 'problem-POLICY-03-remedy'));
  });

  it('lets nobody in, and keeps no session warm', async () => {
    await nobodyGetsIn();
    expect(await at.station.sessions()).toEqual([]);
  });

  it('has no door for staff either, since nobody’s PIN is known', async () => {
    await at.station.display.key('ctrl+shift+F12');
    await untilText(shell, text('en', 'staff-absent'));
    await at.station.display.key('Escape');
    await untilText(shell, text('en', 'out-title'));
  });
});

describe('a station without an agent', () => {
  beforeAll(() => openWith(policyWith('open-access'), { withoutAgent: true }));
  afterAll(() => at.close());

  it('asks to wait, and lets nobody in', async () => {
    await untilText(shell, text('en', 'wipe-agent'));
    await nobodyGetsIn();
  });

  it('welcomes people when the agent is there and has found it clean', async () => {
    await at.station.startAgent();
    await at.station.untilTold(({ state }) => state === 'clean');
    await untilText(shell, text('en', 'welcome-start'));
  });
});
