import { useAsked } from '../asking/useAsked';
import { FormDialog } from '../forms/FormDialog';
import { inputOf, type Named } from '../forms/field';
import type { Verdict } from '../generated/types/graphql';
import { Answered } from '../parts/Block';
import { Dialog } from '../parts/Dialog';
import { send } from '../settling/send';
import { ANSWERING, fieldsOf, PEOPLE, speakers } from './answering';
import { w } from './words';

export interface Answerable {
  change: string;
  title: string;
  organization: Named;
  consent?: boolean;
  verdict?: Verdict | null;
  until?: string | null;
  reason?: string | null;
  person?: Named | null;
}

interface Props {
  of: Answerable;
  onDone: (what: string) => void;
  onClose: () => void;
}

/** The answer of a consumer to a planned change: yes, no and why, or from which day on. */
export function AnswerForm({ of, onDone, onClose }: Props) {
  const asked = useAsked(PEOPLE, { organization: of.organization.id });
  const title = w.answerFor(of.organization.name);
  if (!asked.data) return <Dialog title={title} onClose={onClose}><Answered of={asked}>{() => null}</Answered></Dialog>;
  const offered = speakers(asked.data);
  const viewer = asked.data.viewer.person;
  const person = of.person ?? (viewer && offered.find(({ id }) => id === viewer.id)) ?? offered[0] ?? null;
  const fields = fieldsOf(offered);
  return (
    <FormDialog
      title={title} action={w.answer} subject={w.theChange} fields={fields}
      start={{ verdict: of.verdict ?? 'ACCEPT', until: of.until ?? '', reason: of.reason ?? '', person }}
      onSend={(values) => send(ANSWERING, { ...inputOf(fields, values), change: of.change, organization: of.organization.id })}
      onDone={(_, { verdict }) => onDone(w.answered(of.organization.name, w.says[verdict as Verdict]))}
      onClose={onClose}
    >
      <p>{of.title}</p>
      {of.consent && <p class="band">{w.consentOwed}</p>}
    </FormDialog>
  );
}
