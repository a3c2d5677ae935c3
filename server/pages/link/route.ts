// Where the page is: its address, read by the table of pages. Going from page to page keeps the live stream open.
import { entryOf, type PageId, pageIds } from '../table.ts';
import { makeStore } from './store.ts';

export interface Route {
  /** null: there is no such page. */
  readonly page: PageId | null;
  /** From the path, where it has one. */
  readonly id: string;
  readonly query: URLSearchParams;
}

const patterns = pageIds.map(
  (id) => [id, new RegExp(`^${entryOf(id).path.replace(':id', '(?<id>[0-9a-f-]{16,36})')}$`)] as const,
);

export function readRoute({ pathname, search }: { readonly pathname: string; readonly search: string }): Route {
  const query = new URLSearchParams(search);
  for (const [page, pattern] of patterns) {
    const found = pattern.exec(pathname);
    if (found !== null) return { page, id: found.groups?.id ?? '', query };
  }
  return { page: null, id: '', query };
}

export const route = makeStore<Route>(readRoute(location));

/** Nobody is there to load the page anew. */
export const unattended = (): boolean => {
  const { page } = route.get();
  return page !== null && entryOf(page).display === true;
};

/** The server has other pages than these: the next address is asked of it. */
let old = false;
export function pagesAreOld(): void {
  old = true;
}

export function go(href: string, { replace = false } = {}): void {
  if (old && !replace) return location.assign(href);
  if (replace) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  route.set(readRoute(location));
}

/** Back to the page that was asked for, if it is one of ours. */
export function wanted(query: URLSearchParams): string {
  const to = query.get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) ? to : '/';
}

/** With the address to come back to. */
export function toSignIn(): void {
  location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
}

const opensHere = (event: MouseEvent): boolean =>
  event.button === 0 && !event.defaultPrevented && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** Links stay links, to open in a tab or to copy; a plain click on one of ours changes the page without loading it. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || !opensHere(event) || link.target !== '' || link.hasAttribute('download')) return;
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.hash !== '' || readRoute(to).page === null) return;
    event.preventDefault();
    const samePage = to.pathname === location.pathname;
    go(to.pathname + to.search);
    if (!samePage) scrollTo(0, 0);
  });
  addEventListener('popstate', () => route.set(readRoute(location)));
}
