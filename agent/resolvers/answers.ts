// Reads how many names a resolver says it holds. Pure; null where it does not say.

/** busctl(1) of `CacheStatistics`: `{"type":"(ttt)","data":[held,hits,misses]}`. */
export function namesHeldBy(answer: string): number | null {
  const held = /"data":\[(\d+),/.exec(answer)?.[1];
  return held === undefined ? null : Number(held);
}

/** nscd(8) `--statistics`: a heading for each of its caches, then one number a line. */
export function hostsHeldBy(answer: string): number | null {
  const hosts = answer.split(/^hosts cache:$/m)[1]?.split(/^\w+ cache:$/m)[0] ?? '';
  const held = /^\s*(\d+)\s+current number of cached values$/m.exec(hosts)?.[1];
  return held === undefined ? null : Number(held);
}
