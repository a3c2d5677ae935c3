// What a page of ours asks of the session: its view, and the few deeds it may ask for. Answered by the session’s own protocol handler.
import { wordElement, wordHeader } from '../../../contract/page-word.ts';
import type { TabDeed } from '../../../contract/tab-page.ts';

const word = (): string => document.querySelector<HTMLMetaElement>(`meta[name=${wordElement}]`)?.content ?? '';

/** The handler answers from the same contract within one program, so its shape is not checked again here. */
export async function read<View>(path: '/view.json' | '/knows.json' | '/knows.json?names=1'): Promise<View> {
  const answer = await fetch(path, { cache: 'no-store', headers: { [wordHeader]: word() } });
  return answer.json();
}

export async function ask(deed: TabDeed): Promise<void> {
  await fetch(`/do/${deed}`, { method: 'POST', headers: { [wordHeader]: word() } });
}
