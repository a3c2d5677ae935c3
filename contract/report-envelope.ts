// What travels: one line of fixed width and the report as JSON, filled up with spaces. Each message has the same size.
import { thirtyTwoBytes } from './base64url.ts';
import { Report, reportVersion } from './report.ts';

export const reportPath = '/v1/reports';
export const reportType = 'application/vnd.lethe.report';

/** Of the whole message. With it, no length tells one station, hour or state from another. */
export const reportBytes = 1024;

export interface EnvelopeHead {
  /** Sixteen hexadecimal digits, made at random by the station itself. */
  readonly station: string;
  /** Grows with each report of a station. The same number twice is the same report sent again, or a cloned station. */
  readonly sequence: number;
  /** How many steps of five minutes lie between making and sending: the server needs no station's clock. */
  readonly age: number;
  /** Sixteen hexadecimal digits, made at random with the report: tells a repetition from a clone. */
  readonly nonce: string;
}

export interface Envelope extends EnvelopeHead {
  /** HMAC-SHA-256 over `signed`, in base64url. */
  readonly mac: string;
  /** Everything before the MAC, and everything after it. */
  readonly signed: readonly [Uint8Array, Uint8Array];
  /** The JSON, without what it was filled up with. */
  readonly body: string;
}

export const largestSequence = 999_999_999_999;
export const largestAge = 99_999;

const prefix = `lethe-report/${reportVersion}`;
const head = /^lethe-report\/1 ([0-9a-f]{16}) (\d{12}) (\d{5}) ([0-9a-f]{16}) $/;
const macPattern = new RegExp(`^${thirtyTwoBytes}$`);
const macLength = 43;

const macStart = `${prefix} ${'0'.repeat(16)} ${'0'.repeat(12)} ${'0'.repeat(5)} ${'0'.repeat(16)} `.length;
const bodyStart = macStart + macLength + 1;
const lineBreak = 0x0a;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The report in the order of the contract, whatever order it was put together in. Refuses a field that is not in the contract. */
export function bodyOf(report: Report): string {
  const body = JSON.stringify(Report.parse(report));
  if (encoder.encode(body).length > reportBytes - bodyStart) throw new RangeError('a report does not fit its message');
  return body;
}

const fixed = (value: number, width: number): string => String(value).padStart(width, '0');

/** @param sign HMAC-SHA-256 over the two parts, one after the other, in base64url */
export function writeEnvelope(
  { station, sequence, age, nonce }: EnvelopeHead,
  body: string,
  sign: (signed: Envelope['signed']) => string,
): Uint8Array {
  const start = `${prefix} ${station} ${fixed(sequence, 12)} ${fixed(Math.min(age, largestAge), 5)} ${nonce} `;
  const rest = `\n${body.padEnd(reportBytes - bodyStart, ' ')}`;
  const mac = sign([encoder.encode(start), encoder.encode(rest)]);
  return encoder.encode(`${start}${mac}${rest}`);
}

/** null: not such a message, or one that is not exactly as long as all are. Says nothing about who sent it. */
export function readEnvelope(bytes: Uint8Array): Envelope | null {
  if (bytes.length !== reportBytes || bytes[bodyStart - 1] !== lineBreak) return null;
  const signed = [bytes.subarray(0, macStart), bytes.subarray(bodyStart - 1)] as const;
  try {
    const [, station = '', sequence, age, nonce = ''] = head.exec(decoder.decode(signed[0])) ?? [];
    const mac = decoder.decode(bytes.subarray(macStart, bodyStart - 1));
    if (station === '' || !macPattern.test(mac)) return null;
    const body = decoder.decode(bytes.subarray(bodyStart)).trimEnd();
    return { station, sequence: Number(sequence), age: Number(age), nonce, mac, signed, body };
  } catch {
    return null;
  }
}
