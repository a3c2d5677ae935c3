// The rules by which a new policy comes into force: when nobody is there, and only for good if the station comes back well. Pure.
import type { StationState } from '../../contract/words.ts';

/**
 * `offered`: it waits for a moment between two visits. `asked`: it is in force, and the shell was asked to start afresh, which
 * it does when it is idle. `trying`: the shell went, and must be back on a clean station before the time is over.
 */
export type Phase = 'none' | 'offered' | 'asked' | 'trying';

export interface Trial {
  readonly phase: Phase;
  readonly state: StationState;
  /** Is there a shell? */
  readonly shell: boolean;
}

export type TrialEvent =
  | { readonly is: 'offer' }
  /** The agent starts with a policy that had not proven itself: the start is its trial. */
  | { readonly is: 'resume' }
  | { readonly is: 'state'; readonly state: StationState }
  | { readonly is: 'shell'; readonly here: boolean }
  | { readonly is: 'late' };

/** `renew`: ask the shell to start afresh. `wait`: begin to count the time within which it must be well. */
export type TrialEffect = 'swap' | 'renew' | 'wait' | 'prove' | 'roll-back';

export interface TrialStep {
  readonly trial: Trial;
  readonly effects: readonly TrialEffect[];
}

export const atRest: Trial = { phase: 'none', state: 'blocked', shell: false };

/** Longer than a wipe and a start of Electron on a slow machine take together. */
export const patienceMs = 180_000;

const stay = (trial: Trial): TrialStep => ({ trial, effects: [] });

/** Looks what the new facts lead to. */
function settle(trial: Trial): TrialStep {
  const idle = trial.state === 'clean' && trial.shell;
  if (trial.phase === 'offered' && idle) return { trial: { ...trial, phase: 'asked' }, effects: ['swap', 'renew'] };
  if (trial.phase === 'asked' && !trial.shell) return { trial: { ...trial, phase: 'trying' }, effects: ['wait'] };
  if (trial.phase === 'trying' && idle) return { trial: { ...trial, phase: 'none' }, effects: ['prove'] };
  return stay(trial);
}

export function follow(trial: Trial, event: TrialEvent): TrialStep {
  switch (event.is) {
    // Of two that come one after the other the second is asked for again when the first has shown how it does.
    case 'offer':
      return trial.phase === 'none' ? settle({ ...trial, phase: 'offered' }) : stay(trial);
    case 'resume':
      return { trial: { ...trial, phase: 'trying' }, effects: ['wait'] };
    case 'state':
      return settle({ ...trial, state: event.state });
    case 'shell':
      return settle({ ...trial, shell: event.here });
    case 'late':
      return trial.phase === 'trying'
        ? { trial: { ...trial, phase: 'none' }, effects: ['roll-back', 'renew'] }
        : stay(trial);
  }
}
