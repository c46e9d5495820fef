import { useState } from 'preact/hooks';
import { useLive } from '../asking/live';
import { usePages } from '../asking/usePages';
import { Matter } from '../generated/names/Matter';
import { AgendaLines as LINES } from '../generated/settling';
import { Gain } from '../health/Moved';
import { Answered, Refused } from '../parts/Block';
import { Table, paged, type Column } from '../parts/Table';
import { Day, Person, Thing } from '../parts/texts';
import { language } from '../words/language';
import { keyOf, useGains, type Gains } from './gains';
import { send } from './send';
import { SettleForm, type Settled } from './SettleForm';
import { formsOf, type Line } from './verbs';
import { w, type Verb } from './words';
import './settling.css';

interface Props {
  relationship?: string | null;
  manager?: string | null;
  until?: string | null;
  today?: string | null;
  /** Only what is due for one of these reasons. */
  matters?: readonly (keyof typeof Matter)[] | null;
  /** Told what was settled or taken back, since the health follows. */
  onChanged?: () => void;
}

function When({ line }: { line: Line }) {
  return <><Day of={line.due} /> <span class={line.overdue ? 'late' : 'quiet nowrap'}>{line.overdue ? w.late(-line.daysLeft) : w.inDays(line.daysLeft)}</span></>;
}

function columns(isOfOne: boolean, gains: Gains, settle: (line: Line) => void): readonly Column<Line>[] {
  const related: Column<Line> = { head: w.relationship, cell: ({ relationship: of }) => <Thing of={of} kind="ServiceRelationship">{`${of.provider.name} → ${of.consumer.name}`}</Thing> };
  return [
    { head: w.matter, cell: (line) => <><span class="kind">{Matter[line.matter]}</span>{line.reason}</> },
    ...(isOfOne ? [] : [related]),
    { head: w.person, cell: ({ person }) => person && <Person of={person} /> },
    { head: w.by, cell: (line) => <When line={line} /> },
    { head: w.gain, isNumber: true, cell: (line) => (gains.has(keyOf(line)) ? <Gain of={gains.get(keyOf(line)) ?? null} /> : <span class="quiet">…</span>) },
    {
      head: w.settle,
      cell: (line) => formsOf(line).length > 0 && <button type="button" class="nowrap" aria-label={`${w.verbs[line.settledBy as Verb]}: ${line.reason}`} onClick={() => settle(line)}>{w.verbs[line.settledBy as Verb]}</button>,
    },
  ];
}

/** What was just done, with the way back where there is one. */
function Done({ of, onUndone }: { of: Settled; onUndone: (refused: string | null) => void }) {
  const undo = of.undo;
  const back = async () => {
    if (!undo) return;
    const { refusal } = await send(undo.document, undo.input);
    onUndone(refusal?.message ?? null);
  };
  return <p class="done" role="status"><span>{of.text}</span>{undo && <button type="button" onClick={() => void back()}>{w.undo}</button>}</p>;
}

/** Lines of the agenda, each to be settled where it stands. */
export function Lines({ relationship = null, manager = null, until = null, today = null, matters = null, onChanged }: Props) {
  const variables = { relationship, manager, until, today, matters: matters && [...matters], language, after: null as string | null };
  const [asked, pages] = usePages(LINES, variables, ({ agenda: { lines: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  useLive(asked, relationship === null ? 'all' : [relationship]);
  const [gains, gaining] = useGains(variables, { data: asked.data, count: pages.rows.length });
  const [settling, setSettling] = useState<Line | null>(null);
  const isOfAll = relationship === null && manager === null;
  const [settled, setSettled] = useState<Settled | null>(null);
  const changed = (next: Settled | null) => {
    setSettling(null);
    setSettled(next);
    asked.again();
    onChanged?.();
  };
  return (
    <>
      {settled && <Done of={settled} onUndone={(refused) => changed({ text: refused ?? w.undone, undo: null })} />}
      <Answered of={asked} lines={8} {...(isOfAll && { waits: w.waits })}>
        {({ agenda: { overdue } }) => <>{overdue > 0 && <p class="late">{w.overdue(overdue)}</p>}<Table caption={w.lines} columns={columns(relationship !== null, gains, setSettling)} rowKey={keyOf} empty={w.nothing} {...paged(pages)} />{gaining.fault && <Refused fault={gaining.fault} again={gaining.again} />}</>}
      </Answered>
      {settling && <SettleForm key={keyOf(settling)} line={settling} gain={gains.get(keyOf(settling)) ?? null} onSettled={changed} onClose={() => setSettling(null)} />}
    </>
  );
}
