// The five verdicts as five outlines and a word: never colour alone, and the outline holds in grey, at 12 pixels and on paper.
import type { Verdict } from '../../../contract/verdicts.ts';
import { useSay } from '../say/words.ts';

const outlines: Readonly<Record<Verdict, preact.JSX.Element>> = {
  out: (
    <>
      <path class="fill" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
      <path class="gap" d="M4 7h8v2H4z" />
    </>
  ),
  silent: <circle class="line" cx="8" cy="8" r="6" stroke-dasharray="3.1 1.61" />,
  attention: (
    <>
      <path class="fill" d="M8 1.2 15.4 14.6H.6z" />
      <path class="gap" d="M7.2 5.6h1.6l-.2 4.4H7.4zM7.1 11.2h1.8v1.7H7.1z" />
    </>
  ),
  hold: (
    <>
      <path class="line" d="M8 1.6 14.4 8 8 14.4 1.6 8z" />
      <path class="fill" d="M5.4 7.2h5.2v1.6H5.4z" />
    </>
  ),
  well: (
    <>
      <circle class="fill" cx="8" cy="8" r="6.2" />
      <path class="tick" d="m5 8.2 2.2 2.2L11.2 6" />
    </>
  ),
};

export function Shape({ of }: { readonly of: Verdict }) {
  return (
    <svg class={`shape is-${of}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {outlines[of]}
    </svg>
  );
}

export function VerdictMark({ of }: { readonly of: Verdict }) {
  const say = useSay();
  return (
    <span class={`verdict is-${of}`}>
      <Shape of={of} />
      <b>{say(`verdict-${of}`)}</b>
    </span>
  );
}
