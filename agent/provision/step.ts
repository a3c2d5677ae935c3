// One thing that makes a machine a station: why, what it changes here, and what must be run afterwards.
import type { Change, Refresh } from './change.ts';
import type { Facts } from './facts.ts';

/** In the order in which they are done. */
export const stepIds = [
  'packages',
  'kiosk-user',
  'display',
  'journal',
  'swap',
  'hibernation',
  'core-dumps',
  'freed-memory',
  'kernel',
  'terminals',
  'usb',
  'printing',
  'updates',
  'bluetooth',
  'clock',
] as const;
export type StepId = (typeof stepIds)[number];

/** What a site decides, once. */
export interface Choices {
  readonly display: 'x11' | 'wayland';
  readonly swap: 'none' | 'random-key';
  /** Local time, `HH:MM`: when updates are fetched and put in. */
  readonly maintenance: string;
  readonly usbStorage: 'on' | 'off';
  readonly without: readonly StepId[];
}

export const usualChoices: Choices = {
  ...{ display: 'x11', swap: 'none', maintenance: '04:30', usbStorage: 'on', without: [] },
};

export interface Step {
  readonly id: StepId;
  /** A line in a list. */
  readonly title: string;
  /** Why a station needs it, for whoever reads the plan. */
  readonly why: string;
  readonly refresh: readonly Refresh[];
  /** Nothing where this machine has nothing of the kind. What is so already is left out later. */
  changes(facts: Facts, choices: Choices): readonly Change[];
  /** What this machine needs and provisioning can't do: a sentence each. */
  notes?(facts: Facts, choices: Choices): readonly string[];
}
