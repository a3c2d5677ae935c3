// What a page of ours asks of the session: its view, and the few deeds it may ask for. Answered by the session’s own protocol handler.
import { deedHeader } from '../../../contract/deed-header.ts';
import type { TabDeed } from '../../../contract/tab-page.ts';

/** The handler answers from the same contract within one program, so its shape is not checked again here. */
export async function read<View>(path: '/view.json' | '/knows.json' | '/knows.json?names=1'): Promise<View> {
  const answer = await fetch(path, { cache: 'no-store' });
  return answer.json();
}

export async function ask(deed: TabDeed): Promise<void> {
  await fetch(`/do/${deed}`, { method: 'POST', headers: { [deedHeader]: deed } });
}
