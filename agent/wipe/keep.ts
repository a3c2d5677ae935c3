// Which entries of a place stay: matches the few, simple patterns of a cleaner file. Pure.

/** What the patterns say about one entry. `holds-something`: something below it may stay. `goes`: neither it nor anything below. */
export type Keeping = 'stays' | 'stays-whole' | 'holds-something' | 'goes';

const strongestFirst: readonly Keeping[] = ['stays-whole', 'stays', 'holds-something'];

/**
 * Names are bytes on Linux. Read as latin1 each byte is one character, so that no name is lost or looks like another.
 * @param path names from the place down to the entry, as latin1
 */
export function keepingOf(path: readonly string[], patterns: readonly string[]): Keeping {
  const answers = patterns.map((pattern) => matchOne(path, pattern.split('/')));
  return strongestFirst.find((keeping) => answers.includes(keeping)) ?? 'goes';
}

function matchOne(path: readonly string[], pattern: readonly string[]): Keeping {
  const everythingBelow = pattern.at(-1) === '**';
  const names = everythingBelow ? pattern.slice(0, -1) : pattern;
  const compared = Math.min(path.length, names.length);
  for (let at = 0; at < compared; at++) {
    if (!nameMatches(path[at] ?? '', names[at] ?? '')) return 'goes';
  }
  if (path.length < names.length) return 'holds-something';
  if (everythingBelow) return 'stays-whole';
  return path.length === names.length ? 'stays' : 'goes';
}

/** `*` stands for any run of characters; a name in a pattern holds at most a few, so that matching stays quick. */
function nameMatches(name: string, pattern: string): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return name === pattern;
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, from);
    if (found < 0 || found + part.length > name.length - last.length) return false;
    from = found + part.length;
  }
  return true;
}
