// Settings of CUPS, one to a line outside of its sections: which lines must change for a directive to have a value (cupsd.conf(5)).
import type { LineChange } from './lines.ts';

/** Every line of a directive gets the value; one that stands nowhere goes to the top, outside of any section. */
export function setDirectives(text: string, wanted: Readonly<Record<string, string>>): readonly LineChange[] {
  return Object.entries(wanted).flatMap(([name, value]): readonly LineChange[] => {
    const line = `${name} ${value}`.trimEnd();
    const found = text.split('\n').filter((one) => nameOf(one) === name.toLowerCase());
    if (found.length === 0) return [{ before: null, after: line }];
    return found.filter((one) => one.trim() !== line).map((before) => ({ before, after: line }));
  });
}

/** Names are told apart without case. */
const nameOf = (line: string): string => line.trim().split(/\s+/)[0]?.toLowerCase() ?? '';
