// What a webhook gets: the body, the headers around it, and what is signed. A receiver is written from this file.
import * as z from 'zod';
import { AlertEvent, AlertRow } from './staff-alerts.ts';

export const alertVersion = 1;

/** A row in words, in the language of the channel. */
export const AlertLine = AlertRow.extend({
  says: z.string(),
  remedy: z.string(),
  /** Where staff see more: the station, or its place. */
  page: z.string(),
});
export type AlertLine = z.infer<typeof AlertLine>;

export const AlertMessage = z.strictObject({
  version: z.literal(alertVersion),
  /** `began`, `over`: one line. `held`: what began and was over in quiet hours. `test`: no line. */
  event: AlertEvent,
  /** The name of the rule; empty in a test. */
  rule: z.string(),
  /** One sentence that says it all: the subject of a mail. */
  title: z.string(),
  lines: z.array(AlertLine),
});
export type AlertMessage = z.infer<typeof AlertMessage>;

export const alertHeaders = {
  /** The same for each try: a receiver that has seen it need do nothing. */
  delivery: 'x-lethe-delivery',
  /** When it was signed, in seconds since 1970. Refuse what is older than five minutes. */
  time: 'x-lethe-time',
  /** `v1=` and the HMAC-SHA-256 of what `signedPart` gives, in hexadecimal. */
  signature: 'x-lethe-signature',
} as const;

export const signatureVersion = 'v1';
export const signedPart = (time: number, body: string): string => `${time}.${body}`;
