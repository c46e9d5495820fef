import { useState } from 'preact/hooks';
import { FormDialog } from '../forms/FormDialog';
import { inputOf, type Values } from '../forms/field';
import { ChangeStatus } from '../generated/names/ChangeStatus';
import { send } from '../settling/send';
import { day, list } from '../words/format';
import { nameOf, verbsOf, type Change, type ChangeVerb, type Course as CourseOf, type May } from './verbs';
import { w } from './words';
import '../forms/forms.css';

interface Props {
  change: Change;
  course: CourseOf;
  may: May;
  onDone: (what: string) => void;
}

const WAY: readonly Change['status'][] = ['DRAFT', 'PROPOSED', 'AGREED', 'ANNOUNCED', 'DONE'];

/** Where the change stands on its way; one that was given up stands beside it. */
function Way({ of }: { of: Change['status'] }) {
  const steps = WAY.includes(of) ? WAY : ([...WAY.slice(0, 1), of] as const);
  return (
    <ol class="chosen course" aria-label={w.course}>
      {steps.map((step) => <li key={step} aria-current={step === of ? 'step' : undefined}>{ChangeStatus[step]}</li>)}
    </ol>
  );
}

/** In a sentence what is missing, or what comes next. */
function next(change: Change, { consumers, notTold, waiting }: CourseOf): string {
  const missing = consumers.filter(({ missing: of }) => of.some((one) => one !== 'NOBODY_REACHABLE'));
  const names = (of: readonly { name: string }[]) => (of.length > 3 ? w.andMore(list(of.slice(0, 3).map(({ name }) => name)), of.length - 3) : list(of.map(({ name }) => name)));
  switch (change.status) {
    case 'DRAFT': return consumers.length ? w.next.draft(consumers.length) : w.next.nobody;
    case 'PROPOSED': return missing.length ? w.next.missing(names(missing.map(({ organization }) => organization))) : w.next.agree;
    case 'AGREED': return missing.length ? w.next.missing(names(missing.map(({ organization }) => organization))) : w.next.announce;
    case 'ANNOUNCED': return notTold.length ? w.next.notTold(names(notTold)) : waiting.length ? w.next.waiting(waiting.length) : w.next.finish(change.effectiveOn ? day(change.effectiveOn) : '');
    case 'REJECTED': return w.next.rejected;
    case 'DONE': return w.next.done;
    case 'CANCELLED': return w.next.cancelled;
  }
}

/** The course of a change: where it stands, what is missing, and the steps that lead on. */
export function Course({ change, course, may, onDone }: Props) {
  const [open, setOpen] = useState<ChangeVerb | null>(null);
  const verbs = verbsOf(change, course, may);
  const sendVerb = (verb: ChangeVerb) => (values: Values, over?: number) => {
    const fields = verb.fields(change, course);
    return send(verb.document, { ...(verb.input ?? inputOf)(fields, values), id: change.id, expectedVersion: over ?? change.version });
  };
  return (
    <section class="going" aria-label={w.course}>
      <Way of={change.status} />
      <p>{next(change, course)}</p>
      {verbs.length > 0 && (
        <div class="actions">
          {verbs.map((verb, at) => <button key={verb.name} type="button" class={at ? undefined : 'first'} onClick={() => setOpen(verb)}>{nameOf(verb, change)}</button>)}
        </div>
      )}
      {open && (
        <FormDialog
          title={nameOf(open, change)} action={nameOf(open, change)} thing={change.id} subject={w.theChange}
          fields={open.fields(change, course)} start={open.start?.(change) ?? {}}
          onSend={sendVerb(open)}
          onDone={() => { setOpen(null); onDone(w.done[open.name]); }}
          onClose={() => setOpen(null)}
        >
          <p class="quiet">{w.does[open.name]}</p>
        </FormDialog>
      )}
    </section>
  );
}
