// One canary audit: a visit to nobody in the real shell, seen while it lives, ended and wiped as any other, and searched for.
import { randomBytes } from 'node:crypto';
import { type CanaryClass, type MaskedSeed, seedBytes } from '../../../contract/canary.ts';
import { type CanaryReceipt, CanaryStep } from '../../../contract/canary-receipt.ts';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { Snapshot } from '../../processes/snapshot.ts';
import type { Progress } from '../../wipe/run.ts';
import type { Wiper } from '../../wipe/wipe.ts';
import type { Found } from './found.ts';
import type { Stage } from './stage.ts';
import { receiptOf } from './verdict.ts';

export interface AuditParts {
  readonly stage: Stage;
  readonly wipe: Wiper;
  /** null when there is no session to be seen. */
  takeSnapshot(): Snapshot | null;
  /** What the session holds that was noted. */
  searchSession(seed: MaskedSeed, snapshot: Snapshot): Promise<Found>;
  /** What is anywhere on the station. @param since milliseconds since the epoch */
  searchStation(seed: MaskedSeed, since: number): Promise<Found>;
}

export type CanaryAudit = (progress?: Progress) => Promise<Result<CanaryReceipt>>;

type Reach = (step: CanaryStep) => void;

const steps = CanaryStep.options;

/** Milliseconds that each may take, on a slow and busy machine. */
const patience = { warm: 90_000, planted: 60_000, over: 30_000 } as const;

/** Neither half is the run, and this process never puts them together: its memory is among what is searched. */
function makeSeed(): MaskedSeed {
  return { mask: randomBytes(seedBytes).toString('hex'), masked: randomBytes(seedBytes).toString('hex') };
}

interface Played {
  readonly snapshot: Snapshot;
  readonly before: Found;
}

/** What could not be planted was not seen, wherever its text was found on the way. */
function withoutRefused(before: Found, refused: readonly CanaryClass[]): Found {
  const seen = Object.entries(before.classes).filter(([name]) => !refused.some((one) => one === name));
  return { ...before, classes: Object.fromEntries(seen) };
}

/** @returns null when the session could not be seen or would not plant: whatever there is of it is to be ended */
async function play(
  { stage, takeSnapshot, searchSession }: AuditParts,
  seed: MaskedSeed,
  reach: Reach,
): Promise<Played | null> {
  reach('preparing');
  if (!stage.cue({ cue: 'prepare' }) || (await stage.hear(patience.warm)).is !== 'ready') return null;
  // As for a patron: what is there before anything of the session is used is noted first.
  const snapshot = takeSnapshot();
  if (snapshot === null) return null;
  reach('planting');
  if (!stage.cue({ cue: 'plant', seed })) return null;
  const { is, refused = [] } = await stage.hear(patience.planted);
  if (is !== 'planted') return null;
  reach('looking');
  const before = await searchSession(seed, snapshot).catch(() => null);
  return before === null ? null : { snapshot, before: withoutRefused(before, refused) };
}

async function end({ stage }: AuditParts, reach: Reach): Promise<boolean> {
  reach('ending');
  return stage.cue({ cue: 'end' }) && (await stage.hear(patience.over)).is === 'over';
}

/**
 * The station is shut while this runs, and whoever called decides whether it opens again. CANARY-02 when it could not be
 * carried through; then too nothing of the session is left without a wipe.
 */
export function makeCanaryAudit(parts: AuditParts): CanaryAudit {
  return async (progress = () => undefined) => {
    const [begun, since, seed] = [performance.now(), Date.now(), makeSeed()];
    const reach: Reach = (step) => progress(steps.indexOf(step), steps.length);
    const played = await play(parts, seed, reach);
    const ended = await end(parts, reach);
    reach('wiping');
    const whole = played !== null && ended;
    const scope = { snapshot: played?.snapshot ?? null, everySession: !whole };
    const wiped = await parts.wipe({ occasion: 'session-end', groups: ['user-data'], scope });
    if (!wiped.ok) return wiped;
    if (played === null || !ended) return fail('CANARY-02');
    reach('searching');
    const after = await parts.searchStation(seed, since);
    progress(steps.length, steps.length);
    const { before } = played;
    const milliseconds = Math.round(performance.now() - begun);
    return succeed(receiptOf({ before, wiped: wiped.value.receipt, after, milliseconds }));
  };
}
