// What a tracker learns from one visit, and whether two visits can be told to be one person's: a pure comparison.

/** `values`: one identifier for each API that kept one. The rest is what the server and the first look saw. */
export interface Finding {
  readonly values: Readonly<Record<string, string | null>>;
  /** The page asked for over http came over https: the browser remembered (RFC 6797). */
  readonly upgraded: boolean;
  /** The first connection took up an earlier TLS session. */
  readonly resumed: boolean;
  /** Something was stored before this visit stored anything. */
  readonly stored: boolean;
  /** Equal for every browser of the same make on the same machine; it joins everybody with everybody, so nobody. */
  readonly common: Readonly<Record<string, string>>;
}

/** @returns the names of what ties the later visit to the earlier one; none when nobody could tell */
export function join(earlier: Finding, later: Finding): string[] {
  const equal = Object.entries(later.values)
    .filter(([name, value]) => value !== null && value === earlier.values[name])
    .map(([name]) => name);
  // A browser that always goes over to https did not remember anything.
  const upgraded = later.upgraded && !earlier.upgraded;
  const remembered = { upgraded, resumed: later.resumed, stored: later.stored };
  return [...equal, ...Object.entries(remembered).flatMap(([name, is]) => (is ? [name] : []))];
}
