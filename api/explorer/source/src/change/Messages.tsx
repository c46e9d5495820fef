import { useEffect, useState } from 'preact/hooks';
import { usePages } from '../asking/usePages';
import { Calling } from '../calling/Calling';
import { FormDialog } from '../forms/FormDialog';
import { inputOf } from '../forms/field';
import { NoticesOfChange as NOTICES } from '../generated/change';
import { Acknowledgement } from '../generated/names/Acknowledgement';
import { ChannelKind } from '../generated/names/ChannelKind';
import { NoticeKind } from '../generated/names/NoticeKind';
import { NoticeState } from '../generated/names/NoticeState';
import { usePlace } from '../going/place';
import { Answered } from '../parts/Block';
import { Dialog } from '../parts/Dialog';
import { Select } from '../parts/Field';
import { paged, Table } from '../parts/Table';
import { Day, inRow, Person, Thing } from '../parts/texts';
import { send } from '../settling/send';
import { day } from '../words/format';
import { NOTICE_VERBS, STATES, type Notice, type NoticeVerb } from './notices';
import { NoticeText } from './NoticeText';
import { w } from './words';

interface Props {
  change: string;
  /** Grows with each change of it, so that the list is asked anew. */
  turn: number;
  mayMark: boolean;
  today: string;
  onDone: (what: string) => void;
}

type Opened = { notice: Notice } & ({ as: 'text' } | { as: 'calling' } | { as: 'verb'; verb: NoticeVerb });

function Became({ of, today }: { of: Notice; today: string }) {
  const state = of.state ?? (of.sentAt ? 'SENT' : 'PLANNED');
  if (of.acknowledgedAt) return <>{w.acknowledged(day(of.acknowledgedAt.slice(0, 10)))}{of.acknowledgedHow && <span class="quiet"> {Acknowledgement[of.acknowledgedHow]}</span>}</>;
  const isLate = state === 'PLANNED' && of.deadline !== null && of.deadline < today;
  return <>{NoticeState[state]}{of.sentAt && ` ${day(of.sentAt.slice(0, 10))}`}{isLate && <span class="late"> {w.late}</span>}{of.failure && <p class="late">{of.failure}</p>}</>;
}

function Reader({ of }: { of: Notice }) {
  return <>{of.person ? <Person of={of.person} /> : of.via ? `${ChannelKind[of.via.kind]} ${of.via.address}` : w.aChannel}{of.onBehalfOf && <span class="quiet"> · {w.insteadOf(of.onBehalfOf.name)}</span>}</>;
}

/** All messages of a change: to whom, what became of each, its text, what may be recorded, whom to call next. */
export function Messages({ change, turn, mayMark, today, onDone }: Props) {
  const { search, put } = usePlace();
  const wanted = search.get('state') as keyof typeof STATES | null;
  const filter = wanted && wanted in STATES ? STATES[wanted] : null;
  const [asked, pages] = usePages(NOTICES, { id: change, filter, after: null as string | null }, ({ change: of }) => of && { ...of.notices, rows: of.notices.nodes });
  const [open, setOpen] = useState<Opened | null>(null);
  useEffect(() => {
    if (turn) asked.again();
  }, [turn]);
  const close = () => setOpen(null);
  return (
    <>
      <div class="filters" role="group" aria-label={w.messages}>
        <Select label={w.state} value={filter ? wanted ?? '' : ''} options={[['', w.all], ...Object.entries(w.states)]} onValue={(next) => put({ state: next })} />
      </div>
      <Answered of={asked} lines={6}>
        {() => (
          <Table
            caption={w.messages}
            {...paged(pages)}
            rowKey={({ id }) => id}
            empty={w.noMessages}
            columns={[
              { head: w.reader, cell: (one) => <Reader of={one} /> },
              { head: w.kindOf, cell: ({ kind }) => NoticeKind[kind] },
              { head: w.became, cell: (one) => <Became of={one} today={today} /> },
              { head: w.inTimeUntil, cell: ({ deadline }) => <Day of={deadline} /> },
              { head: w.about, cell: ({ relationships: { nodes } }) => inRow(nodes.map((one) => <Thing key={one.id} of={one} kind="ServiceRelationship">{`${one.provider.name} → ${one.consumer.name}`}</Thing>)) },
              {
                head: w.steps,
                cell: (notice) => (
                  <div class="actions">
                    <button type="button" aria-label={w.readTo(notice.person?.name ?? '')} onClick={() => setOpen({ notice, as: 'text' })}>{w.read}</button>
                    {mayMark && NOTICE_VERBS.filter(({ leads }) => leads(notice)).map((verb) => <button key={verb.name} type="button" onClick={() => setOpen({ notice, as: 'verb', verb })}>{w.noticeVerbs[verb.name]}</button>)}
                    {notice.relationships.nodes[0] && !notice.acknowledgedAt && <button type="button" onClick={() => setOpen({ notice, as: 'calling' })}>{w.call}</button>}
                  </div>
                ),
              },
            ]}
          />
        )}
      </Answered>
      {open?.as === 'text' && <NoticeText id={open.notice.id} onClose={close} />}
      {open?.as === 'calling' && <Dialog title={w.call} onClose={close}><Calling relationship={open.notice.relationships.nodes[0]!.id} side="CONSUMER" /></Dialog>}
      {open?.as === 'verb' && (
        <FormDialog
          title={w.noticeVerbs[open.verb.name]} action={w.noticeVerbs[open.verb.name]} thing={open.notice.id} subject={w.theMessage}
          fields={open.verb.fields} start={open.verb.start?.() ?? {}}
          onSend={(values, over) => send(open.verb.document, { ...inputOf(open.verb.fields, values), id: open.notice.id, expectedVersion: over ?? open.notice.version })}
          onDone={() => { close(); onDone(w.noticeDone(open.notice.person?.name ?? w.aChannel)); }}
          onClose={close}
        >
          <p class="quiet">{w.to(open.notice.person?.name ?? open.notice.via?.address ?? w.aChannel)}</p>
        </FormDialog>
      )}
    </>
  );
}
