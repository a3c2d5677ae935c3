// The library’s own start page: search, kinds, A to Z, and every resource of this station.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Resource } from '../../../contract/policy.ts';
import type { TabView } from '../../../contract/tab-page.ts';
import { Icon } from '../icons.tsx';
import { ButtonLink, IconButton } from '../parts/controls.tsx';
import { useFocusFirst } from '../parts/focus.ts';
import { useSay, useTitle, Words } from '../words.tsx';
import { resourceWords } from './kinds.ts';
import { type Entry, letterOf, letters, listingOf, matching } from './listing.ts';
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

interface KindsProps {
  readonly entries: readonly Entry[];
  readonly kind: Resource['kind'] | null;
  readonly setKind: (kind: Resource['kind'] | null) => void;
}

/** Only kinds that this station has; null is all of them. */
function Kinds({ entries, kind, setKind }: KindsProps) {
  const say = useSay();
  const present = [...new Set(entries.map((entry) => entry.kind))];
  const count = (each: Resource['kind']) => entries.filter((entry) => entry.kind === each).length;
  const choices = [
    { each: null, words: 'home-all', number: entries.length },
    ...present.map((each) => ({ each, words: resourceWords[each], number: count(each) })),
  ];
  return (
    <nav class="stack near" aria-labelledby="kinds">
      <h2 id="kinds">{say('home-kinds')}</h2>
      <div class="subjects">
        {choices.map(({ each, words, number }) => (
          <button
            key={words}
            type="button"
            class="button"
            aria-current={each === kind ? 'true' : undefined}
            onClick={() => setKind(each)}
          >
            <span>{say(words)}</span>
            <span class="number">{number}</span>
          </button>
        ))}
      </div>
    </nav>
  );
}

interface LettersProps {
  readonly entries: readonly Entry[];
  readonly letter: string | null;
  readonly setLetter: (letter: string | null) => void;
}

/** Pressing the letter that is chosen shows all letters again. */
function Letters({ entries, letter, setLetter }: LettersProps) {
  const present = new Set(entries.map(({ title }) => letterOf(title)));
  return (
    <div class="letters">
      {letters.map((each) => (
        <button
          key={each}
          type="button"
          class="button"
          aria-pressed={each === letter}
          aria-disabled={present.has(each) ? undefined : true}
          onClick={() => present.has(each) && setLetter(each === letter ? null : each)}
        >
          {each}
        </button>
      ))}
    </div>
  );
}

function Browse({ entries }: { entries: readonly Entry[] }) {
  const say = useSay();
  const [kind, setKind] = useState<Resource['kind'] | null>(null);
  const [letter, setLetter] = useState<string | null>(null);
  const ofKind = entries.filter((entry) => kind === null || entry.kind === kind);
  const shown = ofKind.filter(({ title }) => letter === null || letterOf(title) === letter);
  const chooseKind = (chosen: Resource['kind'] | null) => {
    setKind(chosen);
    setLetter(null);
  };
  return (
    <div class="aside">
      <Kinds entries={entries} kind={kind} setKind={chooseKind} />
      <section class="stack near" aria-labelledby="letters">
        <h2 id="letters">{say('home-letters')}</h2>
        <Letters entries={ofKind} letter={letter} setLetter={setLetter} />
        <ResourceList entries={shown} search="" />
      </section>
    </div>
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
