// When a clock somewhere first showed a time of day on each of its days: found by looking at it every quarter of an hour.

const quarter = 15 * 60_000;

/** In ascending order. @param at a time of day whose minutes are quarters */
export function hoursShown(at: string, zone: string, from: number, until: number): readonly number[] {
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  const shown: number[] = [];
  const days = new Set<string>();
  let before = '';
  for (let moment = from - (from % quarter); moment < until; moment += quarter) {
    const [day = '', time = ''] = format.format(moment).split(' ');
    const comesNow = time >= at && before < at;
    if (comesNow && !days.has(day)) {
      shown.push(moment);
      days.add(day);
    }
    before = time;
  }
  return shown;
}

/** The last of them that is not after the moment. */
export function lastShown(shown: readonly number[], moment: number): number {
  let [low, high] = [0, shown.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shown[middle] ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return shown[low - 1] ?? Number.NEGATIVE_INFINITY;
}
