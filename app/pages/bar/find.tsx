// Find on this page: a row under the bar, so that it covers nothing of what is searched.
import { useState } from 'preact/hooks';
import { IconButton } from '../parts/controls.tsx';
import { useFocusFirst } from '../parts/focus.ts';
import { useSay, Words } from '../words.tsx';
import { escapeFrom } from './keys.ts';
import type { BarProps } from './kind.ts';

export function Find({ view, press }: BarProps) {
  const say = useSay();
  const field = useFocusFirst<HTMLInputElement>();
  const [words, setWords] = useState('');
  const look = (text: string, forward: boolean, next: boolean) => press({ press: 'find', words: text, forward, next });
  const begin = (text: string) => {
    setWords(text);
    look(text, true, false);
  };
  return (
    <search class="find">
      <input
        type="search"
        ref={field}
        maxLength={200}
        autocomplete="off"
        aria-label={say('bar-find')}
        onInput={({ currentTarget }) => begin(currentTarget.value)}
        onKeyDown={({ key, shiftKey }) => key === 'Enter' && look(words, !shiftKey, true)}
      />
      <span class="number note" role="status">
        {view.found && <Words words="find-count" values={{ at: view.found.at, all: view.found.all }} />}
      </span>
      <IconButton say={say('find-before')} icon="up" press={() => look(words, false, true)} />
      <IconButton say={say('find-next')} icon="down" press={() => look(words, true, true)} />
      <IconButton say={say('close')} icon="close" press={() => escapeFrom('find', press)} />
    </search>
  );
}
