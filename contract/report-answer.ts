// What the server answers to a report: taken, refused with a code, or not now. Its clock comes along.
import * as z from 'zod';

/** The server's clock, in seconds since 1970: a station learns from it how wrong its own is. */
export const ServerTime = z.int().min(0);

/**
 * 200 `accepted` (once it is stored for good; a repetition is accepted too), 4xx `refused` (sending it again is of no use),
 * 429 or 503 `later` (keep it, and wait at least so long).
 * REPORT-01: malformed, or with something that this server does not know. REPORT-02: unknown station or wrong key. REPORT-03: this number
 * came with another report. REPORT-04: retired. What a newer server adds to an answer is passed over.
 */
export const ReportAnswer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('accepted'), time: ServerTime }),
  z.object({
    answer: z.literal('refused'),
    time: ServerTime,
    problem: z.enum(['REPORT-01', 'REPORT-02', 'REPORT-03', 'REPORT-04']),
  }),
  z.object({ answer: z.literal('later'), time: ServerTime, seconds: z.int().min(1).max(86_400) }),
]);
export type ReportAnswer = z.infer<typeof ReportAnswer>;
