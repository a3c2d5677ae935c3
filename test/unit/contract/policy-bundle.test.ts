// A signed policy: one text for one content, every byte of it under the signature, and no key but the right one.
import { describe, expect, it } from 'vitest';
import { largestBundleBytes, readBundle } from '../../../contract/policy-bundle.ts';
import { readPull, writePull } from '../../../contract/policy-pull.ts';
import { isSignedBy, keyIdOf } from '../../../contract/policy-signature.ts';
import { macOf } from '../../../contract/station-key.ts';
import { makeSigner } from '../../support/policy/signer.ts';

const now = 1_900_000_000;
const [ours, stranger] = [makeSigner(), makeSigner()];
const text = ours.sign(7, now);
const isOurs = (given: string): boolean => {
  const bundle = readBundle(given);
  return bundle !== null && isSignedBy([ours.line], bundle);
};

describe('a bundle', () => {
  it('comes out as it went in, and is signed by the key whose line is trusted', () => {
    expect(readBundle(text)).toMatchObject({ serial: 7, place: 'Harbour Street Library', keyId: keyIdOf(ours.line) });
    expect(isOurs(text)).toBe(true);
  });

  it('is signed in every byte', () => {
    let taken = 0;
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === 'a' ? 'b' : 'a';
      if (isOurs(`${text.slice(0, at)}${other}${text.slice(at + 1)}`) && other !== text[at]) taken += 1;
    }
    expect(taken).toBe(0);
  });

  it('is not signed by another key, nor by another key under the name of ours', () => {
    const theirs = stranger.sign(7, now);
    expect(isOurs(theirs)).toBe(false);
    expect(isOurs(theirs.replace(keyIdOf(stranger.line), keyIdOf(ours.line)))).toBe(false);
    const bundle = readBundle(theirs);
    expect(bundle !== null && isSignedBy([stranger.line, ours.line], bundle)).toBe(true);
    expect(bundle !== null && isSignedBy([], bundle)).toBe(false);
    expect(bundle !== null && isSignedBy(['ed25519:AAAA'], bundle)).toBe(false);
  });

  const [head = '', content = ''] = text.split('\n');
  it.each([
    ['empty', ''],
    ['without a signature', content],
    ['with a space more', `${head}\n${content.replace('"serial":7', '"serial": 7')}`],
    ['with a key twice', `${head}\n${content.replace('"serial":7', '"serial":9,"serial":7')}`],
    ['with a key more', `${head}\n${content.replace('"serial":7', '"serial":7,"more":1')}`],
    [
      'in another order',
      `${head}\n${JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(content)).reverse()))}`,
    ],
    ['with a line more', `${text}\n`],
    ['of another version', text.replace('lethe-policy/1', 'lethe-policy/2')],
    ['whose time ends before it begins', ours.sign(7, now, { notBefore: 5, expires: 5 })],
    ['too large', `${head}\n${'x'.repeat(largestBundleBytes)}`],
  ])('is none when it is %s', (_, given) => expect(readBundle(given)).toBeNull());
});

describe('the question for a policy', () => {
  const key = Buffer.alloc(32, 7);
  const [station, nonce] = ['0123456789abcdef', 'fedcba9876543210'];

  it('names the station and is signed with its key', () => {
    const pull = readPull(writePull(station, key, nonce));
    expect(pull).toMatchObject({ station, mac: macOf(key, [pull?.signed ?? Buffer.alloc(0)]) });
    expect(pull?.mac).not.toBe(macOf(Buffer.alloc(32, 8), [pull?.signed ?? Buffer.alloc(0)]));
  });

  it.each([
    undefined,
    '',
    'Basic eDp5',
    `Lethe ${station}`,
    `Lethe ${station.toUpperCase()} ${nonce} ${'A'.repeat(43)}`,
  ])('%s is none', (header) => expect(readPull(header)).toBeNull());
});
