// Five counts, which are also the filter: a link to the address that shows only those.

import { verdicts } from '../../../contract/verdicts.ts';
import type { FleetNow } from '../link/fleet.ts';
import { Shape } from '../parts/verdict.tsx';
import { useSay } from '../say/words.ts';
import { addressOf, type Filter } from './filter.ts';

export function Counts({ fleet, filter }: { readonly fleet: FleetNow; readonly filter: Filter }) {
  const say = useSay();
  return (
    <ul class="counts" aria-label={say('counts')}>
      {verdicts.map((verdict) => {
        const chosen = filter.verdict === verdict;
        const href = addressOf({ ...filter, verdict: chosen ? '' : verdict, open: '' });
        return (
          <li key={verdict}>
            <a class={`count is-${verdict}`} href={href} {...(chosen && { 'aria-current': 'true' as const })}>
              <Shape of={verdict} />
              <b>{fleet.counts[verdict]}</b>
              <span>{say(`verdict-${verdict}`)}</span>
              <small>{say(`verdict-${verdict}.means`)}</small>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
