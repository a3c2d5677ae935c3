// Holds back what the bar would show while the first page is being drawn: each change costs a picture of the whole window.

export interface Held {
  /** Shows at once, or, while held, once at the end of the hold. */
  show(): void;
  hold(): void;
  release(): void;
}

/** @param longest milliseconds after which the bar speaks up, whatever became of the page */
export function heldBack(show: () => void, longest: number): Held {
  let timer: NodeJS.Timeout | null = null;
  let isWaiting = false;
  const release = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (isWaiting) show();
    isWaiting = false;
  };
  return {
    show() {
      if (timer === null) show();
      else isWaiting = true;
    },
    hold() {
      timer ??= setTimeout(release, longest);
    },
    release,
  };
}
