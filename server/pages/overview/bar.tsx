// Search, place and order: whatever is chosen stands in the address at once.
import { useRef } from 'preact/hooks';
import { useKeys } from '../frame/key-map.ts';
import { places } from '../link/places.ts';
import { useStore } from '../link/use-store.ts';
import { useSay } from '../say/words.ts';
import { type Filter, type Order, orders } from './filter.ts';

interface BarProps {
  readonly filter: Filter;
  readonly onFilter: (change: Partial<Filter>) => void;
  /** From the search down into the list. */
  readonly onDown: () => void;
}

const coarse = (): boolean => matchMedia('(pointer: coarse)').matches;

export function Bar({ filter: { q, place, order }, onFilter, onDown }: BarProps) {
  const say = useSay();
  const known = useStore(places);
  const search = useRef<HTMLInputElement>(null);
  useKeys({
    '/': () => {
      search.current?.focus();
      search.current?.select();
      return true;
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onFilter({ q: '' });
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    onDown();
  };
  return (
    <search class="bar">
      <label class="grow">
        <span class="hidden">{say('list-search')}</span>
        <input
          ref={search}
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={say(coarse() ? 'list-search' : 'list-search-key')}
          value={q}
          onInput={({ currentTarget }) => onFilter({ q: currentTarget.value })}
          onKeyDown={onKeyDown}
        />
      </label>
      <label>
        <span>{say('list-place')}</span>
        <select value={place} onChange={({ currentTarget }) => onFilter({ place: currentTarget.value })}>
          <option value="">{say('list-all-places')}</option>
          {known.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="none">{say('list-no-place')}</option>
        </select>
      </label>
      <label>
        <span>{say('list-order')}</span>
        <select value={order} onChange={({ currentTarget }) => onFilter({ order: currentTarget.value as Order })}>
          {orders.map((one) => (
            <option key={one} value={one}>
              {say(`list-order-${one}`)}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}
