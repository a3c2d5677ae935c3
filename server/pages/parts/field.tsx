// A field of a form: its label above, its hint below, and what is wrong with it said once, where it is.
import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';
import { longestName } from '../../../contract/staff-words.ts';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with what stands there. */
  readonly wrong?: string | null;
}

export interface Wiring {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

/** For any control: gives it the id and the ties to hint and fault. */
export function Field({
  label,
  hint,
  wrong,
  control,
}: FieldProps & { readonly control: (wiring: Wiring) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div class="field-row">
      <label for={id}>{label}</label>
      {control({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(wrong && { 'aria-invalid': true as const }),
      })}
      {hint && (
        <p class="fine" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="fault" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

interface InputProps extends FieldProps {
  readonly name?: string;
  readonly type?: 'text' | 'password' | 'number' | 'date' | 'time';
  readonly value?: string;
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly onType?: (value: string) => void;
}

/** Which type goes with which role is known only where a type is written down; here it is one of several. */
type AnyInput = InputHTMLAttributes<HTMLInputElement>;

export function Input({ label, hint, wrong, onType, ...input }: InputProps) {
  const field = { label, ...(hint !== undefined && { hint }), ...(wrong !== undefined && { wrong }) };
  return (
    <Field
      {...field}
      control={(wiring) => (
        <input
          {...(input as AnyInput)}
          {...wiring}
          spellcheck={false}
          autocapitalize="none"
          onInput={({ currentTarget }) => onType?.(currentTarget.value)}
        />
      )}
    />
  );
}

/** A name that staff give to something, or to somebody. */
export function NameInput(field: Pick<InputProps, 'label' | 'hint' | 'wrong' | 'value' | 'onType'>) {
  return <Input {...field} required maxLength={longestName} autocomplete="off" />;
}

type Choice = readonly [value: string, words: string];

interface SelectProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

export function Select({ choices, value, onChoose, ...field }: SelectProps) {
  return (
    <Field
      {...field}
      control={(wiring) => (
        <select {...wiring} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
          {choices.map(([of, words]) => (
            <option key={of} value={of}>
              {words}
            </option>
          ))}
        </select>
      )}
    />
  );
}
