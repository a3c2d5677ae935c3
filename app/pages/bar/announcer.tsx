// A polite live region for what the bar says by itself.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BarView } from '../../../contract/bar-page.ts';
import type { Say } from '../speech.ts';
import { useSay } from '../words.tsx';
import { type Spoken, spokenBetween } from './spoken.ts';

function sentence(say: Say, spoken: Spoken): string {
  switch (spoken.says) {
    case 'minutes':
      return say('bar-time', { minutes: spoken.minutes });
    case 'loaded':
      return spoken.title;
    case 'outside':
      return say('bar-outside');
  }
}

export function Announcer({ view }: { view: BarView }) {
  const say = useSay();
  const before = useRef(view);
  const heard = useRef(new Set<string>());
  const [text, setText] = useState('');
  useEffect(() => {
    const spoken = spokenBetween(before.current, view, heard.current);
    before.current = view;
    if (view.address.whose === 'outside') heard.current.add(view.address.host);
    if (spoken.length > 0) setText(spoken.map((each) => sentence(say, each)).join('. '));
  }, [view, say]);
  return (
    <p class="unseen" role="status">
      {text}
    </p>
  );
}
