// The small rules of the pages: keys, digits, moments, addresses, and what the bar says by itself.
import { describe, expect, it } from 'vitest';
import { type Spoken, spokenBetween } from '../../../app/pages/bar/spoken.ts';
import { spokenSeconds } from '../../../app/pages/parts/spoken-seconds.ts';
import { afterKey, mayEnter } from '../../../app/pages/shell/pin-digits.ts';
import { meaningOf } from '../../../app/pages/shell/still-here.ts';
import { secondsFrom, webAddress } from '../../../app/pages/tab/given.ts';
import type { BarView } from '../../../contract/bar-page.ts';
import { plainLook } from '../../../contract/words.ts';

describe('a key under “Are you still here?”', () => {
  const plain = { ctrlKey: false, shiftKey: false };

  it('means still here, but for Ctrl+Shift+E', () => {
    expect(meaningOf({ key: 'a', ...plain })).toBe('still-here');
    expect(meaningOf({ key: 'Escape', ...plain })).toBe('still-here');
    expect(meaningOf({ key: 'e', ctrlKey: true, shiftKey: false })).toBe('still-here');
    expect(meaningOf({ key: 'E', ctrlKey: true, shiftKey: true })).toBe('end');
  });

  it('means nothing while Ctrl or Shift alone are down', () => {
    expect(meaningOf({ key: 'Control', ctrlKey: true, shiftKey: false })).toBe('nothing');
    expect(meaningOf({ key: 'Shift', ctrlKey: true, shiftKey: true })).toBe('nothing');
  });
});

describe('the digits of a PIN', () => {
  it('grow by digits, shrink by Backspace, and take nothing else', () => {
    expect(afterKey('12', '3')).toBe('123');
    expect(afterKey('12', 'Backspace')).toBe('1');
    expect(afterKey('12', 'x')).toBe('12');
    expect(afterKey('12', 'F5')).toBe('12');
    expect(afterKey('123456789012', '3')).toBe('123456789012');
  });

  it('may be sent from four on', () => {
    expect(mayEnter('123')).toBe(false);
    expect(mayEnter('1234')).toBe(true);
  });
});

describe('a countdown', () => {
  it('is spoken at 20, 10 and 5 only', () => {
    expect([30, 21, 20, 11, 10, 6, 5, 0].map(spokenSeconds)).toEqual([null, null, 20, 20, 10, 10, 5, 5]);
  });
});

describe('what a page of ours is given in its address', () => {
  it('is loaded only if it is an ordinary web page', () => {
    expect(webAddress('https://a.example/x')).toBe('https://a.example/x');
    expect(webAddress('http://a.example/')).toBe('http://a.example/');
    for (const refused of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'lethe://tab/home',
      'data:text/html,x',
      '',
      'a.example',
    ])
      expect(webAddress(refused), refused).toBeNull();
  });

  it('is a sensible number of seconds', () => {
    expect(['8', '0', '-3', 'x', '', '601'].map(secondsFrom)).toEqual([8, 10, 10, 10, 10, 10]);
  });
});

describe('what the bar says by itself', () => {
  const view: BarView = {
    kind: 'open-access',
    place: 'Library',
    language: 'en',
    look: plainLook,
    tabs: [{ id: 1, title: 'Tides', open: true }],
    address: { whose: 'library', host: 'a.example', path: '/', secure: true },
    canGoBack: false,
    canGoForward: false,
    loading: false,
    zoomPercent: 100,
    fullScreen: false,
    time: { minutesLeft: 42, warning: 'none', extensionsLeft: 3 },
    hanging: { hangs: 'nothing' },
    notice: null,
    found: null,
  };
  const at = (minutesLeft: number): BarView => ({ ...view, time: { ...view.time, minutesLeft } });
  const nothing: readonly Spoken[] = [];

  it('is the minutes at 10, 5 and 1, once each', () => {
    expect(spokenBetween(at(11), at(10), new Set())).toEqual([{ says: 'minutes', minutes: 10 }]);
    expect(spokenBetween(at(10), at(10), new Set())).toEqual(nothing);
    expect(spokenBetween(at(10), at(9), new Set())).toEqual(nothing);
  });

  it('is the title of a page that has loaded', () => {
    expect(spokenBetween({ ...view, loading: true }, view, new Set())).toEqual([{ says: 'loaded', title: 'Tides' }]);
    expect(spokenBetween(view, { ...view, loading: true }, new Set())).toEqual(nothing);
  });

  it('is “not a library page” once for each host', () => {
    const outside: BarView = { ...view, address: { ...view.address, whose: 'outside', host: 'b.example' } };
    expect(spokenBetween(view, outside, new Set())).toEqual([{ says: 'outside', host: 'b.example' }]);
    expect(spokenBetween(view, outside, new Set(['b.example']))).toEqual(nothing);
  });
});
