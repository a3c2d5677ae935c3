// Station and server come to the same key, and nobody else does.
import { describe, expect, it } from 'vitest';
import { agreeKey, isMacOf, macOf, makeKeyPair, proofOf } from '../../../contract/station-key.ts';

const station = '0123456789abcdef';

describe('the key of a station', () => {
  const ofStation = makeKeyPair();
  const ofServer = makeKeyPair();
  const agreement = { station, stationKey: ofStation.publicKey, serverKey: ofServer.publicKey };

  it('is the same on both sides', () => {
    const here = agreeKey(ofStation, agreement);
    expect(here).toHaveLength(32);
    expect(agreeKey(ofServer, agreement)).toEqual(here);
  });

  it('is another one for another station, another server and another id', () => {
    const keys = [
      agreeKey(ofServer, agreement),
      agreeKey(ofServer, { ...agreement, station: 'fedcba9876543210' }),
      agreeKey(ofServer, { ...agreement, stationKey: makeKeyPair().publicKey }),
      agreeKey(ofStation, { ...agreement, serverKey: makeKeyPair().publicKey }),
    ].map((key) => key?.toString('hex'));
    expect(new Set(keys).size).toBe(4);
  });

  // RFC 7748 section 6.1: such keys give a secret of zeroes to everybody.
  it.each([
    ['zero', Buffer.alloc(32)],
    ['one', Buffer.concat([Buffer.from([1]), Buffer.alloc(31)])],
  ])('is not made from the public key %s', (_, raw) => {
    expect(agreeKey(ofServer, { ...agreement, stationKey: raw.toString('base64url') })).toBeNull();
  });

  it('is not made from something that is no key', () => {
    expect(agreeKey(ofServer, { ...agreement, stationKey: 'none' })).toBeNull();
  });

  it('signs, and tells its own signature from another’s', () => {
    const key = agreeKey(ofStation, agreement) ?? Buffer.alloc(0);
    const parts = [Buffer.from('a'), Buffer.from('b')];
    expect(isMacOf(key, parts, macOf(key, parts))).toBe(true);
    expect(isMacOf(Buffer.alloc(32), parts, macOf(key, parts))).toBe(false);
    expect(isMacOf(key, parts, '')).toBe(false);
    expect(proofOf(key)).not.toBe(macOf(key, parts));
  });
});
