// A panel that hangs from the bar and crosses its lower edge, where no page can paint.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface PanelProps {
  /** Where it hangs, as classes of hung.css. */
  readonly at: string;
  readonly labelledBy?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly alert?: boolean;
  readonly children: ComponentChildren;
}

/** A non-modal dialog: End stays within reach. The browser gives focus to its first control and back when it closes. */
export function Panel({ at, labelledBy, label, describedBy, alert = false, children }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.show();
    return () => element?.close();
  }, []);
  return (
    <dialog
      class={`hung ${at}`}
      ref={dialog}
      role={alert ? 'alertdialog' : undefined}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {children}
    </dialog>
  );
}
