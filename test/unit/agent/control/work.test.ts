// What the verbs of the lethe command have the agent do, and how what came of it is told.
import { describe, expect, it } from 'vitest';
import { answerCommands, outcomeOf } from '../../../../agent/control/work.ts';
import type { RunOutcome } from '../../../../agent/outcome.ts';
import { Work } from '../../../../contract/agent-control.ts';
import { fail, succeed } from '../../../../contract/result.ts';
import { canaryReceipt, done, receipt, stuck } from '../rig.ts';

const nothing: RunOutcome = { receipt: null, eventLogs: null, userData: null, canary: null };
const fromFile = { from: 'file', serial: null, problem: null } as const;
const policySource = () => fromFile;
const noDeeds = { 'event-logs': null, 'user-data': null, canary: null };

describe('a verb', () => {
  it.each([
    ['clear-logs', ['event-logs']],
    ['wipe', ['user-data']],
    ['audit', []],
    ['canary-audit', ['canary']],
  ] as const)('%s is a command to do %j', async (work, does) => {
    const ran: unknown[] = [];
    const agent = {
      policySource,
      standing: () => ({ tell: 'state', state: 'clean' }) as const,
      run: async (run: unknown) => {
        ran.push(run);
        return succeed(nothing);
      },
    };
    await answerCommands(agent, () => noDeeds).work(work, () => undefined);
    expect(ran).toEqual([{ occasion: 'command', work: does }]);
  });

  it('is one of those that are tested here', () => {
    expect(Work.options).toEqual(['clear-logs', 'wipe', 'audit', 'canary-audit']);
  });

  it('that was refused keeps the reason', async () => {
    const agent = {
      policySource,
      standing: () => ({ tell: 'state', state: 'blocked', problem: 'WIPE-01' }) as const,
      run: async () => fail('AGENT-08'),
    };
    const answers = answerCommands(agent, () => noDeeds);
    expect(await answers.work('wipe', () => undefined)).toEqual(fail('AGENT-08'));
    expect(answers.standing()).toEqual({ state: 'blocked', problem: 'WIPE-01', deeds: noDeeds, policy: fromFile });
  });
});

describe('a look at a station that is shut', () => {
  it('fails for the old reason, though it found nothing', async () => {
    const agent = {
      policySource,
      standing: () => ({ tell: 'state', state: 'blocked', problem: 'WIPE-01' }) as const,
      run: async () => succeed({ ...nothing, receipt: receipt('clean') }),
    };
    const looked = await answerCommands(agent, () => noDeeds).work('audit', () => undefined);
    expect(looked).toMatchObject({ ok: true, value: { left: 0, problem: 'WIPE-01' } });
  });
});

describe('what came of it', () => {
  it('adds the groups up, and what the look found', () => {
    const ran = { ...nothing, eventLogs: done, userData: stuck, receipt: receipt('residue') };
    expect(outcomeOf(ran, 9)).toMatchObject({ removed: 3, left: 4, milliseconds: 9, problem: 'WIPE-01' });
  });

  it.each<[string, Partial<RunOutcome>, string | undefined]>([
    ['nothing to do', {}, undefined],
    ['all clean', { receipt: receipt('clean'), eventLogs: done, userData: done }, undefined],
    ['something left of a patron', { receipt: receipt('residue'), eventLogs: stuck }, 'WIPE-01'],
    ['a place that could not be read', { receipt: receipt('unseen') }, 'WIPE-02'],
    ['an event log left', { receipt: receipt('clean'), eventLogs: stuck }, 'LOGS-01'],
    ['an event log that failed', { eventLogs: { ...done, problem: { code: 'WIPE-02' } } }, 'LOGS-01'],
    ['a clean canary audit', { canary: succeed(canaryReceipt('clean')) }, undefined],
    ['a canary found', { canary: succeed(canaryReceipt('residue')) }, 'CANARY-01'],
    ['a canary audit that saw nothing alive', { canary: succeed(canaryReceipt('void')) }, 'CANARY-03'],
    ['a canary audit that could not be made', { canary: fail('CANARY-02') }, 'CANARY-02'],
  ])('%s', (_what, ran, problem) => {
    expect(outcomeOf({ ...nothing, ...ran }, 1).problem).toBe(problem);
  });
});
