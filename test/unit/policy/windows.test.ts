// New windows: tabs, few at a time.
import { describe, expect, it } from 'vitest';
import { judgeWindow, mostTabs, withOpened } from '../../../app/policy/windows.ts';

const wish = (url: string, disposition = 'foreground-tab') => ({ url, disposition });
const fresh = { count: 1, openedAt: [] };

describe('judgeWindow', () => {
  it.each(['default', 'foreground-tab', 'background-tab', 'new-window'])('makes a tab of %s', (disposition) => {
    expect(judgeWindow(wish('https://catalogue.harbour.example/', disposition), fresh, 0)).toBe('tab');
  });

  it.each(['save-to-disk', 'other', 'new-popup', '', 'toString'])('refuses %j', (disposition) => {
    expect(judgeWindow(wish('https://catalogue.harbour.example/', disposition), fresh, 0)).toBe('refuse');
  });

  it.each([
    '',
    'about:blank',
    'about:srcdoc',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'lethe://tab/home',
    'mailto:x@example.org',
    'chrome://gpu',
  ])('refuses %j, which no tab could show', (url) => {
    expect(judgeWindow(wish(url), fresh, 0)).toBe('refuse');
  });

  it('gives an address that the gate will refuse a tab of its own, so that it can say so there', () => {
    expect(judgeWindow(wish('https://elsewhere.example/'), fresh, 0)).toBe('tab');
  });

  it('stops at the most tabs that a visit may hold', () => {
    expect(judgeWindow(wish('https://a.example/'), { count: mostTabs - 1, openedAt: [] }, 0)).toBe('tab');
    expect(judgeWindow(wish('https://a.example/'), { count: mostTabs, openedAt: [] }, 0)).toBe('refuse');
  });

  it('stops a storm after three in ten seconds, and lets pages open tabs again later', () => {
    let openedAt: readonly number[] = [];
    const tried: string[] = [];
    for (let now = 0; now < 12_000; now += 500) {
      const verdict = judgeWindow(wish('https://a.example/'), { count: 1, openedAt }, now);
      if (verdict === 'tab') openedAt = withOpened(openedAt, now);
      tried.push(verdict);
    }
    expect(tried.slice(0, 4)).toEqual(['tab', 'tab', 'tab', 'refuse']);
    expect(tried.slice(4, 20)).not.toContain('tab');
    expect(tried.slice(20)).toEqual(['tab', 'tab', 'tab', 'refuse']);
    expect(openedAt).toHaveLength(3);
  });
});
