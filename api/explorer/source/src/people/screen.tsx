import { Browsing } from '../browsing/Browsing';
import { allOf, oneOf, sortOf } from '../browsing/wanted';
import { StakeholderRole } from '../generated/names/StakeholderRole';
import { People as PEOPLE } from '../generated/people';
import type { PeopleQuery, PersonFilter } from '../generated/types/graphql';
import { dayNow, usePlace } from '../going/place';
import { inRow, Thing } from '../parts/texts';
import { day, number } from '../words/format';
import { w } from './words';

type Somebody = PeopleQuery['people']['nodes'][number];

const SORTS = ['name', 'title', 'language'] as const;

function filterOf(search: URLSearchParams): PersonFilter | null {
  const text = search.get('q');
  const organization = search.get('of');
  const role = oneOf(search, 'role', StakeholderRole);
  return allOf<PersonFilter>([
    text && { or: [{ name: { contains: text } }, { title: { contains: text } }, { email: { contains: text } }, { id: { eq: text } }] },
    organization && { memberOf: { some: { node: { or: [{ name: { contains: organization } }, { id: { eq: organization } }] } } } },
    role && { stakeholderIn: { some: { role: { eq: role } } } },
  ]);
}

function standing({ doNotContact, absentFrom, absentUntil }: Somebody): string {
  const today = dayNow();
  if (doNotContact) return w.notAtAll;
  return absentUntil && absentUntil >= today && (absentFrom ?? today) <= today ? w.away(day(absentUntil)) : '';
}

export default function People() {
  const { search } = usePlace();
  return (
    <Browsing
      title={w.title}
      document={PEOPLE}
      variables={{ after: null, filter: filterOf(search), sort: sortOf(search, SORTS, 'name') }}
      read={({ people: { nodes, ...rest } }) => ({ ...rest, rows: nodes })}
      rowKey={({ id }) => id}
      sortedBy="name"
      empty={w.empty}
      filters={[
        { name: 'q', label: w.name },
        { name: 'of', label: w.organization },
        { name: 'role', label: w.role, options: Object.entries(StakeholderRole) },
      ]}
      columns={[
        { head: w.person, sort: 'name', cell: (one) => <Thing of={one} kind="Person" /> },
        { head: w.post, sort: 'title', cell: ({ title }) => title },
        { head: w.organization, cell: ({ memberOf }) => inRow(memberOf.nodes.map((one) => <Thing key={one.id} of={one} kind="Organization" />)) },
        { head: w.language, sort: 'language', cell: ({ language }) => language },
        { head: w.relationships, isNumber: true, cell: ({ stakeholderIn }) => number(stakeholderIn.totalCount) },
        { head: w.owns, isNumber: true, cell: ({ owns }) => number(owns.totalCount) },
        { head: w.state, cell: standing },
      ]}
    />
  );
}
