// What a report says, in words: steps with their units, codes with a word each, ages of runs in hours and days.
import type { DayFacts, Report } from '../../../contract/report.ts';
import { countText, rangeText, units } from '../say/steps.ts';
import { hoursText } from '../say/times.ts';
import type { Say } from '../say/words.ts';
import { type Banded, banded, type Worded } from './points.ts';

export const bandText = (say: Say, name: Banded, step: string): string =>
  rangeText(say, units[name] ?? 'percent', step);
export const wordText = (say: Say, word: string): string => say(`word-${word}`);

const isBanded = (name: string): name is Banded => (banded as readonly string[]).includes(name);

/** A plotted value as the last report has it; null: it has none. */
export function nowText(say: Say, name: Banded | Worded, report: Report): string | null {
  if (!isBanded(name)) return wordText(say, report[name]);
  const step = name === 'disk' ? report.disk : report.day?.[name as keyof DayFacts];
  return typeof step === 'string' ? bandText(say, name, step) : null;
}

type Run = { readonly outcome: 'ok' | 'failed' | 'never'; readonly ageHours: number | null };

export function ranText(say: Say, { outcome, ageHours }: Run): string {
  if (outcome === 'never' || (outcome === 'ok' && ageHours === null)) return say('ran-never');
  const time = ageHours === null ? null : hoursText(say, ageHours);
  if (outcome === 'ok') return say('ran-ok', { time: time ?? '' });
  return time === null ? say('ran-failed') : say('ran-failed-since', { time });
}

const systems: Readonly<Record<Report['system']['distribution'], string>> = {
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  fedora: 'Fedora',
  rhel: 'RHEL',
  suse: 'SUSE',
  arch: 'Arch',
  windows: 'Windows',
  mac: 'macOS',
  other: 'Linux',
};

export const systemText = ({ distribution, major, minor }: Report['system']): string =>
  `${systems[distribution]} ${major}${minor === 0 ? '' : `.${minor}`}`;

export const softwareText = ({ major, minor, patch }: Report['software']): string => `${major}.${minor}.${patch}`;

export const containmentText = (say: Say, containment: Report['containment']): string =>
  containment === 'bubblewrap' ? 'bubblewrap' : wordText(say, containment);

export const uptimeText = (say: Say, days: number): string =>
  days === 0 ? say('word-less-than-day') : say('time-days', { n: days });

export { countText };
