import type { Kind } from '../generated/types/graphql';
import { Combobox } from '../parts/Combobox';
import { Field, Input, Select } from '../parts/Field';
import type { FormField, Named, Value } from './field';
import { w } from './words';

interface Props {
  of: FormField;
  value: Value | undefined;
  refusal: string | null;
  onValue: (value: Value) => void;
}

interface PickerProps {
  label: string;
  kinds: readonly Kind[];
  onPick: (one: Named) => void;
}

function Picker({ label, kinds, onPick }: PickerProps) {
  return <Combobox label={label} kinds={kinds} isLabelled onPick={({ node, text }) => onPick({ id: node.id, name: 'name' in node ? node.name : text })} />;
}

interface SearchedProps extends Omit<Props, 'value'> {
  chosen: Named | null;
}

function Searched({ of: { label, kinds = [] }, chosen, refusal, onValue }: SearchedProps) {
  return (
    <div class="field">
      <Picker label={label} kinds={kinds} onPick={onValue} />
      {chosen && <Chosen of={[chosen]} onWithout={() => onValue(null)} />}
      {refusal && <p class="wrong" role="alert">{refusal}</p>}
    </div>
  );
}

function Chosen({ of, onWithout }: { of: readonly Named[]; onWithout: (one: Named) => void }) {
  if (!of.length) return null;
  return (
    <ul class="chosen">
      {of.map((one) => <li key={one.id}>{one.name}<button type="button" class="plain" aria-label={w.without(one.name)} onClick={() => onWithout(one)}>×</button></li>)}
    </ul>
  );
}

/** One thing: of those that are offered, or whichever is searched for. */
function OneThing({ of, value, refusal, onValue }: Props) {
  const chosen = (value ?? null) as Named | null;
  const offered = of.offered ?? [];
  if (!offered.length) return <Searched of={of} chosen={chosen} refusal={refusal} onValue={onValue} />;
  const all = chosen && !offered.some(({ id }) => id === chosen.id) ? [...offered, chosen] : offered;
  const options = [['', of.isRequired ? w.choose : w.none], ...all.map(({ id, name }) => [id, name] as const)] as const;
  return (
    <>
      <Select label={of.label} hint={of.hint} refusal={refusal} value={chosen?.id ?? ''} options={options} onValue={(id) => onValue(all.find((one) => one.id === id) ?? null)} />
      {of.kinds && <Picker label={w.otherFor(of.label)} kinds={of.kinds} onPick={onValue} />}
    </>
  );
}

function Things({ of, value, refusal, onValue }: Props) {
  const chosen = (value ?? []) as readonly Named[];
  const add = (one: Named) => onValue([...chosen.filter(({ id }) => id !== one.id), one]);
  const without = ({ id }: Named) => onValue(chosen.filter((other) => other.id !== id));
  return (
    <fieldset>
      <legend>{of.label}</legend>
      {of.offered ? <Offered of={[...of.offered, ...chosen.filter(({ id }) => !of.offered!.some((one) => one.id === id))]} chosen={chosen} onWith={add} onWithout={without} /> : <Chosen of={chosen} onWithout={without} />}
      {!of.offered && of.kinds && <Picker label={w.add(of.label)} kinds={of.kinds} onPick={add} />}
      {refusal && <p class="wrong" role="alert">{refusal}</p>}
    </fieldset>
  );
}

interface OfferedProps {
  of: readonly Named[];
  chosen: readonly Named[];
  onWith: (one: Named) => void;
  onWithout: (one: Named) => void;
}

/** All that there are, to be ticked. */
function Offered({ of, chosen, onWith, onWithout }: OfferedProps) {
  if (!of.length) return <p class="quiet">{w.noneThere}</p>;
  return <div class="ticks">{of.map((one) => <label key={one.id} class="check"><input type="checkbox" checked={chosen.some(({ id }) => id === one.id)} onChange={(event) => (event.currentTarget.checked ? onWith(one) : onWithout(one))} />{one.name}</label>)}</div>;
}

function Ticks({ of, value, refusal, onValue }: Props) {
  const chosen = (value ?? []) as readonly string[];
  const toggle = (one: string) => onValue(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <fieldset>
      <legend>{of.label}</legend>
      <div class="ticks">{of.options?.map(([one, name]) => <label key={one} class="check"><input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} />{name}</label>)}</div>
      {refusal && <p class="wrong" role="alert">{refusal}</p>}
    </fieldset>
  );
}

const TYPES = { day: 'date', line: 'text', number: 'number' } as const;

/** A field of a form, by its kind, with what is refused of it beside it. */
export function FieldInput(props: Props) {
  const { of, value, refusal, onValue } = props;
  const { label, hint, isRequired = false } = of;
  const text = (value ?? '') as string;
  switch (of.kind) {
    case 'thing': return <OneThing {...props} />;
    case 'things': return <Things {...props} />;
    case 'ticks': return <Ticks {...props} />;
    case 'choice': return <Select label={label} hint={hint} refusal={refusal} value={text} options={isRequired ? of.options ?? [] : [['', w.none], ...of.options ?? []]} onValue={onValue} />;
    case 'yes': return <label class="check"><input type="checkbox" checked={value === true} onChange={(event) => onValue(event.currentTarget.checked)} />{label}</label>;
    case 'text':
    case 'lines': return (
      <Field label={label} hint={hint} refusal={refusal}>
        {(attributes) => <textarea {...attributes} rows={3} required={isRequired} value={text} onInput={(event) => onValue(event.currentTarget.value)} />}
      </Field>
    );
    case 'moment': return (
      <Field label={label} hint={hint} refusal={refusal}>
        {(attributes) => <input {...attributes} type="datetime-local" required={isRequired} value={text} onInput={(event) => onValue(event.currentTarget.value)} />}
      </Field>
    );
    default: return <Input label={label} hint={hint} refusal={refusal} value={text} type={TYPES[of.kind]} isRequired={isRequired} onValue={onValue} />;
  }
}
