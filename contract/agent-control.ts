// The lethe command <-> agent: one JSON line per message, over a socket that only root can reach. Verbs, never paths or patterns.
import * as z from 'zod';
import { CanaryReceipt } from './canary-receipt.ts';
import { type ProblemCode, problemCodes } from './problems.ts';
import { Receipt } from './receipt.ts';
import { StationState } from './words.ts';

/** Raised when a message changes meaning; agent and command refuse each other when it differs. */
export const agentControlVersion = 1;
/** In bytes, either way. A longer line is refused and the connection closed. */
export const longestControlLine = 16 * 1024;
/** Beside the agent's socket for the shell, in the agent's own folder. */
export const controlSocketName = 'control.sock';

/** What IT may have done on a station, at once. */
export const Work = z.enum(['clear-logs', 'wipe', 'audit', 'canary-audit']);
export type Work = z.infer<typeof Work>;

/** `hello` comes first, then one other ask; the agent hangs up after its answer. */
export const ControlAsk = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('hello'), version: z.int() }),
  z.strictObject({ ask: z.literal('status') }),
  z.strictObject({ ask: z.literal('work'), work: Work }),
]);
export type ControlAsk = z.infer<typeof ControlAsk>;

const Code = z.enum(problemCodes as [ProblemCode, ...ProblemCode[]]);

/** One of the things a station owes its promises: whether it went well the last time, and full hours since. */
export const Deed = z.strictObject({ ok: z.boolean(), hours: z.int().min(0) });
export type Deed = z.infer<typeof Deed>;

/** null: never done, or nobody knows any more. */
export const Deeds = z.strictObject({
  'event-logs': Deed.nullable(),
  'user-data': Deed.nullable(),
  canary: Deed.nullable(),
});
export type Deeds = z.infer<typeof Deeds>;

/** Where the settings come from that hold now, and why the last policy of the server's was not taken on. */
export const PolicySource = z.strictObject({
  from: z.enum(['file', 'server']),
  /** The number of the server's policy; null for the station's own file. */
  serial: z.int().min(1).nullable(),
  problem: Code.nullable(),
});
export type PolicySource = z.infer<typeof PolicySource>;

/** How the station is, what it last did, and by which settings. An agent of an older release does not tell the last. */
export const Standing = z.strictObject({
  state: StationState,
  problem: Code.optional(),
  deeds: Deeds,
  policy: PolicySource.optional(),
});
export type Standing = z.infer<typeof Standing>;

/** `done` of `of` steps. The steps are not named: how many there are says nothing about anybody. */
export const Progress = z.strictObject({ done: z.int().min(0), of: z.int().min(1) });
export type Progress = z.infer<typeof Progress>;

/** Counts alone: what they count stays in the agent. `problem` is there when the work failed. */
export const Outcome = z.strictObject({
  removed: z.int().min(0),
  left: z.int().min(0),
  milliseconds: z.int().min(0),
  problem: Code.optional(),
  receipt: Receipt.optional(),
  canary: CanaryReceipt.optional(),
});
export type Outcome = z.infer<typeof Outcome>;

export const ControlTell = z.discriminatedUnion('tell', [
  z.strictObject({ tell: z.literal('hello'), version: z.int() }),
  z.strictObject({ tell: z.literal('standing'), ...Standing.shape }),
  z.strictObject({ tell: z.literal('progress'), ...Progress.shape }),
  z.strictObject({ tell: z.literal('outcome'), ...Outcome.shape }),
  z.strictObject({ tell: z.literal('refused'), problem: Code }),
]);
export type ControlTell = z.infer<typeof ControlTell>;
