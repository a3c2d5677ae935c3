// Reads the plain values that a page of ours is given in its own address.

/** The address if it is an ordinary web page, else null: nothing else may be loaded from a page of ours. */
export function webAddress(text: string): string | null {
  try {
    const { protocol, href } = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** A whole number of seconds from 1 to 600; 10 when the text is none. */
export function secondsFrom(text: string): number {
  const seconds = Number.parseInt(text, 10);
  return seconds >= 1 && seconds <= 600 ? seconds : 10;
}
