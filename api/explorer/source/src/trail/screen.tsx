import { Browsing } from '../browsing/Browsing';
import { allOf, oneOf, sortOf } from '../browsing/wanted';
import { EventAction } from '../generated/names/EventAction';
import { Kind as KINDS } from '../generated/names/Kind';
import { Trail as TRAIL } from '../generated/trail';
import type { EventFilter, TrailQuery } from '../generated/types/graphql';
import { linkTo } from '../going/links';
import { usePlace } from '../going/place';
import { inRow, Thing } from '../parts/texts';
import { time } from '../words/format';
import { differences } from './differences';
import { w } from './words';

type Event = TrailQuery['events']['nodes'][number];

const SORTS = ['seq', 'actor', 'action', 'subject'] as const;
const NAMED = 6;
const TOLD = 8;

function filterOf(search: URLSearchParams): EventFilter | null {
  const [of, actor, since] = [search.get('of'), search.get('actor'), search.get('since')];
  const action = oneOf(search, 'action', EventAction);
  return allOf<EventFilter>([
    of && { subjectIds: { has: of } },
    actor && { actor: { eq: actor } },
    action && { action: { eq: action } },
    since && /^\d{4}-\d\d-\d\d$/.test(since) && { at: { gte: `${since}T00:00:00Z` } },
  ]);
}

/** `Offering`, or `Notice.person` for a relation; `sought` comes first of many. */
function Subject({ of, sought }: { of: Event; sought: string | null }) {
  const [kind = '', field] = (of.subject ?? '').split('.');
  const name = kind in KINDS ? KINDS[kind as keyof typeof KINDS] : kind;
  const all = of.subjectIds ?? [];
  const ids = sought !== null && all.includes(sought) ? [sought, ...all.filter((id) => id !== sought)] : all;
  return (
    <>
      <span class="kind">{field ? w.relation(name, field) : name}</span>
      {inRow(ids.slice(0, NAMED).map((id) => (linkTo(kind, id) ? <Thing key={id} of={{ id }} kind={kind} /> : id)))}
      {ids.length > NAMED && <span class="quiet"> {w.more(ids.length - NAMED)}</span>}
    </>
  );
}

function Changed({ of }: { of: Event }) {
  const all = differences(of.before ?? null, of.after ?? null);
  if (!all.length) return null;
  return (
    <dl class="changed">
      {all.slice(0, TOLD).map(({ field, before, after }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>{of.before ? <><del>{before ?? w.none}</del> → </> : ''}{of.after ? <ins>{after ?? w.none}</ins> : '—'}</dd>
        </div>
      ))}
      {all.length > TOLD && <div class="quiet">{w.rest(all.length - TOLD)}</div>}
    </dl>
  );
}

export default function Trail() {
  const { search } = usePlace();
  return (
    <Browsing
      title={w.title}
      document={TRAIL}
      variables={{ after: null, filter: filterOf(search), sort: sortOf(search, SORTS, '-seq') }}
      read={({ events: { nodes, ...rest } }) => ({ ...rest, rows: nodes })}
      rowKey={({ seq }) => String(seq)}
      sortedBy="-seq"
      empty={w.empty}
      filters={[
        { name: 'of', label: w.of },
        { name: 'actor', label: w.actor },
        { name: 'action', label: w.action, options: Object.entries(EventAction) },
        { name: 'since', label: w.since, type: 'date' },
      ]}
      columns={[
        { head: w.at, sort: 'seq', cell: ({ at }) => <time dateTime={at}>{time(at)}</time> },
        { head: w.actor, sort: 'actor', cell: ({ actor }) => actor ?? <span class="quiet">{w.somebody}</span> },
        { head: w.action, sort: 'action', cell: ({ action, mutation, place }) => <>{EventAction[action]} <span class="quiet">{mutation ?? place}</span></> },
        { head: w.subject, sort: 'subject', cell: (one) => <Subject of={one} sought={search.get('of')} /> },
        { head: w.changed, cell: (one) => <Changed of={one} /> },
      ]}
    >
      <p class="lead">{w.lead}</p>
    </Browsing>
  );
}
