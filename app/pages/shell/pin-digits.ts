// The digits of a PIN as they are typed.

/** The contract takes 4 to 12 digits. */
const shortest = 4;
const longest = 12;

/** A digit is added, Backspace takes the last one away, anything else changes nothing. */
export function afterKey(typed: string, key: string): string {
  if (key === 'Backspace') return typed.slice(0, -1);
  return /^\d$/.test(key) && typed.length < longest ? typed + key : typed;
}

export const mayEnter = (typed: string): boolean => typed.length >= shortest;
