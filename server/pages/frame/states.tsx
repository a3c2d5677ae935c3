// The states that any page can be in: loading, failed, refused, not there. A spinner alone says nothing.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Role } from '../../../contract/staff-words.ts';
import { type Asked, useAsked } from '../link/asked.ts';
import { member } from '../link/start.ts';
import { useSay } from '../say/words.ts';

/** What comes at once needs no sign of coming. */
const showAfter = 200;

export function Loading({ lines = 9 }: { readonly lines?: number }) {
  const say = useSay();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), showAfter);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class={`bones${shown ? '' : ' soon'}`} aria-busy="true">
      <p role="status">{shown ? say('state-loading') : ''}</p>
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} class="bone" />
      ))}
    </div>
  );
}

export function Failed({ again }: { readonly again: () => void }) {
  const say = useSay();
  return (
    <div class="state state-failed" role="alert">
      <h2>{say('state-failed')}</h2>
      <p>{say('state-failed-more')}</p>
      <p>
        <button type="button" class="main" onClick={again}>
          {say('state-again')}
        </button>
      </p>
    </div>
  );
}

export function Missing() {
  const say = useSay();
  return (
    <div class="state">
      <h2>{say('state-missing')}</h2>
      <p>{say('state-missing-more')}</p>
      <p>
        <a class="button" href="/">
          {say('state-home')}
        </a>
      </p>
    </div>
  );
}

/** That it is the role, whom to ask, and the way back. */
export function Denied({ needed }: { readonly needed: Role }) {
  const say = useSay();
  const admins = useAsked<readonly string[]>('/admins');
  const names = admins.state === 'there' ? admins.value.join(', ') : '';
  return (
    <div class="state state-denied">
      <h2>{say('state-denied')}</h2>
      <p>
        {say('state-denied-more', { role: say(`role-${member?.role ?? 'viewer'}`), needed: say(`role-${needed}`) })}{' '}
        {names === '' ? say('state-denied-nobody') : say('state-denied-ask', { names })}
      </p>
      <p>
        <a class="button" href="/">
          {say('state-home')}
        </a>
      </p>
    </div>
  );
}

/** What was asked for when it is there, and before that, or instead of it, the state it is in. */
export function Shown<Value>({
  of,
  needs = 'admin',
  children,
}: {
  readonly of: Asked<Value>;
  /** Who may see it, said where somebody may not. */
  readonly needs?: Role;
  readonly children: (value: Value) => ComponentChildren;
}) {
  if (of.state === 'there') return <>{children(of.value)}</>;
  if (of.state === 'failed') return <Failed again={of.again} />;
  if (of.state === 'denied') return <Denied needed={needs} />;
  return of.state === 'missing' ? <Missing /> : <Loading />;
}
