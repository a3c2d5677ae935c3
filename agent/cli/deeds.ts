// What the agent last did, in words for a technician.
import type { Deed, Deeds } from '../../contract/agent-control.ts';

const names: Readonly<Record<keyof Deeds, string>> = {
  'event-logs': 'Event logs cleared',
  'user-data': 'User data wiped',
  canary: 'Canary audit',
};

const hoursOfDay = 24;

export function ago(hours: number): string {
  if (hours < 1) return 'less than an hour ago';
  if (hours < 2 * hoursOfDay) return hours === 1 ? 'an hour ago' : `${hours} hours ago`;
  return `${Math.floor(hours / hoursOfDay)} days ago`;
}

export function deedInWords(deed: Deed | null): string {
  if (deed === null) return 'never, as far as this station knows';
  return `${ago(deed.hours)}${deed.ok ? '' : ', and it failed'}`;
}

export const deedLines = (deeds: Deeds): readonly string[] =>
  (Object.keys(names) as (keyof Deeds)[]).map((one) => `${names[one]}: ${deedInWords(deeds[one])}.`);
