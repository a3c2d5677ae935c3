// Strips under the bar: time that runs out, and what this computer did not do. They take no focus and cover nothing.
import type { ComponentChildren } from 'preact';
import type { Notice } from '../../../contract/bar-page.ts';
import { Icon, type IconName } from '../icons.tsx';
import { Button } from '../parts/controls.tsx';
import { useSay, Words } from '../words.tsx';
import type { BarProps } from './kind.ts';

interface StripProps {
  readonly icon: IconName;
  readonly warn?: boolean;
  readonly text: ComponentChildren;
  readonly children: ComponentChildren;
}

function Strip({ icon, warn = false, text, children }: StripProps) {
  return (
    <div class={warn ? 'strip warn' : 'strip'}>
      <Icon icon={icon} />
      <p role="status">{text}</p>
      {children}
    </div>
  );
}

/** Time is short: more of it while the policy lets the patron ask, else whom to ask. */
export function TimeStrip({ view, press }: BarProps) {
  const say = useSay();
  const { warning, minutesLeft, extensionsLeft } = view.time;
  if (warning === 'none') return null;
  const sentence =
    warning === 'one' ? say('limit-one') : <Words words="limit-ten" values={{ minutes: minutesLeft ?? 10 }} />;
  return (
    <Strip
      icon="clock"
      warn={warning === 'one'}
      text={
        <>
          {sentence} {extensionsLeft === 0 && say('limit-how')}
        </>
      }
    >
      {extensionsLeft > 0 && <Button words="limit-more" press={() => press({ press: 'more-time' })} />}
      <Button words="limit-ok" press={() => press({ press: 'strip-close' })} />
    </Strip>
  );
}

const notices: Record<Notice, string> = {
  download: 'notice-download',
  print: 'notice-print',
  file: 'notice-file',
  'pop-up': 'notice-pop-up',
  permission: 'notice-permission',
  copied: 'notice-copied',
};

export function NoticeStrip({ view, press }: BarProps) {
  const say = useSay();
  if (view.notice === null) return null;
  return (
    <Strip icon={view.notice === 'copied' ? 'copy' : 'about'} text={say(notices[view.notice])}>
      <Button words="close" press={() => press({ press: 'notice-close' })} />
    </Strip>
  );
}
