import { Browsing } from '../browsing/Browsing';
import { allOf, oneOf, sortOf } from '../browsing/wanted';
import { Organizations as ORGANIZATIONS } from '../generated/organizations';
import type { OrganizationFilter } from '../generated/types/graphql';
import { usePlace } from '../going/place';
import { Thing } from '../parts/texts';
import { number } from '../words/format';
import { w } from './words';

const SORTS = ['name', 'kind'] as const;
const STANDS = { provider: w.asProvider, consumer: w.asConsumer, both: w.inTheMiddle };

function filterOf(search: URLSearchParams): OrganizationFilter | null {
  const text = search.get('q');
  const kind = search.get('kind');
  const stands = oneOf(search, 'as', STANDS);
  return allOf<OrganizationFilter>([
    text && { or: [{ name: { contains: text } }, { description: { contains: text } }, { id: { eq: text } }] },
    kind && { kind: { eq: kind } },
    stands && stands !== 'consumer' && { relationshipsAsProvider: { some: {} } },
    stands && stands !== 'provider' && { relationshipsAsConsumer: { some: {} } },
  ]);
}

export default function Organizations() {
  const { search } = usePlace();
  return (
    <Browsing
      title={w.title}
      document={ORGANIZATIONS}
      variables={{ after: null, filter: filterOf(search), sort: sortOf(search, SORTS, 'name') }}
      read={({ organizations: { nodes, ...rest } }) => ({ ...rest, rows: nodes })}
      rowKey={({ id }) => id}
      sortedBy="name"
      empty={w.empty}
      filters={[
        { name: 'q', label: w.name },
        { name: 'kind', label: w.kind },
        { name: 'as', label: w.stands, options: Object.entries(STANDS) },
      ]}
      columns={[
        { head: w.organization, sort: 'name', cell: (one) => <Thing of={one} kind="Organization" /> },
        { head: w.kind, sort: 'kind', cell: ({ kind }) => kind },
        { head: w.partOf, cell: ({ partOf }) => partOf && <Thing of={partOf} kind="Organization" /> },
        { head: w.offers, isNumber: true, cell: ({ provides }) => number(provides.totalCount) },
        { head: w.consumers, isNumber: true, cell: (one) => number(one.relationshipsAsProvider.totalCount) },
        { head: w.providers, isNumber: true, cell: (one) => number(one.relationshipsAsConsumer.totalCount) },
        { head: w.people, isNumber: true, cell: ({ members }) => number(members.totalCount) },
      ]}
    />
  );
}
