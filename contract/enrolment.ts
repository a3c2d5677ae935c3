// How a station becomes known to the server: it shows a token and a public key, and both work out the same secret key.
import * as z from 'zod';
import { thirtyTwoBytes } from './base64url.ts';
import { ServerTime } from './report-answer.ts';

export const enrolmentPath = '/v1/enrolment';
export const enrolmentVersion = 1;

/** Sixteen hexadecimal digits from the system's randomness; never from hardware. */
export const StationId = z.string().regex(/^[0-9a-f]{16}$/);
/** An X25519 public key (RFC 7748) in base64url. */
export const PublicKey = z.string().regex(new RegExp(`^${thirtyTwoBytes}$`));
/** `lethe_` and 32 random bytes in base64url; the server keeps only its hash. */
export const EnrolmentToken = z.string().regex(/^lethe_[A-Za-z0-9_-]{43}$/);

/** Sent again with the same id and key it gets the same answer and uses up nothing. */
export const EnrolmentRequest = z.strictObject({
  version: z.literal(enrolmentVersion),
  token: EnrolmentToken,
  station: StationId,
  key: PublicKey,
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;

/**
 * 200 `enrolled`, 4xx `refused`, 429 or 503 `later`. `proof` shows that the server came to the same key (contract/station-key.ts).
 * ENROL-01: no such token. ENROL-02: expired. ENROL-03: used up. ENROL-04: revoked. ENROL-05: this id has another key already.
 * ENROL-06: malformed, or of a version that the server does not speak. What a newer server adds is passed over.
 */
export const EnrolmentAnswer = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('enrolled'),
    time: ServerTime,
    serverKey: PublicKey,
    proof: z.string().regex(new RegExp(`^${thirtyTwoBytes}$`)),
  }),
  z.object({
    answer: z.literal('refused'),
    time: ServerTime,
    problem: z.enum(['ENROL-01', 'ENROL-02', 'ENROL-03', 'ENROL-04', 'ENROL-05', 'ENROL-06']),
  }),
  z.object({ answer: z.literal('later'), time: ServerTime, seconds: z.int().min(1).max(86_400) }),
]);
export type EnrolmentAnswer = z.infer<typeof EnrolmentAnswer>;
