// Which stations are shown, in which order, as it stands in the address: copy it, and a colleague sees the same. Pure.
import { type Verdict, verdicts } from '../../../contract/verdicts.ts';

export const orders = ['worst', 'long', 'name', 'place'] as const;
export type Order = (typeof orders)[number];

export interface Filter {
  /** ``: all that need a hand, or all that match where something else is asked for. */
  readonly verdict: Verdict | 'all' | '';
  /** An id, `none` for those without a place, or `` for all. */
  readonly place: string;
  readonly q: string;
  readonly order: Order;
  /** The folded row that is open. */
  readonly open: string;
}

export const noFilter: Filter = { verdict: '', place: '', q: '', order: 'worst', open: '' };

const pick = <Value extends string>(given: string | null, from: readonly Value[], usual: Value): Value =>
  from.find((one) => one === given) ?? usual;

export const readFilter = (query: URLSearchParams): Filter => ({
  verdict: pick<Filter['verdict']>(query.get('verdict'), [...verdicts, 'all'], ''),
  place: query.get('place') ?? '',
  q: query.get('q') ?? '',
  order: pick(query.get('order'), orders, 'worst'),
  open: query.get('open') ?? '',
});

/** With the `?`, which stands alone where nothing is filtered: a saved view is written like that. */
export function searchOf(filter: Filter): string {
  const query = new URLSearchParams();
  for (const name of ['verdict', 'place', 'q', 'order', 'open'] as const) {
    if (filter[name] !== noFilter[name]) query.set(name, filter[name]);
  }
  // The one sign that browsers leave as it is and saved views do not take.
  return `?${query.toString().replaceAll('*', '%2A')}`;
}

export const addressOf = (filter: Filter): string => `/${searchOf(filter).replace(/^\?$/, '')}`;

/** Nothing asked for: then the well are left out, with their number. */
export const isPlain = ({ verdict, place, q }: Filter): boolean => verdict === '' && place === '' && q === '';

/** Letters without case and marks, so that “lobby” finds “Lobby” and “rincon” finds “Rincón”. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
