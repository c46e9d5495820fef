import { ImpactBasis as BASIS } from '../generated/impact';
import { Answered, Block } from '../parts/Block';
import { Table } from '../parts/Table';
import { Thing } from '../parts/texts';
import { usePart, useReport } from './report';
import { w } from './words';

/** How sure the facts are on which the answer rests. */
export function Basis() {
  const { wanted } = useReport();
  const asked = usePart(BASIS, wanted);
  return (
    <Answered of={asked} lines={4}>
      {({ impact: { basis } }) => (
        <>
          <p class="sums">{basis.facts === null ? w.factsHidden : [w.facts(basis.facts), w.assumed(basis.assumed ?? 0), w.unconfirmed(basis.unconfirmed ?? 0)].join(', ')}</p>
          <Block title={w.bare} note={basis.withoutAgreement.length || null}>
            <Table
              caption={w.bare}
              rows={basis.withoutAgreement}
              rowKey={({ from, to }) => `${from.id} ${to.id}`}
              empty={w.bareNothing}
              columns={[
                { head: w.offering, cell: ({ from }) => <><Thing of={from} kind="Offering" /> <span class="quiet">{from.provider.name}</span></> },
                { head: w.needs, cell: ({ to }) => <><Thing of={to} kind="Offering" /> <span class="quiet">{to.provider.name}</span></> },
              ]}
            />
          </Block>
        </>
      )}
    </Answered>
  );
}
