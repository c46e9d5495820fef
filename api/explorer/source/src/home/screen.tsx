import { useLive } from '../asking/live';
import { useAsked } from '../asking/useAsked';
import { Ahead as AHEAD, Due as DUE, Viewer as VIEWER, Weakest as WEAKEST } from '../generated/home';
import { ChangeStatus } from '../generated/names/ChangeStatus';
import { Matter } from '../generated/names/Matter';
import { Role } from '../generated/names/Role';
import type { AheadQuery, DueQuery, ViewerQuery, WeakestQuery } from '../generated/types/graphql';
import { linkTo, links, linkToImpact } from '../going/links';
import { go, usePlace } from '../going/place';
import { AsOf } from '../parts/AsOf';
import { Answered, Block, Empty, Hidden, Partial } from '../parts/Block';
import { Combobox } from '../parts/Combobox';
import { Counts } from '../parts/signs';
import { Table } from '../parts/Table';
import { Day, Thing } from '../parts/texts';
import { Title } from '../parts/Title';
import { language } from '../words/language';
import { w } from './words';

type Line = DueQuery['agenda']['lines']['nodes'][number];

const between = ({ provider, consumer }: Line['relationship']) => `${provider.name} → ${consumer.name}`;

function When({ line }: { line: Line }) {
  return (
    <>
      <Day of={line.due} /> <span class={line.overdue ? 'late' : 'quiet'}>{line.overdue ? w.late(-line.daysLeft) : w.inDays(line.daysLeft)}</span>
    </>
  );
}

function Due({ agenda }: DueQuery) {
  return (
    <Table
      caption={w.due}
      rows={agenda.lines.nodes}
      rowKey={(line) => `${line.matter} ${line.due} ${line.relationship.id} ${line.reason}`}
      total={agenda.lines.totalCount}
      empty={w.dueNothing}
      columns={[
        { head: w.matter, cell: (line) => <><span class="kind">{Matter[line.matter]}</span>{line.reason}</> },
        { head: w.relationship, cell: (line) => <Thing of={line.relationship} kind="ServiceRelationship">{between(line.relationship)}</Thing> },
        { head: w.by, cell: (line) => <When line={line} /> },
      ]}
    />
  );
}

function Ahead({ changes }: AheadQuery) {
  return (
    <Table
      caption={w.ahead}
      rows={changes.nodes}
      rowKey={(one) => one.id}
      total={changes.totalCount}
      empty={w.aheadNothing}
      columns={[
        { head: w.change, cell: (one) => <Thing of={one} kind="Change">{one.title}</Thing> },
        { head: w.status, cell: (one) => ChangeStatus[one.status] },
        { head: w.on, cell: (one) => <Day of={one.effectiveOn} /> },
      ]}
    />
  );
}

function Weakest({ weakPoints }: WeakestQuery) {
  return (
    <>
      {!weakPoints.isComplete && <Partial why={null} />}
      <Table
        caption={w.weak}
        rows={weakPoints.nodes}
        rowKey={(one) => one.offering.id}
        empty={w.weakNothing}
        columns={[
          { head: w.offering, cell: ({ offering }) => <><Thing of={offering} kind="Offering" /> <span class="quiet">{offering.provider.name}</span></> },
          { head: w.consumers, cell: ({ offering, consumers }) => <a href={linkToImpact(offering.id)} title={w.ifLost(offering.name)}><Counts of={consumers} /></a> },
        ]}
      />
      <Hidden count={weakPoints.hidden} />
    </>
  );
}

/** Other questions to begin with, the first by the organization of whoever asks. */
function OtherQuestions({ viewer, today }: ViewerQuery & { today: string | null }) {
  const own = viewer.person?.memberOf.nodes ?? [];
  return (
    <p class="ways">
      <a href={links.impact({ changes: [], ...(today && { today }) })}>{w.whatIf}</a>
      {own.map((one) => <a key={one.id} href={links.ahead(one.id)}>{w.aheadFor(one.name)}</a>)}
      <a href={links.organizations({ as: 'consumer' })}>{w.aheadForOne}</a>
      <a href={links.compare([], { today })}>{w.compare}</a>
      <a href={links.relationships({ on: today })}>{w.relationships}</a>
      <a href={links.relationships({ single: '1', on: today })}>{w.single}</a>
      <a href={links.relationships({ part: 'common', on: today })}>{w.common}</a>
      <a href={links.relationships({ part: 'promises', on: today })}>{w.promises}</a>
      <a href={links.network({ on: today })}>{w.introduce}</a>
    </p>
  );
}

function Who({ viewer }: ViewerQuery) {
  return <p class="quiet">{w.viewer(viewer.person?.name ?? w.somebody, Role[viewer.role])}; {w.reach(viewer.reach.everything)}</p>;
}

export default function Home() {
  const today = usePlace().search.get('today');
  const viewer = useAsked(VIEWER, {});
  const mine = viewer.data?.viewer;
  const hasAnything = mine?.hasAnything ?? false;
  const ahead = useAsked(AHEAD, hasAnything ? {} : null); // the quickest first: the server computes one after the other
  const due = useAsked(DUE, hasAnything ? { manager: mine?.person?.id ?? null, language, today } : null);
  const weakest = useAsked(WEAKEST, hasAnything ? { today } : null);
  useLive(viewer, hasAnything ? [] : 'all');
  useLive(due, 'all');
  useLive(ahead, 'all');
  useLive(weakest);
  const find = (id: string) => go(linkTo('Offering', id)!);
  return (
    <>
      <Title>{w.title}</Title>
      <AsOf />
      <div class="begin">
        <p>{w.asks}</p>
        <Combobox label={w.find} kinds={['Offering']} onPick={({ node }) => find(node.id)} />
      </div>
      <Answered of={viewer} lines={1}>{(data) => <>{data.viewer.hasAnything && <OtherQuestions {...data} today={today} />}<Who {...data} /></>}</Answered>
      {mine && !hasAnything && <Empty>{w.nothing}</Empty>}
      {hasAnything && (
        <div class="blocks">
          <Block title={mine?.person ? w.dueFor(mine.person.name) : w.due} note={due.data?.agenda.overdue ? w.dueNote(due.data.agenda.overdue) : null} beside={<a href={links.due({ today })}>{w.dueAll}</a>}>
            <Answered of={due} lines={8}>{(data) => <Due {...data} />}</Answered>
          </Block>
          <div>
            <Block title={w.weak} note={w.weakNote} beside={<a href={links.weakPoints({ on: today })}>{w.weakAll}</a>}><Answered of={weakest} lines={5}>{(data) => <Weakest {...data} />}</Answered></Block>
            <Block title={w.ahead} beside={<a href={links.changes()}>{w.aheadAll}</a>}><Answered of={ahead}>{(data) => <Ahead {...data} />}</Answered></Block>
          </div>
        </div>
      )}
    </>
  );
}
