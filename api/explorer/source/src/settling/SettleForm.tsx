import { useState } from 'preact/hooks';
import { useAsked } from '../asking/useAsked';
import { FormPeople as AROUND } from '../generated/settling';
import type { Kind } from '../generated/types/graphql';
import { Answered } from '../parts/Block';
import { Dialog } from '../parts/Dialog';
import { Select } from '../parts/Field';
import { Conflict } from './Conflict';
import { FieldInput, type Around } from './fields';
import { nameOf } from './naming';
import { elsewhere, namedRefusal, send, type Refusal } from './send';
import { undoOf, type Undo } from './undo';
import { formsOf, inputOf, type Form, type Line, type Values } from './verbs';
import { w, type Verb } from './words';

/** What was settled, to be told and, where that can be, taken back. */
export interface Settled {
  text: string;
  undo: Undo | null;
}

interface Props {
  line: Line;
  /** By how much health would rise; null where that is not known. */
  gain: number | null;
  onSettled: (settled: Settled) => void;
  onClose: () => void;
}

/** Verbs that make something new: for these the role alone says whether they are allowed. */
const MAKERS: ReadonlySet<Verb> = new Set<Verb>(['planEngagement', 'recordEngagement', 'answerChange', 'linkStakeholder']);

const whole = (points: number) => Math.round(points * 10) / 10;

/** The score rises by what settles the line well: not by a no, nor by what will not be. */
const isGain = (line: Line, verb: Verb, { answer, end }: Values) => verb === line.settledBy && answer !== 'DECLINED' && (end === undefined || end === 'MET');

type Names = ReadonlyMap<string, string>;

/** Names of what refusals of this line may be about, by id: its two sides, its people, what it is about. */
function namesOf({ relationship, person, subject }: Line, around: Around): Names {
  const { provider, consumer, id } = relationship;
  const people = around?.stakeholders.edges.map(({ node }) => node) ?? [];
  return new Map([
    ...[provider, consumer, ...people, ...(person ? [person] : [])].map((one) => [one.id, one.name] as const),
    [id, `${provider.name} → ${consumer.name}`],
    ...(subject ? [[subject.id, nameOf(subject)] as const] : []),
  ]);
}

interface Sending {
  refusal: Refusal | null;
  isBusy: boolean;
}

function useSending(line: Line, form: Form, values: Values, onSettled: Props['onSettled']) {
  const [state, setState] = useState<Sending>({ refusal: null, isBusy: false });
  const go = async (over?: number) => {
    setState({ refusal: null, isBusy: true });
    const input = inputOf(form, line, values);
    const { done, refusal } = await send(form.document, over === undefined ? input : { ...input, expectedVersion: over });
    setState({ refusal, isBusy: false });
    if (done) onSettled({ text: w.done(w.verbs[form.verb], line.reason), undo: undoOf(form.verb, { line, values, ...done }) });
  };
  return { ...state, go };
}

/** Settles a line of the agenda: what happened, its fields, and beside them what the server refuses. */
export function SettleForm({ line, gain, onSettled, onClose }: Props) {
  const forms = formsOf(line);
  const [verb, setVerb] = useState<Verb>(forms[0]!.verb);
  const form = forms.find((one) => one.verb === verb)!;
  const [given, setGiven] = useState<Partial<Record<Verb, Values>>>({});
  const values = { ...form.start?.(line), ...given[verb] };
  const changed = line.subject && !MAKERS.has(verb) ? { kind: line.subject.__typename as Kind, id: line.subject.id } : null;
  const around = useAsked(AROUND, { relationship: line.relationship.id, action: verb, on: changed });
  const [others, setOthers] = useState<Names>(new Map());
  const { refusal: refused, isBusy, go } = useSending(line, form, values, onSettled);
  const refusal = refused && namedRefusal(refused, new Map([...namesOf(line, around.data?.serviceRelationship ?? null), ...others]));
  const submit = (event: Event) => {
    event.preventDefault();
    void go();
  };
  const fields = form.fields.filter(({ when }) => !when || when(values));
  return (
    <Dialog title={forms.length > 1 ? w.settle : w.verbs[verb]} onClose={onClose}>
      <form class="settle" onSubmit={submit}>
        <p>{line.reason}</p>
        {gain !== null && whole(gain) > 0 && isGain(line, verb, values) && <p class="quiet">{w.gainOf(whole(gain))}</p>}
        {forms.length > 1 && <Select label={w.whatHappened} value={verb} options={forms.map((one) => [one.verb, w.verbs[one.verb]])} onValue={(next) => setVerb(next as Verb)} />}
        <Answered of={around} lines={2}>
          {({ viewer, serviceRelationship }) => (viewer.may ? (
            <>
              {fields.map((field) => (
                <FieldInput key={`${verb} ${field.name}`} of={field} values={values} around={serviceRelationship} refusal={refusal?.fields[field.name] ?? null} onFound={(id, name) => setOthers(new Map([...others, [id, name]]))} onValue={(value) => setGiven({ ...given, [verb]: { ...given[verb], [field.name]: value } })} />
              ))}
              {refusal?.version !== undefined && line.subject
                ? <Conflict id={line.subject.id} yours={Object.fromEntries(fields.map(({ name }) => [name, values[name]]))} onOver={() => void go(refusal.version)} onKeep={onClose} />
                : refusal && elsewhere(refusal, fields).map((sentence) => <p key={sentence} class="refused" role="alert">{sentence}</p>)}
              <div class="actions">
                <button class="first" type="submit" disabled={isBusy}>{isBusy ? w.recording : w.record}</button>
                <button type="button" onClick={onClose}>{w.cancel}</button>
              </div>
            </>
          ) : <p class="band">{w.mayNot}</p>)}
        </Answered>
      </form>
    </Dialog>
  );
}
