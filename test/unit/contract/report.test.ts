// The report and its message: same size whatever it says, exactly the fields of the contract, and the bytes of each released version.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Report } from '../../../contract/report.ts';
import { bodyOf, readEnvelope, reportBytes, writeEnvelope } from '../../../contract/report-envelope.ts';
import { type FieldSchema, fieldsOf, withoutNull } from '../../../contract/report-field.ts';
import { macOf } from '../../../contract/station-key.ts';
import { isMacOf } from '../../../server/ingest/mac.ts';
import { keyText } from '../../../server/ingest/station-keys.ts';
import { fullReport, sampleHead, sampleKey, wellReport } from '../../support/sample-report.ts';

const golden = fileURLToPath(new URL('../../golden/report-1/', import.meta.url));
const sign = (parts: readonly Uint8Array[]) => macOf(sampleKey, parts);
const messageOf = (report: Report, head = sampleHead) => Buffer.from(writeEnvelope(head, bodyOf(report), sign));

/** The JSON that takes the most room for a field. */
function longest(schema: FieldSchema): unknown {
  const found = withoutNull(schema);
  if (found.properties !== undefined)
    return Object.fromEntries(Object.entries(found.properties).map(([key, inner]) => [key, longest(inner)]));
  const choices = found.enum ?? (found.const === undefined ? [found.minimum, found.maximum] : [found.const]);
  return [...choices].sort((one, other) => JSON.stringify(other).length - JSON.stringify(one).length)[0];
}

describe('the report', () => {
  it('takes the fields of the contract and no other, at any depth', () => {
    expect(Report.safeParse(wellReport).success).toBe(true);
    expect(Report.safeParse({ ...wellReport, host: 'reading-room-4' }).success).toBe(false);
    expect(Report.safeParse({ ...wellReport, system: { ...wellReport.system, build: 4 } }).success).toBe(false);
    expect(() => bodyOf({ ...wellReport, host: 'reading-room-4' } as Report)).toThrow();
  });

  it('is written in one order', () => {
    const turned = Object.fromEntries(Object.entries(wellReport).reverse()) as Report;
    expect(bodyOf(turned)).toBe(bodyOf(wellReport));
  });

  it('leaves everything that a patron can move to the daily part', () => {
    const { day, ...always } = fieldsOf(Report).properties ?? {};
    const moved = ['load', 'memory', 'temperature', 'wipe', 'sessions'];
    expect(Object.keys(withoutNull(day ?? {}).properties ?? {})).toEqual(moved);
    for (const key of moved) expect(JSON.stringify(Object.keys(always))).not.toContain(`"${key}"`);
  });
});

describe('the message', () => {
  it('has the same size for the emptiest report and for the fullest that the contract allows', () => {
    const fullest = Report.parse(longest(fieldsOf(Report)));
    expect(bodyOf(fullest).length).toBeGreaterThanOrEqual(bodyOf(fullReport).length);
    for (const report of [wellReport, fullReport, fullest]) expect(messageOf(report)).toHaveLength(reportBytes);
  });

  it('has the same size whatever its number and age', () => {
    const late = { ...sampleHead, sequence: 999_999_999_999, age: 1_000_000 };
    expect(messageOf(wellReport, late)).toHaveLength(reportBytes);
    expect(readEnvelope(messageOf(wellReport, late))).toMatchObject({ sequence: 999_999_999_999, age: 99_999 });
  });

  it('comes out as it went in', () => {
    const found = readEnvelope(messageOf(fullReport));
    expect(found).toMatchObject(sampleHead);
    expect(JSON.parse(found?.body ?? '')).toEqual(fullReport);
  });

  it('is signed in every bit', () => {
    const right = messageOf(wellReport);
    const taken: number[] = [];
    for (let bit = 0; bit < right.length * 8; bit += 1) {
      const wrong = Buffer.from(right);
      const index = bit >> 3;
      wrong[index] = (wrong[index] ?? 0) ^ (1 << (bit & 7));
      const found = readEnvelope(wrong);
      if (found !== null && isMacOf(keyText(sampleKey), found.signed, found.mac)) taken.push(bit);
    }
    const found = readEnvelope(right);
    expect(found !== null && isMacOf(keyText(sampleKey), found.signed, found.mac)).toBe(true);
    expect(taken).toEqual([]);
  });

  it('has a signature of one spelling: the last letter holds two bits more than its bytes have', () => {
    const right = messageOf(wellReport);
    const last = right.indexOf('\n') - 1;
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    const taken = letters.filter((letter) => {
      const other = Buffer.from(right);
      other.write(letter, last);
      const found = readEnvelope(other);
      return found !== null && isMacOf(keyText(sampleKey), found.signed, found.mac);
    });
    expect(taken).toEqual([String.fromCharCode(right[last] ?? 0)]);
  });

  it.each([
    ['shorter', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(' ')])],
    ['of another version', (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('/1 ', '/2 '), 'latin1')],
    [
      'with no line break after its head',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('\n', ' '), 'latin1'),
    ],
    ['not UTF-8', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([0xff])])],
    ['empty', () => Buffer.alloc(0)],
    ['nothing but zeroes', () => Buffer.alloc(reportBytes)],
  ])('is refused when it is %s', (_, change) => {
    expect(readEnvelope(change(messageOf(wellReport)))).toBeNull();
  });
});

describe('a released version', () => {
  const samples = { well: wellReport, full: fullReport };

  it('keeps its bytes', () => {
    const early = ['full-without-policy.txt', 'well-without-policy.txt'];
    expect(readdirSync(golden).sort()).toEqual([...early, 'full.txt', 'well.txt'].sort());
    for (const [name, report] of Object.entries(samples))
      expect(messageOf(report).toString('utf8')).toBe(readFileSync(`${golden}${name}.txt`, 'utf8'));
  });

  it('is understood as it was before it told where its settings come from', () => {
    for (const [name, report] of Object.entries(samples)) {
      const early = readEnvelope(readFileSync(`${golden}${name}-without-policy.txt`));
      expect(early?.body).not.toContain('"policy"');
      expect(Report.parse(JSON.parse(early?.body ?? ''))).toEqual({ ...report, policy: 'file' });
    }
  });
});
