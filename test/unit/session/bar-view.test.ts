// What the bar shows of an address: whose it is, and never more than is true of what is loaded.
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../app/policy/navigation.ts';
import { barViewOf } from '../../../app/session/bar-view.ts';
import type { Visit } from '../../../app/session/visit.ts';
import { BarView } from '../../../contract/bar-page.ts';
import { plainLook } from '../../../contract/words.ts';
import { demonstrationPolicy } from '../../demonstration/policy.ts';

const policy = demonstrationPolicy('open-access');
const rules = compileRules(policy);

interface At {
  readonly url: string;
  readonly failing?: string;
  readonly title?: string;
}

/** A stand-in for a visit with one tab. */
function visitAt({ url, failing, title = '' }: At): Visit {
  const contents = {
    getURL: () => url,
    getZoomFactor: () => 1.1,
    canGoToOffset: () => true,
    canGoForward: () => false,
  };
  const tab = { id: 7, title, failing: failing ?? null, loading: false, fullScreen: false, view: { contents } };
  const state = {
    language: 'en',
    look: plainLook,
    time: { minutesLeft: 9, warning: 'ten', extensionsLeft: 1 },
    hanging: { hangs: 'nothing' },
    notice: null,
    found: null,
    stripClosed: false,
  };
  return { policy, state, tabs: [tab], current: () => tab } as unknown as Visit;
}

const addressAt = (at: At) => barViewOf(visitAt(at), rules).address;

describe('The address in the bar', () => {
  it.each([
    ['lethe://tab/home'],
    ['about:blank'],
    ['data:text/html,x'],
    ['blob:https://www.tidewater-journals.example/x'],
    [''],
  ])('is empty for %s, which has none that means anything', (url) => {
    expect(addressAt({ url })).toEqual({ whose: 'ours', host: '', path: '', secure: false });
  });

  it('tells the library’s own pages from others', () => {
    expect(addressAt({ url: 'https://catalogue.harbour.example/search?q=tide' })).toEqual({
      whose: 'library',
      host: 'catalogue.harbour.example',
      path: '/search?q=tide',
      secure: true,
    });
    expect(addressAt({ url: 'https://www.tidewater-journals.example:8443/' })).toMatchObject({
      whose: 'outside',
      host: 'www.tidewater-journals.example:8443',
    });
  });

  it('shows no lock for http, nor for a page that failed', () => {
    expect(addressAt({ url: 'http://archive.soundings.example/' }).secure).toBe(false);
    const failing = 'https://archive.soundings.example/';
    expect(addressAt({ url: 'lethe://tab/certificate', failing })).toMatchObject({
      host: 'archive.soundings.example',
      secure: false,
    });
  });

  it.each(['lethe://tab/home', 'lethe://tab/knows', 'lethe://tab/home?kind=site'])(
    'is not what failed before, once %s is shown',
    (url) => {
      const failing = 'https://archive.soundings.example/';
      expect(addressAt({ url, failing })).toMatchObject({ whose: 'ours', host: '' });
      expect(addressAt({ url: 'lethe://tab/crashed?times=1', failing }).host).toBe('archive.soundings.example');
    },
  );

  it('is that of the page that is still shown while the one in place of a refused one comes', () => {
    const url = 'https://catalogue.harbour.example/';
    const failing = 'https://www.elsewhere.example/';
    expect(addressAt({ url, failing })).toMatchObject({ host: 'catalogue.harbour.example', secure: true });
  });

  it('shows names that look alike as they travel', () => {
    expect(addressAt({ url: 'https://archive.soundіngs.example/' }).host).toBe('archive.xn--soundngs-xhh.example');
  });

  it('is what the contract allows, for the longest address and title', () => {
    const url = `https://${'a'.repeat(60)}.example/${'x'.repeat(9000)}`;
    const view = barViewOf(visitAt({ url, title: `${'t'.repeat(999)}\u202e\u0007` }), rules);
    expect(BarView.parse(view)).toEqual(view);
    expect(view.zoomPercent).toBe(110);
  });
});
