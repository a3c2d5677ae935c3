// Whose page this is. Read-only: pressing it tells more. A host that must be cut is cut at its left.
import type { Ref } from 'preact';
import type { BarView } from '../../../contract/bar-page.ts';
import { Icon, type IconName } from '../icons.tsx';
import { useSay } from '../words.tsx';
import type { BarProps } from './kind.ts';

function iconOf({ whose, secure }: BarView['address']): IconName {
  if (whose === 'ours') return 'mark';
  return secure ? 'lock' : 'about';
}

/** Our own pages have a name of ours; websites always show their host, never a name of their choosing. */
export function Where({ view }: { view: BarView }) {
  const { whose, host, path } = view.address;
  if (whose === 'ours')
    return (
      <span class="where">
        <bdi class="host">{view.tabs.find(({ open }) => open)?.title}</bdi>
      </span>
    );
  return (
    <span class="where" dir="ltr">
      <span class="host" dir="rtl">
        <bdi dir="ltr">{host}</bdi>
      </span>
      <span class="path">{path}</span>
    </span>
  );
}

export function Address({ view, press, element }: BarProps & { element: Ref<HTMLButtonElement> }) {
  const say = useSay();
  const open = view.hanging.hangs === 'about';
  return (
    <button
      type="button"
      class="address"
      ref={element}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={() => press({ press: 'hang', what: open ? 'nothing' : 'about' })}
    >
      <span class="unseen">{say('bar-address')}</span>
      <Icon icon={iconOf(view.address)} />
      <Where view={view} />
      {view.address.whose === 'outside' && (
        <span class="outside">
          <Icon icon="outside" />
          <span class="words">{say('bar-outside')}</span>
        </span>
      )}
    </button>
  );
}
