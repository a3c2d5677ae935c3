// Only what the library lists can be opened: the gate itself, held against one policy. The break-out suite attacks the real one.
import { describe, expect, it } from 'vitest';
import { compileRules, judge } from '../../app/policy/navigation.ts';
import { demonstrationPolicy } from '../demonstration/policy.ts';

const rules = compileRules(demonstrationPolicy('open-access'));
const asked = (url: string, frame: 'top' | 'frame' | 'part' = 'top') =>
  judge({ url, frame, initiator: 'page', method: 'GET' }, rules);

describe('P2 Only what the library lists can be opened.', () => {
  it.each(['https://catalogue.harbour.example/', 'https://www.tidewater-journals.example/articles?x=1'])(
    'opens %s',
    (url) => {
      expect(asked(url)).toEqual({ allow: true });
    },
  );

  it.each([
    'https://www.elsewhere.example/',
    'https://catalogue.harbour.example.elsewhere.example/',
    'https://example.org/',
  ])('refuses %s, names the host and goes to a page of ours', (url) => {
    expect(asked(url)).toMatchObject({ allow: false, page: 'blocked', values: { host: new URL(url).host } });
    expect(asked(url, 'frame')).toMatchObject({ allow: false });
  });

  it.each(['file:///etc/passwd', 'chrome://version/', 'javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.example'])(
    'refuses %s as a kind that is not opened here',
    (url) => expect(asked(url)).toMatchObject({ allow: false, page: 'kind' }),
  );

  it.each(['http://127.0.0.1/', 'http://10.1.2.3/', 'http://[::1]/', 'http://printer/', 'http://nas.local/'])(
    'refuses %s, inside the building, also for a part of a page',
    (url) => {
      expect(asked(url)).toMatchObject({ allow: false, page: 'local' });
      expect(asked(url, 'part')).toMatchObject({ allow: false, page: 'local' });
    },
  );

  it('sends a members’ resource to staff, by its title', () => {
    expect(asked('https://members-only.example/')).toMatchObject({ allow: false, page: 'asks' });
  });
});
