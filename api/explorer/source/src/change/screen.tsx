import { useEffect, useRef, useState } from 'preact/hooks';
import { useAsked } from '../asking/useAsked';
import { Editing } from '../editing/Editing';
import { Change as CHANGE, CourseOfChange as COURSE } from '../generated/change';
import { Action } from '../generated/names/Action';
import { ChangeOutcome } from '../generated/names/ChangeOutcome';
import { ChangeStatus } from '../generated/names/ChangeStatus';
import { idOf, links } from '../going/links';
import { dayNow, usePlace } from '../going/place';
import { AsOf } from '../parts/AsOf';
import { Answered, Block, Hidden } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Severity } from '../parts/signs';
import { Tabs } from '../parts/Tabs';
import { Day, Facts, inRow, isScreen, Person, Thing } from '../parts/texts';
import { Title } from '../parts/Title';
import { day, number } from '../words/format';
import { PlanButton } from '../planning/PlanButton';
import { w as shell } from '../words/shell';
import { Consumers } from './Consumers';
import { Course } from './Course';
import { Doing } from './Doing';
import { Messages } from './Messages';
import { Previews } from './Previews';
import type { Change, Course as CourseOf, May } from './verbs';
import { w } from './words';
import './change.css';

type Part = 'consumers' | 'previews' | 'messages' | 'doing';

/** While whoever stands in the middle may pass it on, by a change of its own. */
const IS_KNOWN: ReadonlySet<Change['status']> = new Set(['PROPOSED', 'AGREED', 'ANNOUNCED']);
const OVER: ReadonlySet<Change['status']> = new Set(['ANNOUNCED', 'DONE', 'CANCELLED']);

/** What will be sent is shown to whoever may send it, while there is something to come. */
const partsOf = ({ status }: Change, may: May): readonly Part[] => ['consumers', ...(may.propose && !OVER.has(status) ? ['previews' as const] : []), 'messages', 'doing'];

function Offerings({ of: { edges, totalCount } }: { of: Change['changes'] }) {
  return (
    <>
      {edges.map(({ node, action, severity, until }) => (
        <p key={`${node.id} ${action}`}>
          {Action[action]} <Thing of={node} kind="Offering" /> <span class="quiet">{node.provider.name}</span>
          {severity && <> <Severity of={severity} /></>}{until && <span class="quiet"> {w.until(day(until))}</span>}
        </p>
      ))}
      {totalCount > edges.length && <p class="quiet">{shell.firstOf(edges.length, totalCount)}</p>}
    </>
  );
}

function About({ of }: { of: Change }) {
  return (
    <Facts
      of={[
        [w.changes, of.changes.edges.length > 0 && <Offerings of={of.changes} />, 'wide'],
        [w.on, of.effectiveOn && <Day of={of.effectiveOn} />],
        [w.proposedBy, of.proposedBy && <Person of={of.proposedBy} />],
        [w.why, of.reason, 'wide'],
        [w.decided, of.decisionReason, 'wide'],
        [w.doneOn, of.doneOn && <Day of={of.doneOn} />],
        [w.outcome, of.outcome && ChangeOutcome[of.outcome]],
        [w.outcomeSeverity, of.outcomeSeverity && <Severity of={of.outcomeSeverity} />],
        [w.passesOn, of.passesOn && <Thing of={of.passesOn} kind="Change">{of.passesOn.title}</Thing>],
        [w.passedOnBy, of.passedOnBy.nodes.length > 0 && inRow(of.passedOnBy.nodes.map((one) => <span key={one.id}><Thing of={one} kind="Change">{one.title}</Thing> <span class="quiet">{ChangeStatus[one.status]}</span></span>), of.passedOnBy.totalCount), 'wide'],
      ]}
    />
  );
}

function Sent({ of }: { of: CourseOf['messages'] }) {
  return <Facts of={[[w.states.planned, number(of.planned)], [w.sentAll, number(of.sent)], [w.states.acknowledged, number(of.acknowledged)], [w.states.failed, number(of.failed)], [w.overdue, <span class={of.overdue ? 'late' : undefined}>{number(of.overdue)}</span>]]} />;
}

/** What was just done takes the focus, since the button that did it may be gone. */
function JustDone({ text }: { text: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), [text]);
  return <p class="done" role="status" tabIndex={-1} ref={line}>{text}</p>;
}

interface ShownProps {
  of: Change;
  may: May;
  onChanged: () => void;
}

function Shown({ of, may, onChanged }: ShownProps) {
  const { search, put } = usePlace();
  const today = search.get('today');
  const asked = useAsked(COURSE, { id: of.id, today });
  const [done, setDone] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const parts = partsOf(of, may);
  const part = parts.find((one) => one === search.get('part')) ?? 'consumers';
  const day_ = today ?? dayNow();
  const onDone = (what: string) => {
    setDone(what);
    setTurn(turn + 1);
    asked.again();
    onChanged();
  };
  const history = links.trail({ of: of.id });
  return (
    <>
      <Title kind={w.kind} beside={<>{isScreen(history) && <a class="button" href={history}>{w.history}</a>}<CopyLink by="today" /><Print /></>}>{of.title}</Title>
      <AsOf />
      {of.archivedAt && <p class="band">{w.archived}</p>}
      {done && <JustDone key={turn} text={done} />}
      <Answered of={asked} lines={8}>
        {({ changeStatus: course }) => (
          <>
            <Course change={of} course={course} may={may} onDone={onDone} />
            {IS_KNOWN.has(of.status) && !may.propose && <p class="offer"><PlanButton passesOn={of.id} /></p>}
            {of.status === 'DRAFT' && <Editing kind="Change" id={of.id} onChanged={() => { setTurn(turn + 1); asked.again(); onChanged(); }} />}
            <About of={of} />
            {course.differs && <p class="band">{w.differs}</p>}
            <Tabs label={w.kind} open={part} onOpen={(next) => put({ part: next === 'consumers' ? null : next })} tabs={parts.map((id) => ({ id, name: w.parts[id], ...(id === 'consumers' && { count: course.consumers.length }) }))}>
              {part === 'consumers' && <><Consumers change={of} course={course} mayAnswer={may.answer} today={day_} onDone={onDone} /><Hidden count={course.hidden} /></>}
              {part === 'previews' && <Previews change={of.id} turn={turn} />}
              {part === 'messages' && (
                <>
                  <Sent of={course.messages} />
                  {course.notTold.length > 0 && <Block title={w.notTold}><p>{inRow(course.notTold.map((one) => <Person key={one.id} of={one} />))}</p></Block>}
                  <Messages change={of.id} turn={turn} mayMark={may.markSent} today={day_} onDone={onDone} />
                </>
              )}
              {part === 'doing' && <Doing change={of} today={today} mayRun={may.run} onDone={onDone} />}
            </Tabs>
          </>
        )}
      </Answered>
    </>
  );
}

export default function ChangeScreen() {
  const { path } = usePlace();
  const id = idOf(path);
  const asked = useAsked(CHANGE, { id, on: { kind: 'Change' as const, id } });
  return (
    <Answered of={asked} lines={12}>
      {({ change, viewer }) => (change ? <Shown of={change} may={viewer} onChanged={asked.again} /> : <Title>{shell.noSuchThing}</Title>)}
    </Answered>
  );
}
