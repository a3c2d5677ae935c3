// When a new policy comes into force, and when the station goes back to the last one: the rules alone, in every order of events.
import { describe, expect, it } from 'vitest';
import { nextPull, pullMs } from '../../../../agent/policy-pull/pull-times.ts';
import { atRest, follow, type Trial, type TrialEffect, type TrialEvent } from '../../../../agent/policy-pull/trial.ts';
import { randomFrom } from '../../../support/policy/random.ts';

const offer: TrialEvent = { is: 'offer' };
const late: TrialEvent = { is: 'late' };
const state = (of: Trial['state']): TrialEvent => ({ is: 'state', state: of });
const shell = (here: boolean): TrialEvent => ({ is: 'shell', here });

function play(...events: readonly TrialEvent[]): { effects: TrialEffect[]; trial: Trial } {
  const effects: TrialEffect[] = [];
  let trial = atRest;
  for (const event of events) {
    const step = follow(trial, event);
    trial = step.trial;
    effects.push(...step.effects);
  }
  return { effects, trial };
}

const standing = [shell(true), state('clean')];
const restart = [shell(false), state('wiping'), state('clean'), shell(true)];

describe('a new policy', () => {
  it('comes into force at once where nobody is there, and for good when the shell is back on a clean station', () => {
    expect(play(...standing, offer, ...restart).effects).toEqual(['swap', 'renew', 'wait', 'prove']);
  });

  it('waits for the end of a visit and of its wipe', () => {
    const before = [...standing, state('open'), offer];
    expect(play(...before).effects).toEqual([]);
    expect(play(...before, state('wiping')).effects).toEqual([]);
    expect(play(...before, state('wiping'), state('clean')).effects).toEqual(['swap', 'renew']);
  });

  it('waits for a shell, and for a station that is in service', () => {
    expect(play(state('clean'), offer).effects).toEqual([]);
    expect(play(state('clean'), offer, shell(true)).effects).toEqual(['swap', 'renew']);
    expect(play(shell(true), state('blocked'), offer).effects).toEqual([]);
  });

  it('is not judged while the shell waits for somebody to leave: only from when it went', () => {
    const asked = [...standing, offer, state('open'), late, state('wiping'), state('clean')];
    expect(play(...asked).effects).toEqual(['swap', 'renew']);
    expect(play(...asked, ...restart).effects).toEqual(['swap', 'renew', 'wait', 'prove']);
  });

  it('is taken back when the shell does not come, or the station does not come clean, in time', () => {
    const taken = ['swap', 'renew', 'wait', 'roll-back', 'renew'];
    expect(play(...standing, offer, shell(false), state('wiping'), state('clean'), late).effects).toEqual(taken);
    expect(
      play(...standing, offer, shell(false), state('wiping'), state('blocked'), shell(true), late).effects,
    ).toEqual(taken);
  });

  it('goes on being tried after a start of the agent in the middle of it', () => {
    expect(play({ is: 'resume' }, ...standing).effects).toEqual(['wait', 'prove']);
    expect(play({ is: 'resume' }, state('clean'), late).effects).toEqual(['wait', 'roll-back', 'renew']);
  });

  it('never comes into force with somebody there, nor without a shell, whatever happens in whatever order', () => {
    const states = ['clean', 'open', 'wiping', 'blocked'] as const;
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomFrom(seed);
      let trial = atRest;
      for (let at = 0; at < 60; at += 1) {
        const event = random.pick([offer, late, shell(true), shell(false), ...states.map(state)]);
        const step = follow(trial, event);
        trial = step.trial;
        if (step.effects.includes('swap')) expect([seed, trial.state, trial.shell]).toEqual([seed, 'clean', true]);
        if (step.effects.includes('prove')) expect([seed, trial.state, trial.shell]).toEqual([seed, 'clean', true]);
      }
    }
  });
});

describe('the moment of asking', () => {
  it('comes once in each half hour, always at the same place of it, and at another for another station', () => {
    const [one, other] = ['0000100000000000', '00f0000000000000'];
    const start = 1_900_000_000_000;
    const first = nextPull(start, one);
    expect(first - start).toBeLessThanOrEqual(pullMs);
    expect(nextPull(first, one) - first).toBe(pullMs);
    expect(nextPull(first - 1, one)).toBe(first);
    expect(nextPull(start, other) % pullMs).not.toBe(first % pullMs);
  });
});
