// The pictures that stand beside words: strokes on a 24-unit square, in the colour of the text.
import type { ComponentChildren } from 'preact';

const door = <path d="M11 4H5v16h6M10 12h10.5m-4.5-4.5 4.5 4.5-4.5 4.5" />;
const magnifier = (
  <>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.5 15.5 5 5" />
  </>
);

const drawings = {
  mark: <path d="M3 12a9 9 0 0 1 18 0M6.5 14a5.5 5.5 0 0 1 11 0M10 16a2 2 0 0 1 4 0M3 20h18" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  add: <path d="M12 5v14M5 12h14" />,
  less: <path d="M5 12h14" />,
  back: <path d="M19 12H5m6-6-6 6 6 6" />,
  forward: <path d="M5 12h14m-6-6 6 6-6 6" />,
  reload: <path d="M19.5 9A8 8 0 1 0 20 13M20 4v5h-5" />,
  home: <path d="M4 11.5 12 4l8 7.5M6 10v10h12V10M10 20v-5h4v5" />,
  outside: <path d="M14 5h5v5M19 5l-8 8M17 14v5H5V7h5" />,
  zoom: <path d="M3 19 8 6l5 13M4.8 14.5h6.4M18 9v8m-4-4h8" />,
  text: <path d="M2.5 19 8 5l5.5 14M4.5 14.5h7M14.5 19l3.25-8L21 19M15.6 16.5h4.3" />,
  up: <path d="m6 15 6-6 6 6" />,
  down: <path d="m6 9 6 6 6-6" />,
  file: <path d="M6 3h8l4 4v14H6zM14 3v4h4M9.5 14h5" />,
  torn: <path d="M6 3h8l4 4v5l-3-2-3 3-3-3-3 2zM6 16v5h12v-5l-3-2-3 3-3-3z" />,
  full: <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />,
  unfull: <path d="M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5" />,
  delete: <path d="M9 6h12v12H9l-6-6zM12.5 9.5l5 5m0-5-5 5" />,
  tick: <path d="m4.5 12.5 5 5 10-11" />,
  shield: <path d="M12 3.5 19 6v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2.2 2.2L15.2 10" />,
  moon: <path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z" />,
  sun: (
    <path d="M12 8a4 4 0 1 0 .1 0M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" />
  ),
  wrench: <path d="M14.5 6.5a4 4 0 0 0-5 5L4 17v3h3l5.5-5.5a4 4 0 0 0 5-5L15 12l-3-3z" />,
  plug: <path d="M9 4v4M15 4v4M6.5 8h11v3a5.5 5.5 0 0 1-11 0zM12 16.5V21" />,
  link: (
    <>
      <path d="M9 7H7a5 5 0 0 0 0 10h2M15 7h2a5 5 0 0 1 0 10h-2" />
      <path d="M12 8v8" stroke-dasharray="2 3" />
    </>
  ),
  door,
  magnifier,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  about: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.5v.1" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8 11V8a4 4 0 0 1 8 0v3" />
    </>
  ),
  unlocked: (
    <>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8 11V7.5a4 4 0 0 1 7.8-1.2" />
    </>
  ),
  more: (
    <>
      <circle cx="5" cy="12" r=".8" />
      <circle cx="12" cy="12" r=".8" />
      <circle cx="19" cy="12" r=".8" />
    </>
  ),
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11" height="11" rx="2" />
      <path d="M15 8.5V5.5a1 1 0 0 0-1-1H5.5a1 1 0 0 0-1 1V14a1 1 0 0 0 1 1h3" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5a7.5 7.5 0 0 1 15 0" />
    </>
  ),
} as const satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof drawings;

/** These point somewhere, so they turn round in a language that is read from the right. */
const turning: ReadonlySet<IconName> = new Set(['back', 'forward', 'outside', 'door', 'delete']);

/** Decoration: the words beside it, or the button's own name, say what it means. */
export function Icon({ icon }: { icon: IconName }) {
  return (
    <svg class={turning.has(icon) ? 'icon turns' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      {drawings[icon]}
    </svg>
  );
}
