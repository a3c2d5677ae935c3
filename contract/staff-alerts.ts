// Alerts as staff set them up and look at them: rules, channels, history. Part of the staff API.
import * as z from 'zod';
import { Id, Name, Time } from './staff-values.ts';
import { afterMinutes, alertKinds } from './staff-words.ts';
import { reasonCodes, verdicts } from './verdicts.ts';
import { Language } from './words.ts';

/**
 * What a rule listens for. `silent`: a station, or a place whose stations fell silent together, which is one alert.
 * `silent-place`: only the latter. `promise`: an attention that is about a promise. `care`: any other attention.
 */
export const AlertKind = z.enum(alertKinds);
export type AlertKind = z.infer<typeof AlertKind>;

/** `closed`: while the station's place is closed. Or minutes of the day, in the library's time; `to` may lie past midnight. */
export const Quiet = z.union([
  z.enum(['none', 'closed']),
  z.strictObject({ from: z.int().min(0).max(1439), to: z.int().min(0).max(1439) }),
]);
export type Quiet = z.infer<typeof Quiet>;

export const AlertRuleRequest = z.strictObject({
  name: Name,
  kind: AlertKind,
  /** Empty: all of them, and stations without a place. */
  places: z.array(Id).max(100),
  /** For how long it must have been so. */
  afterMinutes: z.literal(afterMinutes),
  channels: z.array(Id).min(1).max(10),
  quiet: Quiet,
  /** Whether to tell when it is over. */
  recoveries: z.boolean(),
  on: z.boolean(),
});
export const AlertRule = AlertRuleRequest.extend({ id: Id });
export type AlertRule = z.infer<typeof AlertRule>;

const common = { name: Name, language: Language };
export const ChannelRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('webhook'), ...common, url: z.url({ protocol: /^https$/ }).max(500) }),
  z.strictObject({ kind: z.literal('mail'), ...common, address: z.email().max(200) }),
]);
export type ChannelRequest = z.infer<typeof ChannelRequest>;

/** Why a message did not arrive. `status`: the receiver answered, and not with 2xx. */
export const DeliveryProblem = z.enum([
  'address',
  'unreachable',
  'slow',
  'certificate',
  'status',
  'refused',
  'no-mail',
]);
export type DeliveryProblem = z.infer<typeof DeliveryProblem>;
export const DeliveryState = z.enum(['waiting', 'delivered', 'given-up']);
export type DeliveryState = z.infer<typeof DeliveryState>;
export const mostTries = 8;

export const ChannelView = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.enum(['webhook', 'mail']),
  language: Language,
  /** The host of a webhook, whose path may be a secret; an address of e-mail. */
  goesTo: z.string(),
  keyMadeAt: Time.nullable(),
  /** The newest message. */
  last: z
    .strictObject({
      state: DeliveryState,
      at: Time,
      tries: z.int().min(0),
      problem: DeliveryProblem.nullable(),
      status: z.int().nullable(),
      /** When it is tried again. */
      nextAt: Time.nullable(),
    })
    .nullable(),
});
export type ChannelView = z.infer<typeof ChannelView>;
/** The key of a webhook is told here, once. */
export const ChannelMade = z.strictObject({ channel: ChannelView, key: z.string().nullable() });
export type ChannelMade = z.infer<typeof ChannelMade>;
export const ChannelTested = z.strictObject({
  delivered: z.boolean(),
  problem: DeliveryProblem.nullable(),
  status: z.int().nullable(),
});
export type ChannelTested = z.infer<typeof ChannelTested>;

/** What a station's row holds, or that of a place whose stations fell silent together. */
export const AlertRow = z.strictObject({
  station: z.strictObject({ id: Id, name: z.string() }).nullable(),
  place: z.strictObject({ id: Id, name: z.string() }).nullable(),
  verdict: z.enum(verdicts),
  reason: z.enum(reasonCodes),
  value: z.union([z.string(), z.number()]).nullable(),
  age: z.int().min(0),
  /** 1, or how many of the place. */
  stations: z.int().min(1),
});
export type AlertRow = z.infer<typeof AlertRow>;

export const AlertEvent = z.enum(['began', 'over', 'held', 'test']);
export type AlertEvent = z.infer<typeof AlertEvent>;

export const AlertHistory = z.strictObject({
  lines: z.array(
    z.strictObject({
      number: z.int(),
      rule: z.string(),
      row: AlertRow,
      /** To five minutes, or to the hour where a visit may have led to it. */
      beganAt: Time,
      overAt: Time.nullable(),
      /** It began in quiet hours, and nobody has been told of it yet. */
      held: z.boolean(),
      sent: z.array(z.strictObject({ channel: z.string(), event: AlertEvent, state: DeliveryState })),
    }),
  ),
  /** Ask again with `before` this to see what is older; null: that was all. */
  next: z.int().nullable(),
});
export type AlertHistory = z.infer<typeof AlertHistory>;

/** What a webhook would get, to the byte, of a station that is made up. */
export const AlertSample = z.strictObject({ headers: z.record(z.string(), z.string()), body: z.string() });
export type AlertSample = z.infer<typeof AlertSample>;
