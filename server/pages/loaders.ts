// Which component shows each page. What is seen first comes with the first script; the others come when they are asked for.
import { Overview } from './overview/overview.tsx';
import type { Page } from './parts/page.ts';
import { Join } from './sign-in/join.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import type { PageId } from './table.ts';

type Loader = { readonly page: Page } | { readonly load: () => Promise<Page> };

export const loaders: Readonly<Record<PageId, Loader>> = {
  stations: { page: Overview },
  station: { load: async () => (await import('./station/station.tsx')).Station },
  promises: { load: () => import('./promises/promises.tsx').then(({ Promises }) => Promises) },
  places: { load: () => import('./places/places.tsx').then(({ Places }) => Places) },
  usage: { load: () => import('./usage/usage.tsx').then(({ Usage }) => Usage) },
  alerts: { load: () => import('./alerts/alerts.tsx').then(({ Alerts }) => Alerts) },
  enrol: { load: () => import('./enrol/enrol.tsx').then(({ Enrol }) => Enrol) },
  policies: { load: () => import('./policies/policies.tsx').then(({ Policies }) => Policies) },
  staff: { load: () => import('./staff/staff.tsx').then(({ Staff }) => Staff) },
  settings: { load: () => import('./settings/settings.tsx').then(({ Settings }) => Settings) },
  knows: { load: () => import('./knows/knows.tsx').then(({ Knows }) => Knows) },
  'sign-in': { page: SignIn },
  join: { page: Join },
  wall: { load: () => import('./wall/wall.tsx').then(({ Wall }) => Wall) },
};

const loaded = new Map<PageId, Page>();

/** The component, or null while it comes; then `ready` is called. */
export function pageOf(id: PageId, ready: () => void, failed: () => void): Page | null {
  const loader = loaders[id];
  if ('page' in loader) return loader.page;
  const known = loaded.get(id);
  if (known !== undefined) return known;
  loader.load().then((page) => {
    loaded.set(id, page);
    ready();
  }, failed);
  return null;
}
