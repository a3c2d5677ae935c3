// What the demonstration tells a browser and a station: host rules, policies, and whether two visits can be joined.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Policy } from '../../../../contract/policy.ts';
import { hostRulesFor, hosts } from '../../../demonstration/hosts.ts';
import { demonstrationPolicy, demonstrationPolicyText } from '../../../demonstration/policy.ts';
import { redirectWays, sendOn } from '../../../demonstration/sites/journals/redirects.ts';
import { type Finding, join } from '../../../demonstration/sites/metrics/track/findings.ts';
import { pdfOf } from '../../../demonstration/sites/pdf.ts';

describe('hostRulesFor', () => {
  const rules = hostRulesFor({ port: 4443, httpPort: 4080 }).split(', ');

  it('maps port 80 before all others, as the first rule that fits wins', () => {
    expect(rules.indexOf('MAP *.example:80 127.0.0.1:4080')).toBeLessThan(
      rules.indexOf('MAP *.example 127.0.0.1:4443'),
    );
  });

  it('ends with a rule that lets no other name be looked up', () => expect(rules.at(-1)).toBe('MAP * ~NOTFOUND'));

  it('fits into what a session is told', () => expect(rules.join(', ').length).toBeLessThan(4096));
});

describe('demonstrationPolicy', () => {
  it.each(['open-access', 'quick-lookup'] as const)('is a valid policy for %s, as an object and as a file', (kind) => {
    const policy = demonstrationPolicy(kind);
    expect(Policy.parse(policy)).toEqual(policy);
    expect(Policy.parse(parse(demonstrationPolicyText(kind)))).toEqual(policy);
  });

  it('lists the tracker only when asked to', () => {
    const listed = (tracker: boolean): boolean =>
      demonstrationPolicy('open-access', { tracker }).resources.some(({ url }) => url.includes(hosts.metrics));
    expect([listed(false), listed(true)]).toEqual([false, true]);
  });

  it('lists nothing that lies elsewhere', () => {
    expect(demonstrationPolicyText('open-access', { tracker: true })).not.toContain('elsewhere');
  });
});

describe('join', () => {
  const finding: Finding = {
    values: { cookie: 'a', etag: 'b', devices: null },
    upgraded: false,
    resumed: false,
    stored: false,
    common: { browser: 'same' },
  };

  it('joins two visits by each value that is the same', () => {
    expect(join(finding, finding)).toEqual(['cookie', 'etag']);
    expect(join(finding, { ...finding, values: { ...finding.values, cookie: 'c' } })).toEqual(['etag']);
  });

  it('joins by what a browser remembers without a value', () => {
    const later = { ...finding, values: {}, upgraded: true, resumed: true, stored: true };
    expect(join(finding, later)).toEqual(['upgraded', 'resumed', 'stored']);
    expect(join({ ...finding, upgraded: true }, { ...finding, values: {}, upgraded: true })).toEqual([]);
  });

  it('does not join by what is equal for everybody, nor by two places that gave nothing', () => {
    expect(join(finding, { ...finding, values: { cookie: 'x', etag: 'y', devices: null } })).toEqual([]);
  });
});

describe('sendOn', () => {
  const to = 'https://www.elsewhere.example/?a="</script>&b';

  it.each(redirectWays)('sends on by %s, to exactly the address that was asked for', (by) => {
    const { headers, body } = sendOn(new URL(`https://x.example/go?${new URLSearchParams({ to, by }).toString()}`));
    const unescaped = String(body)
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    const inScript = JSON.stringify(to).replace(/</g, '\\u003c');
    const places = [
      String(headers.location ?? ''),
      String(headers.refresh ?? ''),
      unescaped,
      String(body).includes(inScript) ? to : '',
    ];
    expect(places.some((place) => place.includes(to))).toBe(true);
    expect(String(body)).not.toContain('"</script>&b');
  });
});

describe('pdfOf', () => {
  it('writes a table of where each object is that is true to the byte', () => {
    const pdf = pdfOf('Title', [
      'One paragraph (with brackets) of “words” that goes on for more than one line. '.repeat(200),
    ]);
    const text = pdf.toString('latin1');
    const table = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1]);
    expect(text.slice(table, table + 4)).toBe('xref');
    const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));
    expect(offsets.length).toBeGreaterThan(5);
    const numbered = offsets.map((offset) => text.slice(offset).split(' ', 1)[0]);
    expect(numbered).toEqual(offsets.map((_, index) => String(index + 1)));
  });
});
