// Chance that can be repeated: the same seed gives the same numbers (mulberry32).

export interface Chance {
  /** From 0 up to and without `below`. */
  whole(below: number): number;
  one<Value>(values: readonly Value[]): Value;
  /** True in one of `of` cases. */
  in(of: number): boolean;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (below: number): number => Math.floor(fraction() * below);
  return {
    whole,
    one(values) {
      const value = values[whole(values.length)];
      if (value === undefined) throw new Error('Nothing to choose from.');
      return value;
    },
    in: (of) => whole(of) === 0,
  };
}
