// What is said of a station: its reason as a sentence, what to do first, the steps, and the command to run there.
import type { ReasonCode } from '../../../contract/verdicts.ts';
import { language } from '../link/preferences.ts';
import { countText, rangeText, type Unit } from './steps.ts';
import { ageText, hoursText } from './times.ts';
import { isThere, type Say, type Values } from './words.ts';

/** What a sentence about a station is made from. */
export interface Told {
  readonly reason: ReasonCode;
  readonly value: string | number | null;
  /** Seconds for which it has been so. */
  readonly age: number;
  /** How many stations its place has. */
  readonly all: number;
}

const stepUnits: Readonly<Partial<Record<ReasonCode, Unit>>> = {
  'disk-full': 'percent',
  'memory-full': 'percent',
  hot: 'degrees',
};
/** Their values are words of the report, with words of ours for each. */
const worded: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['clock-off', 'network-bad']);
const inHours: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['canary-old', 'daily-late']);

function stepText(say: Say, reason: ReasonCode, value: string): string {
  const unit = stepUnits[reason];
  if (unit !== undefined) return rangeText(say, unit, value);
  if (worded.has(reason)) return say(`step-${value}`);
  return reason === 'wipes-failed' ? countText(say, value) : value;
}

function valuesOf(say: Say, { reason, value, age, all }: Told): Values {
  const time = inHours.has(reason) ? (typeof value === 'number' ? hoursText(say, value) : 'none') : ageText(say, age);
  const step = value === null ? say('step-unknown') : stepText(say, reason, String(value));
  // A variant of a message that is a number is chosen by a number alone.
  const chosen = value === '1' ? 1 : (value ?? 'other');
  return { value: chosen, step, time, n: Number(value ?? 0) || 0, all };
}

const of =
  (part: string) =>
  (say: Say, told: Told): string =>
    say(`reason-${told.reason}${part}`, valuesOf(say, told));

export const whyText = of('');
export const firstText = of('.first');

export function stepTexts(say: Say, told: Told): readonly string[] {
  const names = ['step1', 'step2', 'step3'].filter((name) => isThere(language.get(), `reason-${told.reason}`, name));
  return names.map((name) => of(`.${name}`)(say, told));
}

const commands: Readonly<Partial<Record<ReasonCode, string>>> = {
  'audit-found': 'sudo lethe audit --canary',
  'wipe-failed': 'sudo lethe wipe',
  'logs-resist': 'sudo lethe logs clear',
  'agent-lost': 'sudo lethe status',
  'audit-undone': 'sudo lethe audit --canary',
  'policy-bad': 'lethe validate /etc/lethe/station.yaml',
  closed: 'sudo lethe status',
  silent: 'sudo lethe doctor',
  never: 'sudo lethe doctor',
  clone: 'sudo systemctl stop lethe-shell lethe-agent && sudo lethe seal && sudo reboot',
  'logs-kept': 'sudo lethe logs clear',
  'containment-weak': 'sudo lethe doctor',
  'canary-old': 'sudo lethe audit --canary',
  'daily-late': 'sudo lethe wipe',
  'wipes-failed': 'sudo lethe audit',
  'disk-full': 'sudo lethe doctor',
  'memory-full': 'sudo lethe doctor',
  'clock-off': 'timedatectl',
  'wipe-slow': 'sudo lethe doctor',
  busy: 'sudo lethe doctor',
  'network-bad': 'sudo lethe doctor',
  'software-old': 'sudo systemctl start lethe-update',
  'policy-refused': 'sudo lethe status',
  'updates-late': 'sudo apt upgrade',
};

/** To be run at the station itself: nothing here reaches into one. */
export const commandOf = ({ reason }: Told): string | null => commands[reason] ?? null;
