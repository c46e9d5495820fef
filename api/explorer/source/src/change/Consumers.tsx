import { useState } from 'preact/hooks';
import { MissingKind } from '../generated/names/MissingKind';
import { Verdict } from '../generated/names/Verdict';
import { Severity } from '../parts/signs';
import { Table } from '../parts/Table';
import { Day, Thing } from '../parts/texts';
import { day } from '../words/format';
import { AnswerForm } from './AnswerForm';
import type { Change, Consumer, Course } from './verbs';
import { w } from './words';

interface Props {
  change: Change;
  course: Course;
  /** Whether an answer may be given or recorded. */
  mayAnswer: boolean;
  today: string;
  onDone: (what: string) => void;
}

/** What a consumer says, who said it for it and why; or since when its answer is awaited. */
function Said({ of, today }: { of: Consumer; today: string }) {
  const { answer, verdict, until, answerBy } = of;
  if (!answer) return <span class="quiet">{w.notAsked}</span>;
  const { person, reason, recorded, despite, askedAt } = answer;
  if (!verdict) {
    const isLate = answerBy !== null && answerBy < today;
    return <>{askedAt && w.waitsSince(day(askedAt.slice(0, 10)))} {answerBy && <span class={isLate ? 'late' : 'quiet nowrap'}>{w.dueBy(day(answerBy))}</span>}</>;
  }
  return (
    <>
      <strong>{Verdict[verdict]}</strong>{until && ` ${w.until(day(until))}`}
      {person && <span class="quiet"> · {person.name}</span>}
      {recorded && <span class="quiet"> · {w.recorded}</span>}
      {reason && <p>{reason}</p>}
      {despite && <p class="quiet">{w.goneOn(despite)}</p>}
    </>
  );
}

function Hit({ of }: { of: Consumer }) {
  const isOther = of.askedAs !== null && of.askedAs !== of.severity;
  return <><Severity of={of.severity} />{isOther && of.askedAs && <p class="quiet">{w.wasAsked} <Severity of={of.askedAs} /></p>}{of.consent && <p class="nowrap">{w.consent}</p>}</>;
}

function Answering({ of, onAnswer }: { of: Consumer; onAnswer: () => void }) {
  const name = of.verdict ? w.answerAnew : w.answer;
  return <button type="button" class="nowrap" aria-label={w.named(name, of.organization.name)} onClick={onAnswer}>{name}</button>;
}

/** Who was asked or is affected: how badly, what they say, what of it is missing. */
export function Consumers({ change, course, mayAnswer, today, onDone }: Props) {
  const [answering, setAnswering] = useState<Consumer | null>(null);
  const isOpen = mayAnswer && change.status === 'PROPOSED';
  return (
    <>
      <Table
        caption={w.consumers}
        rows={course.consumers}
        rowKey={({ organization }) => organization.id}
        empty={w.nobodyAffected}
        columns={[
          { head: w.consumer, cell: ({ organization }) => <Thing of={organization} kind="Organization" /> },
          { head: w.severity, cell: (one) => <Hit of={one} /> },
          { head: w.verdict, cell: (one) => <Said of={one} today={today} /> },
          { head: w.missing, cell: ({ missing }) => missing.map((one) => <p key={one} class="late">{MissingKind[one]}</p>) },
          { head: w.tellBy, cell: ({ notifyBy }) => <Day of={notifyBy} /> },
          ...(isOpen ? [{ head: w.answer, cell: (one: Consumer) => <Answering of={one} onAnswer={() => setAnswering(one)} /> }] : []),
        ]}
      />
      {answering && (
        <AnswerForm
          of={{ ...answering, change: change.id, title: change.title, reason: answering.answer?.reason ?? null, person: answering.answer?.person ?? null }}
          onDone={(what) => { setAnswering(null); onDone(what); }}
          onClose={() => setAnswering(null)}
        />
      )}
    </>
  );
}
