// How much may be logged: so many lines in a period, and a count of what was left out. Pure, but for the clock it is given.

export interface Allowance {
  readonly most: number;
  /** Milliseconds. */
  readonly period: number;
  now(): number;
}

export interface Allowed {
  readonly allowed: boolean;
  /** Lines of the period before that were left out; told once, as a new period begins. */
  readonly leftOut: number;
}

/** A clock that was set back begins a new period too: a line too many does no harm. */
export function allowance({ most, period, now }: Allowance): () => Allowed {
  let begun = Number.NEGATIVE_INFINITY;
  let asked = 0;
  return () => {
    const time = now();
    let leftOut = 0;
    if (time >= begun + period || time < begun) {
      leftOut = Math.max(0, asked - most);
      begun = time;
      asked = 0;
    }
    asked++;
    return { allowed: asked <= most, leftOut };
  };
}
