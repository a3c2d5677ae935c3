// Drafts of policies while this page is open: going to another page and back loses nothing, and leaving asks first. Kept nowhere else.
import { useEffect } from 'preact/hooks';

const drafts = new Map<string, string>();

/** @returns what was written for this place, or null when nothing was */
export const draftOf = (place: string): string | null => drafts.get(place) ?? null;

/** @param text null: it is not needed any more */
export function keepDraft(place: string, text: string | null): void {
  if (text === null) drafts.delete(place);
  else drafts.set(place, text);
}

const ask = (event: BeforeUnloadEvent): void => {
  if (drafts.size > 0) event.preventDefault();
};

export function useAskBeforeLeaving(): void {
  // Never taken away again: a draft is still there on another page.
  useEffect(() => addEventListener('beforeunload', ask), []);
}
