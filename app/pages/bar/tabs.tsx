// The open tabs. Titles are websites’ own words: cut by main, isolated here, and shown nowhere else.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { BarView } from '../../../contract/bar-page.ts';
import { IconButton } from '../parts/controls.tsx';
import { useSay } from '../words.tsx';
import type { BarProps, PressOf } from './kind.ts';

function Tab({ tab, press }: { tab: BarView['tabs'][number]; press: PressOf }) {
  const say = useSay();
  const button = useRef<HTMLButtonElement>(null);
  const title = tab.title === '' ? say('bar-untitled') : tab.title;
  useLayoutEffect(() => {
    if (tab.open) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab.open]);
  return (
    <li class="tab">
      <button
        type="button"
        ref={button}
        aria-current={tab.open ? 'page' : undefined}
        onClick={() => press({ press: 'show-tab', id: tab.id })}
      >
        <bdi>{title}</bdi>
      </button>
      <IconButton
        say={say('bar-tab-close', { title })}
        icon="close"
        class="tool"
        press={() => press({ press: 'close-tab', id: tab.id })}
      />
    </li>
  );
}

export function Tabs({ view, press }: BarProps) {
  const say = useSay();
  return (
    <nav class="bar-tabs" aria-label={say('bar-tabs')}>
      <ul>
        {view.tabs.map((tab) => (
          <Tab key={tab.id} tab={tab} press={press} />
        ))}
      </ul>
      <IconButton say={say('bar-tab-new')} icon="add" class="tool" press={() => press({ press: 'new-tab' })} />
    </nav>
  );
}
