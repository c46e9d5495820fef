import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  hint?: string | undefined;
  /** The server's sentence about this field. */
  refusal?: string | null;
  children: (attributes: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }) => ComponentChildren;
}

/** A field with its label, and its refusal beside it. */
export function Field({ label, hint, refusal = null, children }: Props) {
  const id = useId();
  const told = refusal ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-invalid': refusal !== null, 'aria-describedby': told ? `${id}-told` : undefined })}
      {told && <p id={`${id}-told`} class={refusal ? 'wrong' : 'quiet'} role={refusal ? 'alert' : undefined}>{told}</p>}
    </div>
  );
}

interface InputProps extends Omit<Props, 'children'> {
  value: string;
  onValue: (value: string) => void;
  type?: 'text' | 'date' | 'number' | 'password';
  isRequired?: boolean;
  min?: string;
  max?: string;
}

/** A text, a date, a number: `type` says which. */
export function Input({ label, hint, refusal = null, value, onValue, type = 'text', isRequired = false, ...bounds }: InputProps) {
  return (
    <Field label={label} hint={hint} refusal={refusal}>
      {(attributes) => <input {...bounds} {...attributes} {...({ type } as { type: 'date' })} autocomplete="off" required={isRequired} value={value} onInput={(event) => onValue(event.currentTarget.value)} />}
    </Field>
  );
}

interface SelectProps extends Omit<Props, 'children'> {
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  onValue: (value: string) => void;
}

export function Select({ label, hint, refusal = null, value, options, onValue }: SelectProps) {
  return (
    <Field label={label} hint={hint} refusal={refusal}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {options.map(([one, name]) => <option key={one} value={one}>{name}</option>)}
        </select>
      )}
    </Field>
  );
}
