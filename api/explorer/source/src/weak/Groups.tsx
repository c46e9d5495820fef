import { useAsked } from '../asking/useAsked';
import { WeakGroups as GROUPS } from '../generated/weak';
import { Answered } from '../parts/Block';
import { Severity } from '../parts/signs';
import { Table } from '../parts/Table';
import { inRow, Thing } from '../parts/texts';
import { w } from './words';

/** Groups of alternatives that hold, and that can spare no member. */
export function Groups({ on }: { on: string | null }) {
  return (
    <Answered of={useAsked(GROUPS, { on })} lines={8}>
      {({ weakPoints: { groups, groupCount } }) => (
        <Table
          caption={w.groups}
          rows={groups}
          rowKey={({ offering, alternatives }) => `${offering.id} ${alternatives}`}
          total={groupCount}
          empty={w.groupsNothing}
          columns={[
            { head: w.needs, cell: ({ offering }) => <><Thing of={offering} kind="Offering" /> <span class="quiet">{offering.provider.name}</span></> },
            { head: w.group, cell: ({ alternatives }) => alternatives },
            { head: w.required, isNumber: true, cell: ({ required, members }) => w.ofGroup(required, members.length) },
            {
              head: w.members,
              cell: ({ members }) => inRow(members.map(({ offering, severity }) => (
                <span key={offering.id} class="nowrap"><Thing of={offering} kind="Offering" /> {severity === 'NONE' ? <span class="quiet">{w.there}</span> : <Severity of={severity} />}</span>
              ))),
            },
          ]}
        />
      )}
    </Answered>
  );
}
