// Resources as plain links; what is for members only leads to a page that says whom to ask.

import { Icon } from '../icons.tsx';
import { useSay } from '../words.tsx';
import { resourceWords } from './kinds.ts';
import { type Entry, stretchesOf } from './listing.ts';

function Title({ title, search }: { title: string; search: string }) {
  return (
    <strong>
      <bdi>
        {stretchesOf(title, search).map(({ text, found }, at) =>
          found ? <mark key={`${at}${text}`}>{text}</mark> : text,
        )}
      </bdi>
    </strong>
  );
}

function ResourceLink({ entry, search }: { entry: Entry; search: string }) {
  const say = useSay();
  const { title, about, kind, url, walkIn } = entry;
  const asks = `/asks?${new URLSearchParams({ title }).toString()}`;
  return (
    <a class={walkIn ? 'resource' : 'resource asks'} href={walkIn ? url : asks}>
      <span>
        <Title title={title} search={search} />
        <bdi>{about}</bdi>
      </span>
      {walkIn ? (
        <span class="note">{say(resourceWords[kind])}</span>
      ) : (
        <span class="tag">
          <Icon icon="person" />
          {say('home-asks')}
        </span>
      )}
      {!walkIn && <span class="note across">{say('home-asks-why')}</span>}
    </a>
  );
}

export function ResourceList({ entries, search }: { entries: readonly Entry[]; search: string }) {
  return (
    <ul class="resources">
      {entries.map((entry) => (
        <li key={entry.id}>
          <ResourceLink entry={entry} search={search} />
        </li>
      ))}
    </ul>
  );
}
