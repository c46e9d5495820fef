import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/Dialog';
import { Conflict } from '../settling/Conflict';
import { elsewhere, namedRefusal, type Refusal, type Sent } from '../settling/send';
import { shownOf, type FormField, type Named, type Values } from './field';
import { FieldInput } from './FieldInput';
import { w } from './words';
import '../settling/settling.css';
import './forms.css';

export type Done = NonNullable<Sent['done']>;

interface FormProps {
  /** What the button says that sends it. */
  action: string;
  fields: readonly FormField[];
  start?: Values;
  /** What is changed, where somebody else may be faster. */
  thing?: string;
  /** The names of things that sentences may be about, by id; beside these those that are chosen in its fields. */
  names?: ReadonlyMap<string, string>;
  /** What sentences about the whole of it begin with. */
  subject?: string;
  children?: ComponentChildren;
  /** Sends it; `over`: the version that it is put over, where somebody else was faster. */
  onSend: (values: Values, over?: number) => Promise<Sent>;
  onDone: (done: Done, values: Values) => void;
  onClose: () => void;
}

interface Props extends FormProps {
  title: string;
}

/** Names of what is chosen, by id. */
function chosenIn(values: Values): (readonly [string, string])[] {
  return Object.values(values).flatMap((value) => (Array.isArray(value) ? value : [value])).flatMap((one: unknown) => (isNamed(one) ? [[one.id, one.name] as const] : []));
}

const isNamed = (one: unknown): one is Named => typeof one === 'object' && one !== null && 'name' in one;

/** A short form: its fields, beside them what the server refuses, and both wishes where somebody else was faster. */
export function Form({ action, fields, start = {}, thing, names, subject, children, onSend, onDone, onClose }: FormProps) {
  const [given, setGiven] = useState<Values>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const values = { ...start, ...given };
  const shown = shownOf(fields, values);
  const go = async (over?: number) => {
    setRefusal(null);
    setIsBusy(true);
    const { done, refusal: refused } = await onSend(values, over);
    setIsBusy(false);
    setRefusal(refused && namedRefusal(refused, new Map([...(names ?? []), ...chosenIn(values)])));
    if (done) onDone(done, values);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void go();
  };
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]));
  return (
    <form class="settle" onSubmit={submit}>
      {children}
      {shown.map((field) => <FieldInput key={field.name} of={field} value={values[field.name]} refusal={refusal?.fields[field.name] ?? null} onValue={(value) => setGiven({ ...given, [field.name]: value })} />)}
      {refusal?.version !== undefined && thing !== undefined
        ? <Conflict id={thing} yours={textsOf(given)} nameOf={(name) => labels[name] ?? name} onOver={() => void go(refusal.version)} onKeep={onClose} />
        : refusal && elsewhere(refusal, shown, subject).map((sentence) => <p key={sentence} class="refused" role="alert">{sentence}</p>)}
      <div class="actions">
        <button class="first" type="submit" disabled={isBusy}>{isBusy ? w.sending : action}</button>
        <button type="button" onClick={onClose}>{w.cancel}</button>
      </div>
    </form>
  );
}

export const FormDialog = ({ title, ...form }: Props) => <Dialog title={title} onClose={form.onClose}><Form {...form} /></Dialog>;

/** What was given, as it is read: things by their names. */
function textsOf(given: Values): Record<string, unknown> {
  const read = (value: unknown): unknown => (Array.isArray(value) ? value.map(read) : value !== null && typeof value === 'object' && 'name' in value ? value.name : value);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, read(value)]));
}
