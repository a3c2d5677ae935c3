// A website asks for a name and a password. Drawn by us and headed with its host, so that no page can imitate it.
import { useRef } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { Button } from '../parts/controls.tsx';
import { useFocusFirst } from '../parts/focus.ts';
import { useSay, Words } from '../words.tsx';
import type { PressOf } from './kind.ts';
import { Panel } from './panel.tsx';

interface SignInProps {
  readonly host: string;
  readonly secure: boolean;
  readonly press: PressOf;
}

/** The two fields are read once, when they are sent, and never kept in the page’s own state. */
export function SignIn({ host, secure, press }: SignInProps) {
  const say = useSay();
  const name = useFocusFirst<HTMLInputElement>();
  const password = useRef<HTMLInputElement>(null);
  const send = (event: Event) => {
    event.preventDefault();
    press({ press: 'sign-in', name: name.current?.value ?? '', password: password.current?.value ?? '' });
  };
  return (
    <>
      <div class="cover" />
      <Panel at="at-tools under-address" labelledBy="sign-in-title">
        <form class="stack" onSubmit={send} autocomplete="off">
          <h1 id="sign-in-title">
            <Words words="sign-in-title" values={{ host }} />
          </h1>
          <p>{say('sign-in-body')}</p>
          {!secure && (
            <p class="pledge warn">
              <Icon icon="unlocked" />
              <span>{say('about-insecure')}</span>
            </p>
          )}
          <label class="field">
            <span>{say('sign-in-name')}</span>
            <input type="text" ref={name} maxLength={256} autocomplete="off" spellcheck={false} />
          </label>
          <label class="field">
            <span>{say('sign-in-password')}</span>
            <input type="password" ref={password} maxLength={256} autocomplete="off" />
          </label>
          <div class="row">
            <button type="submit" class="button main">
              {say('sign-in-send')}
            </button>
            <Button words="cancel" kind="big" press={() => press({ press: 'sign-in-cancel' })} />
          </div>
        </form>
      </Panel>
    </>
  );
}
