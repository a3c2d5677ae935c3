// The agent as a whole, over parts in memory: what it writes down, tells and wipes, and in which order.
import { describe, expect, it } from 'vitest';
import { fail } from '../../../contract/result.ts';
import type { StationState } from '../../../contract/words.ts';
import { snapshot, startAgent, startClean, wiped } from './rig.ts';

describe('a start', () => {
  it('wipes first, and opens to the shell only what was found clean', async () => {
    const rig = await startAgent();
    expect(rig.happened).toEqual(['wrote wiping', 'told wiping']);
    await rig.wiped(wiped('clean'));
    expect(rig.happened.slice(2)).toEqual(['wrote clean', 'told clean with clean']);
  });

  it.each<[StationState | null, boolean]>([
    [null, true],
    ['open', true],
    ['wiping', true],
    ['blocked', true],
    ['clean', false],
  ])('that finds the word %s ends every session: %s', async (found, everySession) => {
    const rig = await startAgent(found);
    expect(rig.orders).toEqual([
      { occasion: 'boot', groups: ['event-logs', 'user-data'], scope: { snapshot: null, everySession } },
    ]);
  });

  it('that can’t be wiped stays shut, and says why', async () => {
    const rig = await startAgent();
    await rig.wiped(fail('WIPE-03'));
    expect(rig.happened.slice(2)).toEqual(['wrote blocked', 'told blocked WIPE-03']);
    expect(rig.logged.at(-1)).toBe('{"code":"WIPE-03"}');
  });

  it('whose wipe fails in an unforeseen way stays shut too', async () => {
    const rig = await startAgent();
    await rig.wiped(new Error('disk on fire'));
    expect(rig.happened.at(-1)).toBe('told blocked WIPE-02');
  });
});

describe('a session', () => {
  it('is written down before the shell is answered, and its wipe is about what was seen', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    expect(rig.happened).toEqual(['wrote open', 'told open']);
    rig.ask({ ask: 'close', reason: 'patron' });
    expect(rig.orders).toEqual([
      { occasion: 'session-end', groups: ['user-data'], scope: { snapshot, everySession: false } },
    ]);
    await rig.wiped(wiped('clean'));
    expect(rig.happened.slice(2)).toEqual(['wrote wiping', 'told wiping', 'wrote clean', 'told clean with clean']);
  });

  it.each([null, new Error('no /proc')])('is not opened when none can be seen', async (session) => {
    const rig = await startClean();
    rig.session = session;
    rig.ask({ ask: 'open' });
    expect(rig.happened).toEqual(['answered refused AGENT-06']);
  });

  it('is not opened while another one is', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.ask({ ask: 'open' });
    expect(rig.happened.at(-1)).toBe('answered refused AGENT-05');
  });

  it('is not opened when that can’t be written down', async () => {
    const rig = await startClean();
    rig.writable = false;
    rig.ask({ ask: 'open' });
    expect(rig.happened.some((one) => one.includes('told open'))).toBe(false);
    expect(rig.happened.at(-1)).toBe('told blocked AGENT-04');
  });

  it('is wiped even if that can’t be written down, and the station then stays shut', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.writable = false;
    rig.ask({ ask: 'close', reason: 'idle' });
    expect(rig.orders).toHaveLength(1);
    await rig.wiped(wiped('clean'));
    expect(rig.happened.at(-1)).toBe('told blocked AGENT-04 with clean');
  });

  it.each([
    ['residue', 'WIPE-01'],
    ['unseen', 'WIPE-02'],
  ] as const)('whose receipt says %s shuts the station until somebody tries again', async (verdict, problem) => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.ask({ ask: 'close', reason: 'patron' });
    await rig.wiped(wiped(verdict));
    expect(rig.happened.at(-1)).toBe(`told blocked ${problem} with ${verdict}`);
    rig.ask({ ask: 'retry' });
    expect(rig.orders.at(-1)?.scope).toEqual({ snapshot, everySession: true });
    await rig.wiped(wiped('clean'));
    expect(rig.happened.at(-1)).toBe('told clean with clean');
  });

  it('is forgotten after a clean receipt', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.ask({ ask: 'close', reason: 'patron' });
    await rig.wiped(wiped('clean'));
    rig.loseShell();
    expect(rig.orders.at(-1)?.scope).toEqual({ snapshot: null, everySession: true });
  });
});

describe('a shell that is lost', () => {
  it('in the middle of a session takes every session with it', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.loseShell();
    expect(rig.orders).toEqual([
      { occasion: 'session-end', groups: ['user-data'], scope: { snapshot, everySession: true } },
    ]);
  });

  it('during a wipe has it done again before the station can be clean', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.ask({ ask: 'close', reason: 'patron' });
    rig.loseShell();
    await rig.wiped(wiped('clean'));
    expect(rig.happened.at(-1)).toBe('told wiping');
    expect(rig.orders).toHaveLength(2);
    await rig.wiped(wiped('clean'));
    expect(rig.happened.at(-1)).toBe('told clean with clean');
  });
});

describe('the log', () => {
  it('says nothing of sessions that came and went', async () => {
    const rig = await startClean();
    rig.logged.length = 0;
    for (let visit = 0; visit < 3; visit++) {
      rig.ask({ ask: 'open' });
      rig.ask({ ask: 'close', reason: 'patron' });
      await rig.wiped(wiped('clean'));
    }
    expect(rig.logged).toEqual([]);
  });

  it('counts what was left', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'open' });
    rig.ask({ ask: 'close', reason: 'patron' });
    await rig.wiped(wiped('residue'));
    expect(rig.logged.at(-1)).toBe('{"code":"WIPE-01","count":1,"ms":1}');
  });
});

describe('a question for the state', () => {
  it('is answered and changes nothing', async () => {
    const rig = await startClean();
    rig.ask({ ask: 'status' });
    expect(rig.happened).toEqual(['answered clean']);
  });
});
