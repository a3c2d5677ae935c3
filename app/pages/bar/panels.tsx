// The panels that hang from the tools: about this page, its size, more, text size and contrast.
import type { BarView } from '../../../contract/bar-page.ts';
import { Icon, type IconName } from '../icons.tsx';
import { Button, IconButton } from '../parts/controls.tsx';
import { LookChoices } from '../parts/look-choices.tsx';
import { percent } from '../speech.ts';
import { useSay, Words } from '../words.tsx';
import type { BarProps } from './kind.ts';
import { Panel } from './panel.tsx';

type Whose = BarView['address']['whose'];

const titles: Record<Whose, string> = { ours: 'about-ours', library: 'about-library', outside: 'about-outside' };
const bodies: Record<Whose, string> = {
  ours: 'about-ours-body',
  library: 'about-library-body',
  outside: 'about-outside-body',
};

function Connection({ secure }: { secure: boolean }) {
  const say = useSay();
  return (
    <p class="pledge note">
      <Icon icon={secure ? 'lock' : 'unlocked'} />
      <span>{secure ? say('about-secure') : say('about-insecure')}</span>
    </p>
  );
}

export function About({ view, press }: BarProps) {
  const say = useSay();
  const { whose, host, secure } = view.address;
  return (
    <Panel at="at-tools under-address" labelledBy="about-title">
      <div class="stack">
        <h2 id="about-title">
          <Words words={titles[whose]} values={{ host }} />
        </h2>
        <p>{say(bodies[whose])}</p>
        {whose !== 'ours' && <p>{say('outside-keeps')}</p>}
        {whose !== 'ours' && <Connection secure={secure} />}
        <div class="row">
          {whose !== 'ours' && <Button words="about-copy" icon="copy" press={() => press({ press: 'copy-address' })} />}
          <Button words="close" kind="plain" press={() => press({ press: 'hang', what: 'nothing' })} />
        </div>
      </div>
    </Panel>
  );
}

export function Zoom({ view, press }: BarProps) {
  const say = useSay();
  return (
    <Panel at="at-tools thin" labelledBy="zoom-title">
      <div class="stack">
        <h2 id="zoom-title">{say('zoom-title')}</h2>
        <div class="row apart">
          <IconButton say={say('zoom-out')} icon="less" press={() => press({ press: 'zoom-out' })} />
          <output class="number figure">
            <Words words="look-percent" values={{ part: percent(view.zoomPercent / 100) }} />
          </output>
          <IconButton say={say('zoom-in')} icon="add" press={() => press({ press: 'zoom-in' })} />
        </div>
        <Button words="zoom-reset" kind="plain" press={() => press({ press: 'zoom-reset' })} />
      </div>
    </Panel>
  );
}

interface Entry {
  readonly words: string;
  readonly icon: IconName;
  readonly does: Parameters<BarProps['press']>[0];
}

/** Find and zoom stand here too, because small screens and large text have no room for them in the bar. */
const entries: readonly Entry[] = [
  { words: 'bar-find', icon: 'magnifier', does: { press: 'hang', what: 'find' } },
  { words: 'zoom-title', icon: 'zoom', does: { press: 'hang', what: 'zoom' } },
  { words: 'more-full', icon: 'full', does: { press: 'full-screen' } },
  { words: 'look-open', icon: 'text', does: { press: 'hang', what: 'look' } },
  { words: 'knows-title', icon: 'eye', does: { press: 'knows' } },
];
const forward: Entry = { words: 'bar-forward', icon: 'forward', does: { press: 'forward' } };

export function More({ view, press }: BarProps) {
  const say = useSay();
  const offered = view.canGoForward ? [forward, ...entries] : entries;
  const choose = (does: Entry['does']) => {
    if (does.press !== 'hang') press({ press: 'hang', what: 'nothing' });
    press(does);
  };
  return (
    <Panel at="at-tools list" label={say('bar-more')}>
      <div class="subjects">
        {offered.map(({ words, icon, does }) => (
          <Button key={words} words={words} icon={icon} press={() => choose(does)} />
        ))}
      </div>
    </Panel>
  );
}

export function Look({ view, press }: BarProps) {
  const say = useSay();
  return (
    <Panel at="at-tools roomy" labelledBy="look-title">
      <div class="stack">
        <h2 id="look-title">{say('look-title')}</h2>
        <LookChoices look={view.look} choose={(look) => press({ press: 'look', look })} />
        <Button words="done" kind="main" press={() => press({ press: 'hang', what: 'nothing' })} />
      </div>
    </Panel>
  );
}
