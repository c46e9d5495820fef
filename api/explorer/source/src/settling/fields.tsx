import { EngagementKind } from '../generated/names/EngagementKind';
import type { FormPeopleQuery } from '../generated/types/graphql';
import { useState } from 'preact/hooks';
import { Combobox } from '../parts/Combobox';
import { Field, Input, Select } from '../parts/Field';
import { time } from '../words/format';
import type { FieldOf, Value, Values } from './verbs';
import { w } from './words';

export type Around = FormPeopleQuery['serviceRelationship'] | null;

interface Props {
  of: FieldOf;
  values: Values;
  around: Around;
  refusal: string | null;
  /** Told of whoever is found beside the people of the relationship, and chosen. */
  onFound: (id: string, name: string) => void;
  onValue: (value: Value) => void;
}

const named = (around: Around) => [...new Map(around?.stakeholders.edges.map(({ node }) => [node.id, node.name]) ?? [])];

/** People of the relationship to tick, and a search for others. */
function People({ of, values, around, refusal, onFound, onValue }: Props) {
  const [others, setOthers] = useState<readonly [string, string][]>([]);
  const chosen = (values[of.name] ?? []) as readonly string[];
  const toggle = (id: string) => onValue(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const listed = named(around);
  const rest = others.filter(([id]) => !listed.some(([known]) => known === id));
  return (
    <fieldset>
      <legend>{w.fields[of.name]}</legend>
      <div class="ticks">{[...listed, ...rest].map(([id, name]) => (
        <label key={id} class="check"><input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />{name}</label>
      ))}</div>
      <Combobox label={w.others} kinds={['Person']} onPick={({ node, text }) => { onFound(node.id, text); setOthers([...others, [node.id, text]]); if (!chosen.includes(node.id)) toggle(node.id); }} isLabelled />
      {refusal && <p class="wrong" role="alert">{refusal}</p>}
    </fieldset>
  );
}

/** One person: of the relationship, or whoever is searched for. */
function OnePerson({ of, values, around, refusal, onFound, onValue }: Props) {
  const [other, setOther] = useState<[string, string] | null>(null);
  const options = [['', w.choose], ...named(around), ...(other ? [other] : [])] as [string, string][];
  return (
    <>
      <Select label={w.fields[of.name]} hint={of.hint} refusal={refusal} value={(values[of.name] as string | undefined) ?? ''} options={options} onValue={onValue} />
      <Combobox label={w.others} kinds={['Person']} onPick={({ node, text }) => { onFound(node.id, text); setOther([node.id, text]); onValue(node.id); }} isLabelled />
    </>
  );
}

function Planned({ of, values, around, onValue }: Props) {
  const engagements = around?.engagements.nodes ?? [];
  if (!engagements.length) return null;
  const options = [['', w.notPlanned], ...engagements.map(({ id, kind, at }) => [id, `${EngagementKind[kind]}, ${time(at)}`])] as [string, string][];
  return <Select label={w.fields[of.name]} value={(values[of.name] as string | undefined) ?? ''} options={options} onValue={onValue} />;
}

/** A field of a form, by its kind. */
export function FieldInput(props: Props) {
  const { of, values, refusal, onValue } = props;
  const label = w.fields[of.name];
  const value = (values[of.name] as string | undefined) ?? '';
  const common = { label, hint: of.hint, refusal, value, onValue };
  switch (of.kind) {
    case 'people': return <People {...props} />;
    case 'person': return <OnePerson {...props} />;
    case 'planned': return <Planned {...props} />;
    case 'day': return <Input {...common} type="date" isRequired={of.isRequired ?? false} />;
    case 'choice': return <Select {...common} options={of.options ?? []} />;
    case 'yes': return <label class="check"><input type="checkbox" checked={values[of.name] === true} onChange={(event) => onValue(event.currentTarget.checked)} />{label}</label>;
    case 'moment': return (
      <Field label={label} hint={of.hint} refusal={refusal}>
        {(attributes) => <input {...attributes} type="datetime-local" required={of.isRequired ?? false} value={value} onInput={(event) => onValue(event.currentTarget.value)} />}
      </Field>
    );
    case 'text': return (
      <Field label={label} hint={of.hint} refusal={refusal}>
        {(attributes) => <textarea {...attributes} rows={3} required={of.isRequired ?? false} value={value} onInput={(event) => onValue(event.currentTarget.value)} />}
      </Field>
    );
  }
}
