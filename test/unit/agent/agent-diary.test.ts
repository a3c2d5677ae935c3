// What the agent notes for the report: each state and each wipe, once it is so, and nothing that came along with them.
import { describe, expect, it } from 'vitest';
import { fail } from '../../../contract/result.ts';
import { startAgent, wiped } from './rig.ts';

describe('the diary of the agent', () => {
  it('hears of a whole visit in states and verdicts', async () => {
    const rig = await startAgent();
    await rig.wiped(wiped('clean'));
    rig.overdue = null;
    rig.ask({ ask: 'open' });
    rig.ask({ ask: 'close', reason: 'patron' });
    await rig.wiped(wiped('clean'));
    expect(rig.diary).toEqual(['wiping', 'clean', 'clean', 'open', 'wiping', 'clean', 'clean']);
  });

  it('hears of a wipe that left something, and of one that could not be made', async () => {
    const rig = await startAgent();
    await rig.wiped(wiped('residue'));
    rig.ask({ ask: 'retry' });
    await rig.wiped(fail('WIPE-03'));
    expect(rig.diary).toEqual(['wiping', 'residue', 'blocked', 'wiping', 'WIPE-03', 'blocked']);
  });

  it('hears nothing of why a visit ended', async () => {
    const heard = await Promise.all(
      (['patron', 'idle', 'limit', 'crash'] as const).map(async (reason) => {
        const rig = await startAgent();
        await rig.wiped(wiped('clean'));
        rig.overdue = null;
        rig.ask({ ask: 'open' });
        rig.ask({ ask: 'close', reason });
        await rig.wiped(wiped('clean'));
        return rig.diary.join();
      }),
    );
    expect(heard[0]).toContain('open');
    expect(new Set(heard).size).toBe(1);
  });
});
