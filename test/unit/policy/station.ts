// The station whose gate the tests stand at: some resources of each sort, one of them inside the building by leave.
import { compileRules, judge, type Request, type Rules, type Verdict } from '../../../app/policy/navigation.ts';
import { SessionPolicy } from '../../../contract/session-link.ts';

const resources = [
  { id: 'catalogue', title: 'Catalogue', url: 'https://catalogue.harbour.example/', ours: true },
  {
    id: 'journals',
    title: 'Journals',
    url: 'https://www.tidewater.example/',
    hosts: ['*.tidewater.example', 'sso.university.example'],
  },
  { id: 'old', title: 'Old catalogue', url: 'http://old.harbour.example:8080/', ours: true },
  { id: 'shop', title: 'Bücher', url: 'https://bücher.example/' },
  { id: 'platform', title: 'Platform', url: 'https://platform.example/', hosts: ['*.platform.example'] },
  { id: 'premium', title: { en: 'Premium', es: 'Prémium' }, url: 'https://premium.platform.example/', walkIn: false },
  { id: 'shared', title: 'Shared, members', url: 'https://catalogue.harbour.example/members', walkIn: false },
  { id: 'inside', title: 'Inside', url: 'http://192.168.7.20/' },
  { id: 'unlisted', title: 'Inside without leave', url: 'https://shelves.harbour.lan/' },
] as const;

export function rulesOf(network: { parts?: 'public' | 'listed'; local?: readonly string[] } = {}): Rules {
  return compileRules(
    SessionPolicy.parse({
      kind: 'open-access',
      place: 'Harbour Street Library',
      name: 'Reading room 4',
      languages: ['en', 'es'],
      home: 'library',
      resources,
      network: { local: ['192.168.7.20', '*.desk.harbour.lan'], ...network },
    }),
  );
}

/** A page of the web asks, unless told otherwise. */
export const judgeAt = (url: string, about: Partial<Request> = {}, rules: Rules = rulesOf()): Verdict =>
  judge({ url, frame: 'top', initiator: 'page', method: 'GET', ...about }, rules);

export const pageOf = (verdict: Verdict): string => (verdict.allow ? 'allowed' : verdict.page);
