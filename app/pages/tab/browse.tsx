// Looking around without a search: the kinds of resources, the letters, and what stands under both.
import { useState } from 'preact/hooks';
import type { Resource } from '../../../contract/policy.ts';
import { useSay } from '../words.tsx';
import { resourceWords } from './kinds.ts';
import { type Entry, letterOf, letters } from './listing.ts';
import { ResourceList } from './resource-list.tsx';

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

export function Browse({ entries }: { entries: readonly Entry[] }) {
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
