// A dialog over a screen. The browser’s own modal dialog keeps the keyboard inside, makes the rest inert and gives focus back.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/controls.tsx';

interface ModalProps {
  readonly title: string;
  readonly close: () => void;
  /** The words of the one button that leaves. */
  readonly done: string;
  readonly children: ComponentChildren;
}

/** Escape and the button close it. Reading begins at its title; it closes before it goes, so that focus returns. */
export function Modal({ title, close, done, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    heading.current?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog class="hung modal" ref={dialog} aria-labelledby={titleId} onCancel={close}>
      <h2 id={titleId} class="title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {/* It scrolls alone, by keys too, so that its title and the way out are always in sight. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (WCAG 2.1.1) */}
      <section class="stack modal-middle" aria-labelledby={titleId} tabIndex={0}>
        {children}
      </section>
      <div class="acts">
        <Button words={done} kind="main" press={close} />
      </div>
    </dialog>
  );
}
