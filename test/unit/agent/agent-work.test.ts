// What the agent does beside the ends of sessions: event logs, user data and the canary audit, when nobody is disturbed.
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../contract/result.ts';
import { canaryReceipt, done, type Rig, receipt, startClean, stuck, turn, wiped } from './rig.ts';

describe('a piece of work', () => {
  const daily = { occasion: 'daily', work: ['event-logs', 'user-data', 'canary'] } as const;

  it('is done while the station is shut, and the canary audit last', async () => {
    const rig = await startClean();
    const outcome = rig.run(daily);
    expect(rig.orders).toEqual([
      { occasion: 'daily', groups: ['event-logs', 'user-data'], scope: { snapshot: null, everySession: false } },
    ]);
    await rig.wiped(wiped('clean'));
    expect(rig.happened).toEqual(['wrote wiping', 'told wiping', 'audited', 'wrote clean', 'told clean']);
    expect(await outcome).toEqual(
      succeed({
        ...{ receipt: receipt('clean'), eventLogs: done, userData: done },
        canary: succeed(canaryReceipt('clean')),
      }),
    );
  });

  it.each<[string, Rig['canary'], string]>([
    ['found something', succeed(canaryReceipt('residue')), 'CANARY-01'],
    ['could not see', succeed(canaryReceipt('void')), 'CANARY-03'],
    ['was not let everywhere', succeed(canaryReceipt('unseen')), 'CANARY-04'],
    ['was not made', fail('AGENT-01'), 'AGENT-01'],
    ['broke', new Error('disk on fire'), 'CANARY-02'],
  ])('shuts the station when the canary audit %s', async (_what, canary, problem) => {
    const rig = await startClean();
    rig.canary = canary;
    const outcome = rig.run(daily);
    await rig.wiped(wiped('clean'));
    await outcome;
    expect(rig.happened.slice(-2)).toEqual(['wrote blocked', `told blocked ${problem}`]);
    expect(rig.logged.at(-1)).toBe(JSON.stringify({ code: problem }));
  });

  it('audits by no canary after a receipt that is not clean', async () => {
    const rig = await startClean();
    const outcome = rig.run(daily);
    await rig.wiped(wiped('residue'));
    expect(await outcome).toMatchObject({ value: { receipt: { verdict: 'residue' }, canary: null } });
    expect(rig.happened).not.toContain('audited');
  });

  it('shuts the station when an event log stays', async () => {
    const rig = await startClean();
    const outcome = rig.run(daily);
    await rig.wiped(wiped('clean', stuck));
    expect(await outcome).toMatchObject({ value: { eventLogs: stuck, canary: null } });
    expect(rig.happened.at(-1)).toBe('told blocked LOGS-01 with clean');
    expect(rig.logged).toContain('{"code":"LOGS-01","count":3}');
  });

  it('waits for the end of a session, and says so', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    expect(await rig.run(daily)).toEqual(fail('AGENT-08'));
    expect(rig.orders).toEqual([]);
  });

  it('is not begun during another', async () => {
    const rig = await startClean();
    void rig.run(daily);
    expect(await rig.run(daily)).toEqual(fail('AGENT-09'));
    expect(rig.orders).toHaveLength(1);
  });

  it('clears event logs beside a session, which goes on', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.happened.length = 0;
    expect(await rig.run({ occasion: 'command', work: ['event-logs'] })).toEqual(
      succeed({ receipt: null, eventLogs: done, userData: null, canary: null }),
    );
    expect([rig.happened, rig.orders]).toEqual([['cleared logs beside'], []]);
  });

  it('says what could not be carried out', async () => {
    const rig = await startClean();
    const outcome = rig.run(daily);
    await rig.wiped(fail('WIPE-03'));
    expect(await outcome).toEqual(fail('WIPE-03'));
  });

  it('without any work only looks, whatever failed before', async () => {
    const rig = await startClean();
    rig.failed = ['user-data'];
    const outcome = rig.run({ occasion: 'command', work: [] });
    await rig.wiped(wiped('clean'));
    expect(rig.orders[0]?.groups).toEqual([]);
    expect(await outcome).toEqual(
      succeed({ receipt: receipt('clean'), eventLogs: null, userData: null, canary: null }),
    );
  });
});

describe('what is due', () => {
  const logs = { occasion: 'daily', work: ['event-logs'] } as const;
  const daily = { occasion: 'daily', work: ['event-logs', 'user-data', 'canary'] } as const;

  it('is done by itself when nobody is in', async () => {
    const rig = await startClean();
    rig.due = daily;
    rig.ring();
    expect(rig.orders.map(({ occasion }) => occasion)).toEqual(['daily']);
    rig.due = null;
    await rig.wiped(wiped('clean'));
    expect(rig.noted).toEqual(['event-logs done', 'user-data done', 'canary done']);
    expect(rig.happened.at(-1)).toBe('told clean');
  });

  it('is done before a session opens, which then does not open', async () => {
    const rig = await startClean();
    rig.overdue = logs;
    rig.ask({ ask: 'open' });
    expect(rig.happened).toEqual(['wrote wiping', 'told wiping']);
    rig.overdue = null;
    await rig.wiped(wiped('clean'));
    rig.ask({ ask: 'open' });
    expect(rig.happened.at(-1)).toBe('told open');
  });

  it('waits for the end of a session, and follows it', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.due = daily;
    rig.ring();
    expect(rig.orders).toEqual([]);
    rig.ask({ ask: 'close', reason: 'patron' });
    await rig.wiped(wiped('clean'));
    await turn();
    expect(rig.orders.map(({ occasion }) => occasion)).toEqual(['session-end', 'daily']);
    expect(rig.noted).toEqual([]);
  });

  it('is cleared beside a session that goes on too long, as far as it is no part of it', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    [rig.due, rig.pastGrace] = [daily, logs];
    rig.ring();
    rig.ring();
    rig.pastGrace = null;
    await turn();
    expect([rig.happened.at(-1), rig.orders, rig.noted]).toEqual(['cleared logs beside', [], ['event-logs done']]);
  });

  it('waits for a clearing beside a session that has just ended', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.pastGrace = logs;
    rig.ring();
    rig.ask({ ask: 'close', reason: 'patron' });
    expect([rig.orders, rig.noted]).toEqual([[], []]);
    await turn();
    expect([rig.orders.length, rig.noted]).toEqual([1, ['event-logs done']]);
  });

  it('is noted as failed, each part of it by itself', async () => {
    const rig = await startClean();
    rig.due = daily;
    rig.ring();
    rig.due = null;
    await rig.wiped(wiped('clean', stuck));
    expect(rig.noted).toEqual(['event-logs failed', 'user-data done', 'canary failed']);
  });

  it('is noted as failed when the wipe could not be carried out, so that it is not begun without end', async () => {
    const rig = await startClean();
    rig.due = daily;
    rig.ring();
    rig.due = null;
    await rig.wiped(fail('WIPE-03'));
    expect(rig.noted).toEqual(['event-logs failed', 'user-data failed', 'canary failed']);
  });

  it('is done with a retry', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'close', reason: 'crash' });
    await rig.wiped(wiped('residue'));
    rig.overdue = logs;
    rig.ask({ ask: 'retry' });
    expect(rig.orders.at(-1)).toMatchObject({
      occasion: 'daily',
      groups: ['event-logs', 'user-data'],
      scope: { everySession: true },
    });
  });

  it('leaves nothing of the end of a session in the notes', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.ask({ ask: 'close', reason: 'patron' });
    await rig.wiped(wiped('clean'));
    expect(rig.noted).toEqual([]);
  });
});
