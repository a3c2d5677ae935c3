// The station's state under fire: the agent killed at every step of its work, twice in a row, with a full disk, under a flood.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readLedger } from '../../../agent/state/ledger.ts';
import { connectShell, endAgent, isDead, journalOf, runtimeOf, setStage, shell, startAgent } from './support/agents.ts';
import { type Client, connectClient, greet, isRefusal, isState } from './support/clients.ts';
import { killedAt, litter, makeRoom, over, type Step, visitUntilKilled } from './support/fire.ts';
import { describeAsRoot } from './support/root.ts';

const stage = setStage();
const undoing: (() => void)[] = [];
afterEach(() => {
  for (const undo of undoing.splice(0)) undo();
});

const left = (): string[] => litter.filter((path) => existsSync(join(stage.station.root, path)));

/** Tries to open from the first moment, and says what was told until the station was clean. */
async function pressStartUntilClean(): Promise<Client> {
  const client = await connectShell(stage);
  client.ask({ ask: 'open' });
  await client.waitFor(isState('clean'));
  return client;
}

/** In the order of the work: a start, a session that opens, and its end. */
const steps: readonly (readonly [what: string, step: Step])[] = [
  ['before it writes that it wipes', { call: 'renameSync', nth: 1, file: 'state' }],
  ['before it notes what the start cleared', { call: 'renameSync', nth: 1, file: 'ledger.json' }],
  ['before it notes that it was in this boot', { call: 'renameSync', nth: 1, file: 'marks.json' }],
  ['before it writes that the start is clean', { call: 'renameSync', nth: 2, file: 'state' }],
  ['before it writes that a session is open', { call: 'renameSync', nth: 3, file: 'state' }],
  ['before it writes that the session is being wiped', { call: 'renameSync', nth: 4, file: 'state' }],
  ['before it ends the first process of the session', { call: 'kill', nth: 1 }],
  ['before it ends the second', { call: 'kill', nth: 2 }],
  ['before it removes a file', { call: 'unlinkSync', nth: 1, file: 'one' }],
  ['before it removes a file in a folder', { call: 'unlinkSync', nth: 1, file: 'two' }],
  ['before it removes a folder', { call: 'rmdirSync', nth: 1, file: 'folder' }],
  ['before it removes a file of another place', { call: 'unlinkSync', nth: 1, file: 'three' }],
  ['before it writes that the session is wiped', { call: 'renameSync', nth: 5, file: 'state' }],
];

describeAsRoot('an agent that is killed', () => {
  it.each(steps)('%s finds the truth when it comes back, and finishes', async (_what, step) => {
    const { agent, session, client } = await visitUntilKilled(stage, step);
    expect(agent.signalCode).toBe('SIGKILL');
    client.end();
    // A session that the agent said yes to, or was about to, is anybody's guess afterwards.
    const mayBeDirty = journalOfOrNone() !== 'clean';
    await startAgent(stage);
    const back = await pressStartUntilClean();
    expect(back.told.some(isState('open'))).toBe(false);
    expect([journalOf(stage), left()]).toEqual(['clean', []]);
    if (session !== null && mayBeDirty) expect(isDead(session.first)).toBe(true);
  });

  it('at the same step again when it comes back, finishes the third time', async () => {
    const step: Step = { call: 'unlinkSync', nth: 1, file: 'three' };
    const { session, client } = await visitUntilKilled(stage, step);
    client.end();
    const second = await startAgent(stage, undefined, killedAt(step));
    const between = await connectShell(stage);
    between.ask({ ask: 'open' });
    await over(second);
    expect([second.signalCode, between.told.some(isState('open'))]).toEqual(['SIGKILL', false]);
    expect([journalOf(stage), left().length]).not.toEqual(['clean', 0]);
    await startAgent(stage);
    await pressStartUntilClean();
    expect([left(), isDead(session?.first ?? 0)]).toEqual([[], true]);
  });

  it('within one boot clears the event logs no second time, and after another start it does', async () => {
    const first = await startAgent(stage);
    await shell(stage);
    const cleared = () => readLedger(stage.station.options.state).deeds['event-logs']?.at;
    const before = cleared();
    await endAgent(first);
    const second = await startAgent(stage);
    await shell(stage);
    expect(cleared()).toBe(before);
    await endAgent(second);
    const marks = join(runtimeOf(stage), 'marks.json');
    expect(readFileSync(marks, 'utf8')).toContain('"boot"');
    rmSync(marks);
    await startAgent(stage);
    await shell(stage);
    expect(cleared()).toBeGreaterThan(before ?? 0);
  });
});

const journalOfOrNone = (): string => (existsSync(join(runtimeOf(stage), 'state')) ? journalOf(stage) : 'none');

describeAsRoot('a full disk', () => {
  it('of the state opens nothing, erases all the same, and holds nobody up once there is room', async () => {
    const room = makeRoom(runtimeOf(stage));
    undoing.push(room.end);
    const agent = await startAgent(stage);
    const client = await shell(stage);
    const session = await stage.station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    for (const path of litter) stage.station.plant(path);
    room.fill();
    client.ask({ ask: 'close', reason: 'patron' });
    await client.waitFor((tell) => tell.tell === 'state' && tell.problem === 'AGENT-04');
    expect([left(), isDead(session.first), journalOf(stage)]).toEqual([[], true, 'open']);
    await endAgent(agent);
    client.end();
    await startAgent(stage);
    const back = await connectShell(stage);
    await back.waitFor((tell) => tell.tell === 'state' && tell.problem === 'AGENT-04');
    back.ask({ ask: 'open' });
    await back.waitFor(isRefusal('AGENT-05'));
    expect(back.told.some(isState('open')) || back.told.some(isState('clean'))).toBe(false);
    room.empty();
    back.ask({ ask: 'retry' });
    await back.waitFor(isState('clean'));
    expect(journalOf(stage)).toBe('clean');
  });

  it('of the ledger keeps nobody out, and only has the agent do its work once more', async () => {
    const room = makeRoom(stage.station.options.state);
    undoing.push(room.end);
    room.fill();
    const agent = await startAgent(stage);
    await shell(stage);
    expect(stage.logged).toContain('{"code":"AGENT-10"}');
    expect(readLedger(stage.station.options.state).deeds['event-logs']).toBeNull();
    room.empty();
    await endAgent(agent);
    await startAgent(stage);
    await shell(stage);
    expect(readLedger(stage.station.options.state).deeds['event-logs']?.ok).toBe(true);
  });
});

describeAsRoot('a flood on the socket', () => {
  it('neither opens the station nor keeps a wipe from its end, also when the agent is killed in it', async () => {
    const path = join(runtimeOf(stage), 'agent.sock');
    const flood = startFlood(path);
    try {
      const { agent, session, client } = await visitUntilKilled(stage, { call: 'unlinkSync', nth: 1, file: 'three' });
      expect(agent.signalCode).toBe('SIGKILL');
      client.end();
      await startAgent(stage);
      const back = await pressStartUntilClean();
      expect(back.told.some(isState('open'))).toBe(false);
      expect([left(), isDead(session?.first ?? 0)]).toEqual([[], true]);
      expect(flood.sent()).toBeGreaterThan(1000);
    } finally {
      await flood.stop();
    }
    expect(flood.told.some(isState('open'))).toBe(true);
  });
});

/** Four that ask without a pause, and one that says what nobody may; each comes back when it is hung up on. */
function startFlood(path: string) {
  const told: Client['told'] = [];
  let [going, sent] = [true, 0];
  const asker = async (): Promise<void> => {
    while (going) {
      const client = await greet(path, 'look');
      const hear = setInterval(() => told.push(...client.told.splice(0)), 1);
      while (going && !client.socket.destroyed) {
        client.ask({ ask: 'status' });
        sent++;
        await new Promise((resolve) => setImmediate(resolve));
      }
      clearInterval(hear);
      client.end();
    }
  };
  const intruder = async (): Promise<void> => {
    while (going) {
      const client = await connectClient(path);
      client.send('{"ask":"open"}\n');
      sent++;
      await Promise.race([client.closed, new Promise((resolve) => setTimeout(resolve, 50))]);
      client.end();
    }
  };
  const all = Promise.all([asker(), asker(), asker(), asker(), intruder()]);
  return {
    told,
    sent: () => sent,
    async stop() {
      going = false;
      await all;
    },
  };
}
