// Every store of data on a station: what it is, how long it lasts, who empties it. “What this computer keeps” is written from it.
import type { CheckId } from './receipt.ts';

export const keptIds = [
  'visit',
  'copied',
  'leftovers',
  'choices',
  'receipt',
  'state',
  'ledger',
  'reports',
  'policy',
  'system-records',
] as const;
export type KeptId = (typeof keptIds)[number];

/** One line of that page; inventory-stores.ts names the single stores behind it. `risk` is what their loss would do to a patron. */
export interface Kept {
  readonly id: KeptId;
  /** `visit`: made by what a patron does. `choice`: picked on our screens. `station`: about the computer alone. `system`: the operating system’s own. */
  readonly data: 'visit' | 'choice' | 'station' | 'system';
  readonly risk: 'high' | 'medium' | 'low';
  /** `screen`: while it is shown. `power`: until the computer is switched off. `set`: until staff change it. `day`: until the next start, a day at most. `next`: until the next entry. */
  readonly lifetime: 'visit' | 'screen' | 'power' | 'set' | 'day' | 'next';
  /** null: nobody empties it. */
  readonly emptiedBy: 'kernel' | 'shell' | 'agent' | null;
  /** The check on the receipt that shows it empty; null where no check looks. */
  readonly shownBy: CheckId | null;
}

export const inventory: readonly Kept[] = [
  {
    id: 'visit',
    data: 'visit',
    risk: 'high',
    lifetime: 'visit',
    emptiedBy: 'kernel',
    shownBy: 'memory-file-systems',
  },
  { id: 'copied', data: 'visit', risk: 'high', lifetime: 'visit', emptiedBy: 'shell', shownBy: 'clipboard' },
  { id: 'leftovers', data: 'visit', risk: 'high', lifetime: 'visit', emptiedBy: 'agent', shownBy: 'home' },
  { id: 'choices', data: 'choice', risk: 'low', lifetime: 'visit', emptiedBy: 'shell', shownBy: null },
  { id: 'receipt', data: 'station', risk: 'low', lifetime: 'screen', emptiedBy: 'shell', shownBy: null },
  { id: 'state', data: 'station', risk: 'low', lifetime: 'power', emptiedBy: 'kernel', shownBy: null },
  { id: 'ledger', data: 'station', risk: 'low', lifetime: 'next', emptiedBy: 'agent', shownBy: null },
  { id: 'reports', data: 'station', risk: 'low', lifetime: 'next', emptiedBy: 'agent', shownBy: null },
  { id: 'policy', data: 'station', risk: 'low', lifetime: 'set', emptiedBy: null, shownBy: null },
  /** No line of the receipt: they are cleared at each start and daily, and the ledger says how that went. */
  { id: 'system-records', data: 'system', risk: 'high', lifetime: 'day', emptiedBy: 'agent', shownBy: null },
];
