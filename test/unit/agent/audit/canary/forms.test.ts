// Every form of a canary is found among other bytes and read back to its class; another session's canary is not.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Finding, startScan } from '../../../../../agent/audit/canary/scan.ts';
import { makeCanaries } from '../../../../support/canary/canary.ts';
import { canaryClasses } from '../../../../support/canary/placements.ts';

const canaries = makeCanaries('forms');
const { of } = canaries;
const bytesOf = (text: string): number[] => [...Buffer.from(text)];
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** Written by other means than the scanner's own. */
const encoders: Readonly<Record<string, (text: string) => Buffer>> = {
  ascii: (text) => Buffer.from(text),
  'ascii in capitals': (text) => Buffer.from(text.toUpperCase()),
  'utf-16': (text) => Buffer.from(text, 'utf16le'),
  'utf-16 with the high byte first': (text) => Buffer.from(text, 'utf16le').swap16(),
  'base64 at a border': (text) => Buffer.from(btoa(text)),
  'base64 one on': (text) => Buffer.from(btoa(`:${text}`)),
  'base64 two on': (text) => Buffer.from(btoa(`::${text}`)),
  'base64 without signs of its own': (text) => Buffer.from(Buffer.from(text).toString('base64url')),
  hex: (text) => Buffer.from(bytesOf(text).map(hex).join('')),
  'hex in capitals': (text) => Buffer.from(bytesOf(text).map(hex).join('').toUpperCase()),
  percent: (text) =>
    Buffer.from(
      bytesOf(text)
        .map((byte) => `%${hex(byte)}`)
        .join(''),
    ),
  'percent in capitals': (text) =>
    Buffer.from(
      bytesOf(text)
        .map((byte) => `%${hex(byte).toUpperCase()}`)
        .join(''),
    ),
  json: (text) =>
    Buffer.from(
      bytesOf(text)
        .map((byte) => `\\u00${hex(byte)}`)
        .join(''),
    ),
};

function scanned(bytes: Buffer): readonly Finding[] {
  const scan = startScan(canaries);
  scan.look(bytes, 'file');
  return scan.report().findings;
}

const among = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from('before it '), bytes, Buffer.from(' after it')]);

describe.each(Object.entries(encoders))('a canary in %s', (_, encode) => {
  it('is read back to its class, once', () => {
    for (const name of canaryClasses) {
      const found = scanned(among(encode(of[name])));
      expect(found.map((one) => [one.class, one.count])).toEqual([[name, 1]]);
    }
  });

  it('is not found when it belongs to another session', () => {
    expect(scanned(among(encode(makeCanaries('another').of.title)))).toEqual([]);
  });

  it('is found at the very beginning and the very end', () => {
    expect(scanned(encode(of.title))).toHaveLength(1);
  });
});

describe('a host name of a canary', () => {
  it.each([
    ['sha-1', createHash('sha1').update(`https://${of.host}`).digest()],
    ['sha-256', createHash('sha256').update(`https://${of.host}`).digest()],
    ['sha-256', Buffer.from(createHash('sha256').update(`https://${of.host}`).digest('hex'))],
  ])('is found as the %s of its origin', (form, bytes) => {
    expect(scanned(among(bytes))).toEqual([{ class: 'host', form, place: 'file', count: 1 }]);
  });

  it('is found as Chromium keeps it for HSTS: the base64 of the hash of the name on the wire', () => {
    const [label = ''] = of.host.split('.');
    const wire = Buffer.from(`${String.fromCharCode(label.length)}${label}\x08wayfarer\x07example\0`, 'latin1');
    const kept = createHash('sha256').update(wire).digest('base64');
    expect(scanned(Buffer.from(`{"sts":[{"host":"${kept}"}]}`))).toEqual([
      { class: 'host', form: 'hsts', place: 'file', count: 1 },
    ]);
  });

  it('is found with its labels the other way round', () => {
    expect(scanned(Buffer.from(of.host.split('.').reverse().join('.'))).map((one) => one.class)).toEqual(['host']);
  });
});

describe('what only the shared part is left of', () => {
  it('is still found, without a class', () => {
    expect(scanned(Buffer.from(canaries.run)).map((one) => one.class)).toEqual(['run']);
  });
});
