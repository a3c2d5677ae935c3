// The whole agent as it is started on a station: sessions that end in every way, and starts that find things in every state.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  connectShell,
  endAgent,
  isDead,
  journalOf,
  optionsOf,
  runtimeOf,
  setStage,
  shell,
  startAgent,
  withReceipt,
} from './support/agents.ts';
import { isRefusal, isState } from './support/clients.ts';
import { describeAsRoot } from './support/root.ts';
import { project } from './support/visit.ts';

const stage = setStage();

describeAsRoot('a session', () => {
  it('is opened, ended, and receipted', async () => {
    await startAgent(stage);
    const client = await shell(stage);
    const session = await stage.station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    expect(journalOf(stage)).toBe('open');
    await session.end();
    client.ask({ ask: 'close', reason: 'patron' });
    const told = await client.waitFor(withReceipt);
    expect(told).toMatchObject({ state: 'clean', receipt: { verdict: 'clean', containment: 'bubblewrap', left: 0 } });
    expect(journalOf(stage)).toBe('clean');
  });

  it('that nobody ended is ended by the agent', async () => {
    await startAgent(stage);
    const client = await shell(stage);
    const session = await stage.station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    client.ask({ ask: 'close', reason: 'limit' });
    const told = await client.waitFor(withReceipt);
    expect(told).toMatchObject({ state: 'clean', receipt: { verdict: 'clean' } });
    expect(isDead(session.first)).toBe(true);
  });

  it('that leaves what can’t be removed shuts the station, until that is gone and somebody tries again', async () => {
    await startAgent(stage);
    const client = await shell(stage);
    const session = await stage.station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    stage.station.plant('tmp/fixed');
    const fixed = join(stage.station.root, 'tmp/fixed');
    execFileSync('chattr', ['+i', fixed]);
    await session.end();
    client.ask({ ask: 'close', reason: 'patron' });
    await client.waitFor((tell) => tell.tell === 'state' && tell.problem === 'WIPE-01');
    expect(journalOf(stage)).toBe('blocked');
    client.ask({ ask: 'open' });
    await client.waitFor(isRefusal('AGENT-05'));
    client.told.length = 0;
    execFileSync('chattr', ['-i', fixed]);
    client.ask({ ask: 'retry' });
    await client.waitFor(isState('clean'));
  });

  it('is not opened when there is none', async () => {
    await startAgent(stage);
    const client = await shell(stage);
    client.ask({ ask: 'open' });
    await client.waitFor(isRefusal('AGENT-06'));
    expect(journalOf(stage)).toBe('clean');
  });

  it('is wiped when the shell is lost, and the spare with it', async () => {
    await startAgent(stage);
    const client = await shell(stage);
    const session = await stage.station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    const spare = await stage.station.session();
    client.end();
    await shell(stage);
    for (const { first } of [session, spare]) expect(isDead(first)).toBe(true);
  });

  it('is wiped when the agent was killed in it', async () => {
    const first = await startAgent(stage);
    const client = await shell(stage);
    const session = await stage.station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    await endAgent(first);
    expect(journalOf(stage)).toBe('open');
    expect(isDead(session.first)).toBe(false);
    await startAgent(stage);
    await shell(stage);
    expect(isDead(session.first)).toBe(true);
  });

  it('that is only a warm spare outlives an agent that was killed while the station was clean', async () => {
    const first = await startAgent(stage);
    await shell(stage);
    const spare = await stage.station.session();
    await endAgent(first);
    await startAgent(stage);
    await shell(stage);
    expect(isDead(spare.first)).toBe(false);
  });

  it('leaves nothing of its times in the log', async () => {
    await startAgent(stage);
    const client = await shell(stage);
    const before = stage.logged;
    const session = await stage.station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    await session.end();
    client.ask({ ask: 'close', reason: 'idle' });
    await client.waitFor(withReceipt);
    expect(stage.logged).toBe(before);
    expect(before).toMatch(/^\{"code":"started"\}\n\{"code":"wiped","count":0,"ms":\d+\}\n$/);
  });
});

describeAsRoot('a journal', () => {
  it.each(['open', 'blocked', 'nonsense'])('that says %s makes the agent end every session there is', async (word) => {
    mkdirSync(runtimeOf(stage));
    writeFileSync(join(runtimeOf(stage), 'state'), word);
    const session = await stage.station.session();
    await startAgent(stage);
    await shell(stage);
    expect(isDead(session.first)).toBe(true);
  });

  it('that can’t be written keeps the station shut', async () => {
    await startAgent(stage);
    const client = await shell(stage);
    await stage.station.session();
    mkdirSync(join(runtimeOf(stage), 'state.new'));
    client.ask({ ask: 'open' });
    await client.waitFor((tell) => tell.tell === 'state' && tell.problem === 'AGENT-04');
    expect(client.told.some(isState('open'))).toBe(false);
  });
});

describeAsRoot('cleaner files that were refused', () => {
  const shipped = (name: string) => readFileSync(join(project, 'resources/cleaners', name), 'utf8');

  it('keep the station shut and do nothing, until they are mended and somebody tries again', async () => {
    const cleaners = join(stage.station.base, 'cleaners');
    const files = { 'protected.yaml': shipped('protected.yaml'), 'tmp.yaml': shipped('tmp.yaml') };
    mkdirSync(cleaners);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cleaners, name), text);
    writeFileSync(join(cleaners, 'tmp.yaml'), `${files['tmp.yaml']}run: everything\n`);
    stage.station.plant('tmp/left');
    await startAgent(stage, [...optionsOf(stage), '--cleaners', cleaners]);
    const client = await connectShell(stage);
    await client.waitFor((tell) => tell.tell === 'state' && tell.problem === 'WIPE-03');
    expect(existsSync(join(stage.station.root, 'tmp/left'))).toBe(true);
    writeFileSync(join(cleaners, 'tmp.yaml'), files['tmp.yaml']);
    client.ask({ ask: 'retry' });
    await client.waitFor(isState('clean'));
    expect(existsSync(join(stage.station.root, 'tmp/left'))).toBe(false);
  });
});
