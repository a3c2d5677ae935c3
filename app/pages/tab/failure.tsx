// A page that could not be shown: what is, and what to do. The heading gets the focus, so that it is read out.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons.tsx';
import { Button, ButtonLink } from '../parts/controls.tsx';
import { useFocusFirst } from '../parts/focus.ts';
import type { Values } from '../speech.ts';
import { useSay, useTitle, Words } from '../words.tsx';

interface FailureProps {
  readonly icon: IconName;
  readonly warn?: boolean;
  readonly title: string;
  readonly body: string;
  readonly values?: Values;
  readonly more?: ComponentChildren;
  readonly acts: ComponentChildren;
  readonly after?: ComponentChildren;
}

export function Failure({ icon, warn = false, title, body, values, more, acts, after }: FailureProps) {
  const say = useSay();
  const heading = useFocusFirst<HTMLHeadingElement>();
  useTitle(say(title, values));
  return (
    <main class="sheet narrow">
      <section class="stack">
        <span class={warn ? 'seal warn' : 'seal plain'}>
          <Icon icon={icon} />
        </span>
        <h1 ref={heading} tabIndex={-1}>
          <Words words={title} values={values} />
        </h1>
        <p class="lead">
          <Words words={body} values={values} />
        </p>
        {more}
        <div class="row">{acts}</div>
        {after}
      </section>
    </main>
  );
}

export const HomeLink = ({ main = false }: { main?: boolean }) => (
  <ButtonLink words="go-home" icon="home" kind={main ? 'main' : 'big'} to="/home" />
);

/** Nowhere to go back to when the page was opened in a new tab. */
export const BackButton = () =>
  history.length > 1 ? <Button words="back" icon="back" kind="big" press={() => history.back()} /> : null;

export const HomeAndBack = () => (
  <>
    <HomeLink main />
    <BackButton />
  </>
);
