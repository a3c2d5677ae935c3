// The text of a policy: a plain field with the place of the caret below it, which can be sent to the place of a fault.

import type { Ref } from 'preact';
import { useImperativeHandle, useRef, useState } from 'preact/hooks';
import { type Place, placeAt } from '../../../contract/policy-fault.ts';
import { Field } from '../parts/field.tsx';
import { useSay } from '../say/words.ts';
import { caretAt } from './caret.ts';

export interface EditorHandle {
  goTo(place: Place): void;
}

/** Some lines above, so that the fault does not stand at the edge. */
const linesAbove = 4;

function scrollToLine(field: HTMLTextAreaElement, line: number): void {
  const height = Number.parseFloat(getComputedStyle(field).lineHeight);
  field.scrollTop = Math.max(0, line - linesAbove) * height;
}

export function Editor({
  label,
  hint,
  value,
  onType,
  handle,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly handle: Ref<EditorHandle>;
}) {
  const say = useSay();
  const field = useRef<HTMLTextAreaElement>(null);
  const [spot, setSpot] = useState<Place>({ line: 1, column: 1 });
  useImperativeHandle(
    handle,
    () => ({
      goTo(to) {
        const area = field.current;
        if (area === null) return;
        const at = caretAt(area.value, to);
        area.focus();
        area.setSelectionRange(at, at);
        scrollToLine(area, to.line);
        setSpot(placeAt(area.value, at));
      },
    }),
    [],
  );
  const look = ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }): void =>
    setSpot(placeAt(currentTarget.value, currentTarget.selectionEnd));
  return (
    <>
      <Field
        label={label}
        hint={hint}
        control={(wiring) => (
          <textarea
            {...wiring}
            ref={field}
            class="policy-text"
            rows={24}
            wrap="off"
            spellcheck={false}
            autocapitalize="none"
            autocomplete="off"
            value={value}
            onInput={(event) => {
              onType(event.currentTarget.value);
              look(event);
            }}
            onSelect={look}
            onKeyUp={look}
            onClick={look}
          />
        )}
      />
      <p class="fine policy-spot">{say('policy-where', { line: spot.line, column: spot.column })}</p>
    </>
  );
}
