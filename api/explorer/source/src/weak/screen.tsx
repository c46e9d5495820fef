import { ask } from '../asking/client';
import { useAsked } from '../asking/useAsked';
import { usePages } from '../asking/usePages';
import { oneOf } from '../browsing/wanted';
import { w as browsing } from '../browsing/words';
import { IncompleteReason } from '../generated/names/IncompleteReason';
import type { WeakPointOrder, WeakPointPart, WeakPointsQuery } from '../generated/types/graphql';
import { WeakAlone as ALONE, WeakCsv as CSV, WeakMarkdown as MARKDOWN, WeakPoints as POINTS } from '../generated/weak';
import { usePlace } from '../going/place';
import { Answered, Hidden, Partial } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Select } from '../parts/Field';
import { Files } from '../parts/Files';
import { paged, Table } from '../parts/Table';
import { Tabs } from '../parts/Tabs';
import { Title } from '../parts/Title';
import { Typed } from '../parts/Typed';
import { day } from '../words/format';
import { language } from '../words/language';
import { Groups } from './Groups';
import { lines } from './lines';
import { w } from './words';

const PARTS = { all: true, alone: true, groups: true };
const TABLES = { all: 'POINTS', alone: 'ALONE', groups: 'GROUPS' } as const satisfies Record<keyof typeof PARTS, WeakPointPart>;

function Alone({ on }: { on: string | null }) {
  return (
    <Answered of={useAsked(ALONE, { on })} lines={12}>
      {({ weakPoints: { alone, aloneCount } }) => (
        <Table caption={w.alone} columns={lines(on)} rows={alone} rowKey={({ offering }) => offering.id} total={aloneCount} empty={w.aloneNothing} />
      )}
    </Answered>
  );
}

function Said({ of: { isComplete, incompleteReason, hidden } }: { of: WeakPointsQuery['weakPoints'] }) {
  return (
    <>
      {!isComplete && <Partial why={incompleteReason && IncompleteReason[incompleteReason]} />}
      <Hidden count={hidden} />
    </>
  );
}

interface Asked {
  by: WeakPointOrder | null;
  on: string | null;
  part: keyof typeof PARTS;
}

/** The whole as Markdown, the open part as a table. */
function Saved({ by, on, part }: Asked) {
  const rowsFrom = (offset: number) => ask(CSV, { by, on, part: TABLES[part], offset, language }).then(({ weakPoints }) => weakPoints.csv);
  return <Files name="weak-points" table={part === 'all' ? 'weak-points' : `weak-points-${part}`} markdown={() => ask(MARKDOWN, { by, on, language }).then(({ weakPoints }) => weakPoints.markdown)} rowsFrom={rowsFrom} />;
}

export default function WeakPointsScreen() {
  const { search, put } = usePlace();
  const on = search.get('on');
  const by = oneOf(search, 'by', w.orders);
  const part = oneOf(search, 'part', PARTS) ?? 'all';
  const [asked, pages] = usePages(POINTS, { by, on, after: null }, ({ weakPoints: { nodes, ...rest } }) => ({ ...rest, rows: nodes }));
  const found = asked.data?.weakPoints;
  const tabs = [
    { id: 'all', name: w.all, ...(found && { count: found.totalCount }) },
    { id: 'alone', name: w.alone, ...(found && { count: found.aloneCount }) },
    { id: 'groups', name: w.groups, ...(found && { count: found.groupCount }) },
  ];
  return (
    <>
      <Title beside={<>{found && <Saved by={by} on={on} part={part} />}<CopyLink by="on" /><Print /></>}>{w.title}</Title>
      <div class="filters" role="group" aria-label={browsing.filters}>
        <Select label={w.by} value={by ?? 'HARM'} options={Object.entries(w.orders)} onValue={(next) => put({ by: next === 'HARM' ? null : next })} />
        <Typed label={w.on} type="date" value={on ?? ''} onValue={(next) => put({ on: next })} />
      </div>
      {found && <p class="lead">{w.lead(day(found.day))}</p>}
      {found && <Said of={found} />}
      <Tabs label={w.parts} tabs={tabs} open={part} onOpen={(next) => put({ part: next === 'all' ? null : next })}>
        {part === 'alone' && <><p class="note quiet">{w.aloneLead}</p><Alone on={on} /></>}
        {part === 'groups' && <><p class="note quiet">{w.groupsLead}</p><Groups on={on} /></>}
        {part === 'all' && (
          <Answered of={asked} lines={20}>
            {() => <Table caption={w.title} columns={lines(on)} rowKey={({ offering }) => offering.id} empty={w.nothing} {...paged(pages)} />}
          </Answered>
        )}
      </Tabs>
    </>
  );
}
