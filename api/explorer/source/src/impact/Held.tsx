import { ImpactHeld as HELD } from '../generated/impact';
import type { ImpactHeldQuery } from '../generated/types/graphql';
import { Answered, Block } from '../parts/Block';
import { SHAPES } from '../parts/signs';
import { paged, Table } from '../parts/Table';
import { Day, inRow, Thing } from '../parts/texts';
import { day, number } from '../words/format';
import { Severity } from '../generated/names/Severity';
import { usePartPages, useReport } from './report';
import { w } from './words';

type Held = ImpactHeldQuery['impact']['heldConnection']['nodes'][number];

function Member({ of }: { of: Held['members'][number] }) {
  return <span class="nowrap"><span class={`sign ${of.severity.toLowerCase()}`} title={Severity[of.severity]}>{SHAPES[of.severity]}<span class="unseen"> {Severity[of.severity]}</span></span> <Thing of={of.offering} kind="Offering" /></span>;
}

function Until({ of }: { of: Held }) {
  if (of.until) return <Day of={of.until} />;
  return <span class="quiet">{of.untilKnownTo ? w.untilKnown(day(of.untilKnownTo)) : w.untilNone}</span>;
}

/** Groups of alternatives that hold: how much may be lost yet, and until when; beside it what was given already. */
export function Held() {
  const { wanted, first } = useReport();
  const [asked, pages] = usePartPages(HELD, { ...wanted, first, after: null }, ({ impact: { heldConnection: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  return (
    <Answered of={asked} lines={6}>
      {({ impact: { contextConnection: context } }) => (
        <>
          <Table
            caption={w.partOf.held}
            {...paged(pages)}
            rowKey={({ offering, alternatives }) => `${offering.id} ${alternatives}`}
            empty={w.heldNothing}
            columns={[
              { head: w.offering, cell: ({ offering, alternatives, required }) => <><Thing of={offering} kind="Offering" /> <span class="quiet">{w.needed(required, alternatives)}</span></> },
              { head: w.members, cell: ({ members }) => inRow(members.map((one) => <Member key={one.id} of={one} />)) },
              { head: w.margin, isNumber: true, cell: ({ margin }) => (margin === null ? '?' : number(margin)) },
              { head: w.until, cell: (one) => <Until of={one} /> },
            ]}
          />
          {context.totalCount > 0 && (
            <Block title={w.context} note={w.contextWhy}>
              <Table
                caption={w.context}
                rows={context.nodes}
                total={context.totalCount}
                rowKey={({ offering, reason }) => `${offering.id} ${reason}`}
                columns={[
                  { head: w.offering, cell: ({ offering }) => <Thing of={offering} kind="Offering" /> },
                  { head: w.reason, cell: ({ reason }) => reason },
                ]}
              />
            </Block>
          )}
        </>
      )}
    </Answered>
  );
}
