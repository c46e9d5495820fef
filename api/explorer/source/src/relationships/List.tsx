import { useAsked } from '../asking/useAsked';
import { usePages } from '../asking/usePages';
import { RelationshipStatus } from '../generated/names/RelationshipStatus';
import { Grades as GRADES, Relationships as RELATIONSHIPS } from '../generated/relationships';
import type { RelationshipsQuery } from '../generated/types/graphql';
import { usePlace } from '../going/place';
import { Gain, Moved } from '../health/Moved';
import { Scale } from '../health/Scale';
import { SideChoice, sideOf } from '../health/Side';
import { w as health } from '../health/words';
import { Answered } from '../parts/Block';
import { Grade } from '../parts/signs';
import { Table, paged, type Column } from '../parts/Table';
import { Thing } from '../parts/texts';
import { number } from '../words/format';
import { language } from '../words/language';
import { filterOf, FILTERS } from './filter';
import { Filters, Grades } from './Filters';
import { w } from './words';

type Row = RelationshipsQuery['serviceRelationships']['nodes'][number];

const rounded = (points: number | null) => (points === null ? '—' : number(Math.round(points)));

function Name({ of }: { of: Row }) {
  return (
    <>
      <Thing of={of} kind="ServiceRelationship">{`${of.provider.name} → ${of.consumer.name}`}</Thing>
      {of.status !== 'ACTIVE' && <span class="quiet"> {RelationshipStatus[of.status]}</span>}
    </>
  );
}

function Stands({ of }: { of: Row }) {
  if (!of.health) return <span class="quiet">{w.hiddenHealth}</span>;
  const { grade, score, caps } = of.health;
  return <><Grade of={grade} score={grade === 'UNKNOWN' ? null : score} />{caps.map(({ reason }) => <span key={reason} class="kind">{reason}</span>)}</>;
}

const COLUMNS: readonly Column<Row>[] = [
  { head: w.relationship, cell: (row) => <Name of={row} /> },
  { head: w.stands, cell: (row) => <Stands of={row} /> },
  { head: w.scale, cell: ({ health: of }) => of && of.confidence > 0 && <Scale score={of.score} least={of.atLeast} most={of.atMost} /> },
  { head: w.confidence, isNumber: true, cell: ({ health: of }) => of && health.percent(Math.round(of.confidence * 100)) },
  { head: w.voices, isNumber: true, cell: ({ health: of }) => of && <>{rounded(of.saidByConsumer)} <span class="quiet">/</span> {rounded(of.measuredByProvider)}</> },
  { head: w.month, isNumber: true, cell: ({ health: of }) => of && <Moved by={of.score !== null && of.trend.daysAgo30 !== null ? of.score - of.trend.daysAgo30 : null} /> },
  { head: w.helps, cell: ({ health: of }) => of?.nextSteps.map(({ reason, gain }) => <span key={reason} class={gain === null ? 'quiet' : undefined}>{reason} <Gain of={gain} /></span>) },
];

/** Relationships, the worst first, narrowed as the address says. */
export function List() {
  const { search, put } = usePlace();
  const on = search.get('on');
  const side = sideOf(search);
  const viewer = useAsked(GRADES, { on, side, manager: null });
  const me = viewer.data?.viewer.person?.id ?? null;
  const isMine = search.has('mine');
  const narrowed = useAsked(GRADES, isMine && me ? { on, side, manager: me } : null);
  const isKnown = !isMine || viewer.data !== null || viewer.fault !== null;
  const [asked, pages] = usePages(
    RELATIONSHIPS,
    isKnown ? { filter: filterOf(search, me), on, side, language, after: null } : null,
    ({ serviceRelationships: { nodes, ...rest } }) => ({ ...rest, rows: nodes }),
  );
  const isNarrowed = FILTERS.some((name) => search.has(name));
  return (
    <>
      <div class="bar">
        <Grades of={(isMine && narrowed.data ? narrowed : viewer).data?.portfolio ?? null} search={search} put={put} />
        {viewer.data?.viewer.reach.everything && <SideChoice side={side ?? 'PROVIDER'} put={put} />}
      </div>
      <Filters hasMine={me !== null} search={search} put={put} />
      <Answered of={asked} lines={20}>
        {() => <Table caption={w.title} columns={COLUMNS} rowKey={({ id }) => id} empty={isNarrowed ? w.nothing : w.nothingAtAll} {...paged(pages)} />}
      </Answered>
    </>
  );
}
