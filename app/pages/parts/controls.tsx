// Buttons, links that look like buttons, and the yellow corner that ends a visit.
import type { Ref } from 'preact';
import { Icon, type IconName } from '../icons.tsx';
import type { Values } from '../speech.ts';
import { useSay, Words } from '../words.tsx';

type Kind = 'quiet' | 'main' | 'plain' | 'big' | 'ending';

const classes: Record<Kind, string> = {
  quiet: 'button',
  main: 'button main',
  plain: 'button plain',
  big: 'button big',
  ending: 'button main ending',
};

interface Face {
  readonly words: string;
  readonly kind?: Kind;
  readonly icon?: IconName;
}

interface ButtonProps extends Face {
  readonly press: () => void;
  readonly pressed?: boolean;
  readonly opens?: boolean;
  readonly element?: Ref<HTMLButtonElement>;
  readonly values?: Values;
}

/** `pressed` makes it a toggle; `opens` says that a dialog follows. */
export function Button({ words, kind = 'quiet', icon, press, pressed, opens, element, values }: ButtonProps) {
  return (
    <button
      type="button"
      class={classes[kind]}
      ref={element ?? null}
      onClick={press}
      aria-pressed={pressed}
      aria-haspopup={opens ? 'dialog' : undefined}
    >
      {icon && <Icon icon={icon} />}
      <span>
        <Words words={words} values={values} />
      </span>
    </button>
  );
}

/** Goes somewhere, so it is a link, however it looks. */
export function ButtonLink({ words, kind = 'quiet', icon, to }: Face & { to: string }) {
  return (
    <a class={classes[kind]} href={to}>
      {icon && <Icon icon={icon} />}
      <span>
        <Words words={words} />
      </span>
    </a>
  );
}

interface IconButtonProps {
  readonly say: string;
  readonly icon: IconName;
  readonly press: () => void;
  readonly class?: string;
}

/** A picture alone, with its name for those who don't see it. Only the bar, the pad and small panels use it. */
export function IconButton({ say, icon, press, class: looks = 'button' }: IconButtonProps) {
  return (
    <button type="button" class={looks} aria-label={say} onClick={press}>
      <Icon icon={icon} />
    </button>
  );
}

/** Always in the same corner, and the only yellow on a station. */
export function EndCorner({ press, element }: { press: () => void; element?: Ref<HTMLButtonElement> }) {
  const say = useSay();
  return (
    <button type="button" class="end" onClick={press} ref={element ?? null}>
      <Icon icon="door" />
      <span>{say('bar-end')}</span>
    </button>
  );
}
