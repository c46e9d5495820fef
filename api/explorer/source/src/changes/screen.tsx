import { Browsing } from '../browsing/Browsing';
import { allOf, oneOf, sortOf } from '../browsing/wanted';
import { Changes as CHANGES } from '../generated/changes';
import { Action } from '../generated/names/Action';
import { ChangeStatus } from '../generated/names/ChangeStatus';
import type { ChangeFilter } from '../generated/types/graphql';
import { usePlace } from '../going/place';
import { Day, inRow, Person, Thing } from '../parts/texts';
import { PlanButton } from '../planning/PlanButton';
import { w } from './words';

const SORTS = ['effectiveOn', 'title', 'status'] as const;

function filterOf(search: URLSearchParams): ChangeFilter | null {
  const [text, offering, from] = ['q', 'offering', 'from'].map((name) => search.get(name));
  const status = oneOf(search, 'status', ChangeStatus);
  return allOf<ChangeFilter>([
    text && { or: [{ title: { contains: text } }, { id: { eq: text } }] },
    offering && { changes: { some: { node: { or: [{ name: { contains: offering } }, { id: { eq: offering } }] } } } },
    status && { status: { eq: status } },
    from && { effectiveOn: { gte: from } },
  ]);
}

export default function ChangesScreen() {
  const { search } = usePlace();
  return (
    <Browsing
      title={w.title}
      document={CHANGES}
      variables={{ after: null, filter: filterOf(search), sort: sortOf(search, SORTS, '-effectiveOn') }}
      read={({ changes: { nodes, ...rest } }) => ({ ...rest, rows: nodes })}
      rowKey={({ id }) => id}
      sortedBy="-effectiveOn"
      empty={w.empty}
      filters={[
        { name: 'q', label: w.name },
        { name: 'offering', label: w.offering },
        { name: 'status', label: w.status, options: Object.entries(ChangeStatus) },
        { name: 'from', label: w.from, type: 'date' },
      ]}
      columns={[
        { head: w.change, sort: 'title', cell: (one) => <Thing of={one} kind="Change">{one.title}</Thing> },
        { head: w.status, sort: 'status', cell: ({ status }) => ChangeStatus[status] },
        { head: w.on, sort: 'effectiveOn', cell: ({ effectiveOn }) => <Day of={effectiveOn} /> },
        { head: w.changes, cell: ({ changes }) => <>{inRow(changes.edges.map(({ action, node }) => <span key={`${node.id} ${action}`}>{Action[action]} <Thing of={node} kind="Offering" /></span>))}{changes.totalCount > changes.edges.length && ` ${w.more(changes.totalCount - changes.edges.length)}`}</> },
        { head: w.proposedBy, cell: ({ proposedBy }) => proposedBy && <Person of={proposedBy} /> },
      ]}
    >
      <p class="offer"><PlanButton /></p>
    </Browsing>
  );
}
