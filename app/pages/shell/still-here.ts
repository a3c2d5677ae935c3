// What a key means under the question “Are you still here?”.

/** What of a key press matters here. */
export interface KeyPressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
}

/** Held down on the way to another key, these say nothing yet: Ctrl comes before Ctrl+Shift+E. */
const onTheWay: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'Fn', 'Dead']);

/** Any key brings the visit back, but Ctrl+Shift+E ends it here as everywhere. */
export function meaningOf({ key, ctrlKey, shiftKey }: KeyPressed): 'end' | 'still-here' | 'nothing' {
  if (onTheWay.has(key)) return 'nothing';
  return ctrlKey && shiftKey && key.toLowerCase() === 'e' ? 'end' : 'still-here';
}
