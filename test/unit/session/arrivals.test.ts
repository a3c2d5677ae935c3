// What is judged when an answer arrives: the address that it came from, and how its page may be shown.
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../app/policy/navigation.ts';
import { asShownHere, cameFromInside } from '../../../app/session/arrivals.ts';
import { demonstrationPolicy } from '../../demonstration/policy.ts';

const policy = {
  ...demonstrationPolicy('open-access'),
  network: { local: ['listed.example'], parts: 'public' as const },
};
const rules = compileRules(policy);

describe('An answer', () => {
  it.each([
    ['https://rebound.example/', '127.0.0.1', true],
    ['https://rebound.example/', '10.1.2.3', true],
    ['https://rebound.example/', '169.254.169.254', true],
    ['wss://rebound.example/', '::1', true],
    ['https://rebound.example/', 'fe80::1', true],
    ['https://public.example/', '93.184.216.34', false],
    ['https://listed.example/', '127.0.0.1', false],
    ['https://LISTED.example./', '127.0.0.1', false],
    ['https://not.listed.example/', '127.0.0.1', true],
    ['lethe://tab/home', undefined, false],
    ['https://cached.example/', undefined, false],
  ])('for %s from %s came from inside without leave: %s', (url, ip, inside) => {
    expect(cameFromInside(url, ip, rules)).toBe(inside);
  });
});

describe('A page', () => {
  it('gets our policy behind its own, whatever case its header has', () => {
    expect(asShownHere({ 'Permissions-Policy': ['picture-in-picture=*'] })).toEqual({
      'Permissions-Policy': ['picture-in-picture=*', 'picture-in-picture=()'],
    });
    expect(asShownHere({})).toEqual({ 'permissions-policy': ['picture-in-picture=()'] });
  });

  it('keeps its other headers', () => {
    const given = { 'set-cookie': ['a=1', 'b=2'], 'content-type': ['text/html'] };
    expect(asShownHere(given)).toMatchObject(given);
  });

  it.each(['application/pdf', 'Application/PDF; charset=x', ' application/pdf'])('of %s is a download', (type) => {
    expect(asShownHere({ 'Content-Type': [type], 'Content-Disposition': ['inline'] })).toMatchObject({
      'Content-Disposition': ['attachment'],
    });
  });

  it('of a type that only begins like one is not', () => {
    expect(asShownHere({ 'content-type': ['application/pdfish'] })).not.toHaveProperty('content-disposition');
  });
});
