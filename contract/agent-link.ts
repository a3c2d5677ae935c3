// Shell <-> agent: one JSON line per message over the agent's socket. The shell says verbs, never paths or patterns.
import * as z from 'zod';
import { CanaryClasses, MaskedSeed } from './canary.ts';
import { type ProblemCode, problemCodes } from './problems.ts';
import { Receipt } from './receipt.ts';
import { EndReason, StationState } from './words.ts';

/** Raised when a message changes meaning; agent and shell refuse each other when it differs. */
export const agentLinkVersion = 2;
/** A longer line is refused and the connection closed, so that nobody can fill the agent's memory. */
export const longestAgentLine = 8192;

/**
 * `hello` must come first, on every connection. `open` is answered by a state. `close` starts the wipe.
 * `retry` wipes again from `blocked`. `status` only asks. `rehearsal` answers a cue:
 * `ready`: a spare is warm. `planted`: the session holds the canaries. `over`: its processes are gone. `impossible`: none of these will come. `role` `look` may say `hello` and `status` alone.
 */
export const Ask = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('hello'), version: z.int(), role: z.enum(['shell', 'look']) }),
  z.strictObject({ ask: z.literal('open') }),
  z.strictObject({ ask: z.literal('close'), reason: EndReason }),
  z.strictObject({ ask: z.literal('retry') }),
  z.strictObject({ ask: z.literal('status') }),
  z.strictObject({
    ask: z.literal('rehearsal'),
    is: z.enum(['ready', 'planted', 'over', 'impossible']),
    /** With `planted`: classes that the session could not plant. */
    refused: CanaryClasses.optional(),
  }),
]);
export type Ask = z.infer<typeof Ask>;

const Code = z.enum(problemCodes as [ProblemCode, ...ProblemCode[]]);

/** The agent tells its state after each ask and whenever it changes; the receipt comes with the state that followed it. */
export const Tell = z.discriminatedUnion('tell', [
  z.strictObject({
    tell: z.literal('state'),
    state: StationState,
    receipt: Receipt.optional(),
    problem: Code.optional(),
  }),
  z.strictObject({ tell: z.literal('refused'), problem: Code }),
]);
export type Tell = z.infer<typeof Tell>;

/**
 * To the shell alone. For a canary audit, one after another: have a spare warm, let it plant, end it as a visit is ended.
 * `renew`: start afresh as soon as nobody is there, since the settings have changed.
 */
export const Cue = z.discriminatedUnion('cue', [
  z.strictObject({ cue: z.literal('prepare') }),
  z.strictObject({ cue: z.literal('plant'), seed: MaskedSeed }),
  z.strictObject({ cue: z.literal('end') }),
  z.strictObject({ cue: z.literal('renew') }),
]);
export type Cue = z.infer<typeof Cue>;
