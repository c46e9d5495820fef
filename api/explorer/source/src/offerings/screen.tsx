import { Browsing } from '../browsing/Browsing';
import { allOf, oneOf, sortOf } from '../browsing/wanted';
import { OfferingStatus } from '../generated/names/OfferingStatus';
import { Offerings as OFFERINGS } from '../generated/offerings';
import type { OfferingFilter } from '../generated/types/graphql';
import { usePlace } from '../going/place';
import { number } from '../words/format';
import { Day, Thing } from '../parts/texts';
import { w } from './words';

const SORTS = ['name', 'status', 'retiresOn'] as const;

function filterOf(search: URLSearchParams): OfferingFilter | null {
  const text = search.get('q');
  const provider = search.get('provider');
  const status = oneOf(search, 'status', OfferingStatus);
  return allOf<OfferingFilter>([
    text && { or: [{ name: { contains: text } }, { description: { contains: text } }, { id: { eq: text } }] },
    provider && { provider: { or: [{ name: { contains: provider } }, { id: { eq: provider } }] } },
    status && { status: { eq: status } },
  ]);
}

export default function Offerings() {
  const { search } = usePlace();
  return (
    <Browsing
      title={w.title}
      document={OFFERINGS}
      variables={{ after: null, filter: filterOf(search), sort: sortOf(search, SORTS, 'name') }}
      read={({ offerings: { nodes, ...rest } }) => ({ ...rest, rows: nodes })}
      rowKey={({ id }) => id}
      sortedBy="name"
      empty={w.empty}
      filters={[
        { name: 'q', label: w.name },
        { name: 'provider', label: w.provider },
        { name: 'status', label: w.status, options: Object.entries(OfferingStatus) },
      ]}
      columns={[
        { head: w.offering, sort: 'name', cell: (one) => <Thing of={one} kind="Offering" /> },
        { head: w.provider, cell: ({ provider }) => <Thing of={provider} kind="Organization" /> },
        { head: w.status, sort: 'status', cell: ({ status }) => OfferingStatus[status] },
        { head: w.dependents, isNumber: true, cell: ({ dependents }) => number(dependents.totalCount) },
        { head: w.agreements, isNumber: true, cell: ({ agreements }) => number(agreements.totalCount) },
        { head: w.retires, sort: 'retiresOn', cell: ({ retiresOn }) => <Day of={retiresOn} /> },
      ]}
    />
  );
}
