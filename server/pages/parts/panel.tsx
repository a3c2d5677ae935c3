// A part of a page with its heading, a line about it, and what can be done beside the heading.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface PanelProps {
  readonly title: string;
  readonly about?: string;
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Panel({ title, about, action, children }: PanelProps) {
  const id = useId();
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="head-row">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {about && <p class="fine panel-about">{about}</p>}
      {children}
    </section>
  );
}

/** Why something was not done, where the button is that asked for it. */
export function Fault({ of }: { readonly of: string | null }) {
  return of === null ? null : (
    <p class="fault" role="alert">
      {of}
    </p>
  );
}
