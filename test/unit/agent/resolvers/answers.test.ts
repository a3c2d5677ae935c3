// What resolvers say of themselves, as it was recorded.
import { describe, expect, it } from 'vitest';
import { hostsHeldBy, namesHeldBy } from '../../../../agent/resolvers/answers.ts';
import { countIn } from '../../../../agent/resolvers/dnsmasq.ts';

describe('systemd-resolved', () => {
  it('tells how many names it holds before hits and misses', () => {
    expect(namesHeldBy('{"type":"(ttt)","data":[12,3,40]}\n')).toBe(12);
    expect(namesHeldBy('{"type":"(ttt)","data":[0,0,0]}\n')).toBe(0);
  });

  it('has no answer where it does not run', () => expect(namesHeldBy('')).toBeNull());
});

const nscd = `nscd configuration:

              0  server debug level

passwd cache:

            yes  cache is enabled
              7  current number of cached values

hosts cache:

            yes  cache is enabled
              0% cache hit rate
              2  current number of cached values
              2  maximum number of cached values

services cache:

              9  current number of cached values
`;

describe('nscd', () => {
  it('tells how many hosts it holds, and not what its other caches do', () => expect(hostsHeldBy(nscd)).toBe(2));
  it('has no answer where it does not run', () => expect(hostsHeldBy('')).toBeNull());
});

describe('dnsmasq', () => {
  const question = 33;
  const answer = (text: string) =>
    Buffer.concat([Buffer.alloc(question), Buffer.alloc(12), Buffer.of(text.length), Buffer.from(text)]);

  it('answers with a number as text', () => expect(countIn(answer('14'), question)).toBe(14));

  it.each(['', 'none', '1 4'])('has not answered with %j', (text) =>
    expect(countIn(answer(text), question)).toBeNull(),
  );
  it('has not answered with less than an answer', () => expect(countIn(Buffer.alloc(20), question)).toBeNull());
});
