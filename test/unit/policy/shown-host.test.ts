// How hosts are shown: their own script where it can't deceive.
import { describe, expect, it } from 'vitest';
import { shownHost } from '../../../app/policy/shown-host.ts';
import { canonicalHost } from '../../../contract/hosts.ts';

const shown = (written: string): string => shownHost(canonicalHost(written) ?? '');

describe('shownHost', () => {
  it.each([
    'www.example.org',
    'bücher.example',
    'größe.example',
    'łódź.example',
    '图书馆.example',
    'としょかん.example',
    '도서관.example',
    'библиотека.рф',
    'βιβλιο.ελ',
  ])('shows %s as it is written', (host) => {
    expect(shown(host)).toBe(host);
  });

  it.each([
    ['Cyrillic among Latin', 'cаtalogue.example'],
    ['Cyrillic that passes for Latin', 'сосо.example'],
    ['Greek that passes for Latin', 'ονο.example'],
    ['a dotless i', 'lıbrary.example'],
    ['a kra', 'boĸ.example'],
    ['a long s that stays one', 'ƅook.example'],
    ['Cherokee', 'ꭰꭱꭲ.example'],
    ['strokes that pass for a dash', '一图.example'],
    ['a sign that passes for a slash', 'ノ.example'],
    ['Han and Latin in one label', '图a.example'],
    ['Hangul and Han in one label', '도서图.example'],
  ])('shows %s in ASCII', (_what, host) => {
    expect(shown(host)).toMatch(/^xn--[a-z0-9-]+\.example$/);
  });

  it('judges each label by itself', () => {
    expect(shown('cаt.bücher.example')).toBe('xn--ct-7kc.bücher.example');
  });

  it('leaves addresses in numbers alone', () => {
    expect(shown('127.1')).toBe('127.0.0.1');
    expect(shown('[::1]')).toBe('[::1]');
  });

  it('keeps what can’t be decoded in ASCII', () => {
    expect(shownHost('xn--a.example')).toBe('xn--a.example');
  });
});
