// Which names lead inward, by a stand-in resolver: every address counts, answers are remembered for a moment and no longer.
import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { isLocalAddress } from '../../../app/policy/addresses.ts';
import { checkInward } from '../../../app/session/inward.ts';

function resolver(answers: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  const resolveHost = async (host: string) => {
    asked.push(host);
    const addresses = answers[host];
    if (addresses === undefined) throw new Error('net::ERR_NAME_NOT_RESOLVED');
    return { endpoints: addresses.map((address) => ({ address, family: 'ipv4' })) };
  };
  return { asked, session: { resolveHost } as unknown as Session };
}

const answers = {
  'public.example': ['93.184.216.34', '2606:2800:220:1::1'],
  'inside.example': ['10.0.0.5'],
  'both.example': ['93.184.216.34', '127.0.0.1'],
  'six.example': ['2606:2800:220:1::1', 'fe80::1%eth0'],
  'mapped.example': ['::ffff:192.168.1.1'],
  'empty.example': [],
};

describe('A name', () => {
  it.each([
    ['public.example', false],
    ['inside.example', true],
    ['both.example', true],
    ['six.example', true],
    ['mapped.example', true],
    ['empty.example', false],
    ['unknown.example', false],
  ])('%s leads inward: %s', async (host, inward) => {
    const { session } = resolver(answers);
    expect(await checkInward(session, isLocalAddress, () => 0).pointsInward(host)).toBe(inward);
  });

  it('is looked up once in half a minute, and anew after that', async () => {
    const { session, asked } = resolver(answers);
    let now = 0;
    const check = checkInward(session, isLocalAddress, () => now);
    for (now of [0, 1000, 29_999]) expect(await check.pointsInward('inside.example')).toBe(true);
    expect(asked).toEqual(['inside.example']);
    now = 30_000;
    await check.pointsInward('inside.example');
    expect(asked).toHaveLength(2);
  });

  it('is looked up anew when a page has asked for very many others', async () => {
    const { session, asked } = resolver(answers);
    const check = checkInward(session, isLocalAddress, () => 0);
    expect(await check.pointsInward('inside.example')).toBe(true);
    for (let at = 0; at < 1000; at += 1) await check.pointsInward(`name-${at}.example`);
    expect(await check.pointsInward('inside.example')).toBe(true);
    expect(asked.filter((host) => host === 'inside.example')).toHaveLength(2);
  });
});
