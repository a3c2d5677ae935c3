// The library’s own start page: search, kinds, A to Z, and every resource of this station.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TabView } from '../../../contract/tab-page.ts';
import { Icon } from '../icons.tsx';
import { ButtonLink, IconButton } from '../parts/controls.tsx';
import { useFocusFirst } from '../parts/focus.ts';
import { useSay, useTitle, Words } from '../words.tsx';
import { Browse } from './browse.tsx';
import { type Entry, listingOf, matching } from './listing.ts';
import { ResourceList } from './resource-list.tsx';

interface SearchProps {
  readonly search: string;
  readonly setSearch: (search: string) => void;
}

/** Filters as one types; the button and Enter are there for those who expect them. */
function Search({ search, setSearch }: SearchProps) {
  const say = useSay();
  const field = useFocusFirst<HTMLInputElement>();
  const clear = () => {
    setSearch('');
    field.current?.focus();
  };
  return (
    <search class="wide">
      <form class="search large" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          ref={field}
          autocomplete="off"
          maxLength={200}
          aria-label={say('home-field')}
          placeholder={say('home-field')}
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        {search !== '' && <IconButton say={say('home-clear')} icon="close" class="button clear" press={clear} />}
        <button type="submit" class="button main">
          <Icon icon="magnifier" />
          <span>{say('search')}</span>
        </button>
      </form>
    </search>
  );
}

/** Counts are said half a second after the last key, not at each one. */
function useSettled(count: number): number {
  const [settled, setSettled] = useState(count);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(count), 500);
    return () => clearTimeout(timer);
  }, [count]);
  return settled;
}

function Found({ entries, search }: { entries: readonly Entry[]; search: string }) {
  const found = matching(entries, search);
  const settled = useSettled(found.length);
  const catalogue = entries.find((entry) => entry.kind === 'catalogue' && entry.walkIn);
  const say = useSay();
  return (
    <section class="stack wide">
      <p class="unseen" role="status">
        <Words words="home-found" values={{ count: settled }} />
      </p>
      <h2>
        {found.length > 0 ? (
          <Words words="home-found" values={{ count: found.length }} />
        ) : (
          <Words words="home-none" values={{ words: search }} />
        )}
      </h2>
      <ResourceList entries={found} search={search} />
      {found.length === 0 && <p>{say('home-none-more')}</p>}
      {found.length === 0 && catalogue && (
        <ButtonLink words="home-none-catalogue" kind="main" icon="magnifier" to={catalogue.url} />
      )}
    </section>
  );
}

export function Home({ view }: { view: TabView }) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const entries = useMemo(() => listingOf(view.resources, view.language), [view]);
  useTitle(say('home-page'));
  return (
    <main class="sheet stack">
      <h1>{say('home-title')}</h1>
      <Search search={search} setSearch={setSearch} />
      {search.trim() === '' ? <Browse entries={entries} /> : <Found entries={entries} search={search} />}
    </main>
  );
}
