// What filter is in force, in words: a clever default must never hide a sick station.
import type { FleetNow } from '../link/fleet.ts';
import { totalOf } from '../link/fleet.ts';
import { useSay } from '../say/words.ts';
import { type Filter, isPlain } from './filter.ts';
import type { Telling } from './told.ts';

interface SaidProps {
  readonly filter: Filter;
  /** How many stations are in the list. */
  readonly shown: number;
  readonly fleet: FleetNow;
  readonly telling: Telling;
}

export function Said({ filter, shown, fleet, telling }: SaidProps) {
  const say = useSay();
  const { verdict, place, q } = filter;
  const plain = isPlain(filter);
  const parts = [
    verdict !== '' && verdict !== 'all' && say(`verdict-${verdict}`),
    place !== '' && telling.placeName(place === 'none' ? null : place),
    q !== '' && `“${q}”`,
  ].filter((part) => part !== false);
  return (
    <p class={plain ? 'hidden' : 'said'} role="status">
      <b>{say('list-shown', { n: shown, total: totalOf(fleet) })}</b>
      {!plain && (
        <>
          : <span dir="auto">{parts.join(', ') || say('list-all')}</span>. <a href="/">{say('list-clear')}</a>
        </>
      )}
    </p>
  );
}
