// Reads the settings files of systemd as it does: a main file, and pieces in folders beside it, the last word counting.
import { namesIn, textOf } from './files.ts';
import type { Machine } from './machine.ts';

const sections = ['usr/lib/systemd', 'run/systemd', 'etc/systemd'] as const;

export interface Setting {
  readonly value: string;
  /** The file that has the last word. */
  readonly file: string;
}

export interface Settings {
  readonly said: ReadonlyMap<string, Setting>;
  /** What the main file shows commented out: by systemd's custom, what holds while nobody says otherwise. */
  readonly usual: ReadonlyMap<string, string>;
}

/** Format and order: systemd.syntax(7), and the head of each of its main files. @param name such as `journald.conf` */
export async function settingsOf(machine: Machine, name: string): Promise<Settings> {
  const main = (await firstOf(machine, name)) ?? { file: name, text: '' };
  const said = new Map<string, Setting>();
  const usual = new Map<string, string>();
  for (const [key, value] of pairsIn(main.text, /^#?\s*(\w+)\s*=\s*(.*?)\s*$/)) usual.set(key, value);
  for (const { file, text } of [main, ...(await piecesOf(machine, `${name}.d`))])
    for (const [key, value] of pairsIn(text, /^\s*(\w+)\s*=\s*(.*?)\s*$/)) said.set(key, { value, file });
  return { said, usual };
}

interface Source {
  readonly file: string;
  readonly text: string;
}

async function firstOf(machine: Machine, name: string): Promise<Source | null> {
  for (const section of sections.toReversed()) {
    const text = await textOf(machine, `${section}/${name}`);
    if (text !== null) return { file: `${section}/${name}`, text };
  }
  return null;
}

/** A piece in a later folder replaces one of the same name in an earlier folder; all are read in the order of their names. */
async function piecesOf(machine: Machine, folder: string): Promise<readonly Source[]> {
  const files = new Map<string, string>();
  for (const section of sections)
    for (const name of await namesIn(machine, `${section}/${folder}`))
      if (name.endsWith('.conf')) files.set(name, `${section}/${folder}/${name}`);
  const inOrder = [...files].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return await Promise.all(inOrder.map(async ([, file]) => ({ file, text: (await textOf(machine, file)) ?? '' })));
}

function pairsIn(text: string, pattern: RegExp): [string, string][] {
  return text.split('\n').flatMap((line) => {
    const [, key, value] = pattern.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value]];
  });
}

/** systemd.syntax(7): what counts as true. */
export const isYes = (value: string): boolean => /^(1|yes|y|true|t|on)$/i.test(value);
export const isNo = (value: string): boolean => /^(0|no|n|false|f|off)$/i.test(value);
