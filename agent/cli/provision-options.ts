// What may be typed after `lethe provision`, and what of it is a choice of the site.
import type { ParseArgsOptionsConfig } from 'node:util';
import { isTimeOfDay } from '../provision/hours.ts';
import { type Choices, type StepId, stepIds } from '../provision/step.ts';
import { json, type Typed } from './usage.ts';

export const provisionOptions = {
  ...json,
  plan: { type: 'boolean' },
  undo: { type: 'boolean' },
  force: { type: 'boolean' },
  display: { type: 'string' },
  swap: { type: 'string' },
  maintenance: { type: 'string' },
  'usb-storage': { type: 'string' },
  without: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

type Read<Value> = (text: string) => Value | null;

const oneOf =
  <Word extends string>(...words: readonly Word[]): Read<Word> =>
  (text) =>
    words.find((word) => word === text) ?? null;

/** In the order of the steps, each once, so that the same choice is always written the same. */
function stepsNamed(text: string): readonly StepId[] | null {
  const names = text.split(',');
  const known = stepIds.filter((id) => names.includes(id));
  return names.every((name) => known.some((id) => id === name)) ? known : null;
}

const read: { readonly [Name in keyof Choices]: Read<Choices[Name]> } = {
  display: oneOf('x11', 'wayland'),
  swap: oneOf('none', 'random-key'),
  maintenance: (text) => (isTimeOfDay(text) ? text : null),
  usbStorage: oneOf('on', 'off'),
  without: stepsNamed,
};

/** Those that were typed; null when one of them is none. */
export function choicesFrom(values: Typed['values']): Partial<Choices> | null {
  const typed: Typed['values'] = { ...values, usbStorage: values['usb-storage'] };
  const given = (Object.keys(read) as (keyof Choices)[]).flatMap((name) => {
    const text = typed[name];
    return typeof text === 'string' ? [[name, read[name](text)] as const] : [];
  });
  return given.some(([, value]) => value === null) ? null : Object.fromEntries(given);
}
