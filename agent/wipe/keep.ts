// Which entries of a place stay: matches the few, simple patterns of a cleaner file. Pure.

/** What the patterns say about one entry. `holds-something`: something below it may stay. `goes`: neither it nor anything below. */
export type Keeping = 'stays' | 'stays-whole' | 'holds-something' | 'goes';

const strength: Record<Keeping, number> = { goes: 0, 'holds-something': 1, stays: 2, 'stays-whole': 3 };

/**
 * Names are bytes on Linux. Read as latin1 each byte is one character, so that no name is lost or looks like another.
 * @param path names from the place down to the entry, as latin1
 */
export function keepingOf(path: readonly string[], patterns: readonly string[]): Keeping {
  let strongest: Keeping = 'goes';
  for (const pattern of readPatterns(patterns)) {
    const keeping = matchOne(path, pattern);
    if (strength[keeping] > strength[strongest]) strongest = keeping;
  }
  return strongest;
}

/** A pattern taken apart: its names, and each name's pieces between the stars. */
interface Pattern {
  readonly names: readonly (readonly string[])[];
  readonly everythingBelow: boolean;
}

/** A place is asked about every one of its files, and there may be a hundred thousand. */
const read = new WeakMap<readonly string[], readonly Pattern[]>();

function readPatterns(patterns: readonly string[]): readonly Pattern[] {
  const known = read.get(patterns);
  if (known !== undefined) return known;
  const taken = patterns.map((pattern) => {
    const names = pattern.split('/');
    const everythingBelow = names.at(-1) === '**';
    return { everythingBelow, names: (everythingBelow ? names.slice(0, -1) : names).map((name) => name.split('*')) };
  });
  read.set(patterns, taken);
  return taken;
}

function matchOne(path: readonly string[], { names, everythingBelow }: Pattern): Keeping {
  const compared = Math.min(path.length, names.length);
  for (let at = 0; at < compared; at++) {
    if (!nameMatches(path[at] ?? '', names[at] ?? [])) return 'goes';
  }
  if (path.length < names.length) return 'holds-something';
  if (everythingBelow) return 'stays-whole';
  return path.length === names.length ? 'stays' : 'goes';
}

/** `*` stands for any run of characters; a name in a pattern holds at most a few, so that matching stays quick. */
function nameMatches(name: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  if (parts.length === 1) return name === first;
  const last = parts.at(-1) ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  for (let at = 1; at < parts.length - 1; at++) {
    const part = parts[at] ?? '';
    const found = name.indexOf(part, from);
    if (found < 0 || found + part.length > name.length - last.length) return false;
    from = found + part.length;
  }
  return true;
}
