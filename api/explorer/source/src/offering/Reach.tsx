import { usePages } from '../asking/usePages';
import { OfferingStatus } from '../generated/names/OfferingStatus';
import { RestsOn as RESTS_ON, Supports as SUPPORTS } from '../generated/offering';
import { Answered } from '../parts/Block';
import { paged, Table } from '../parts/Table';
import { Thing } from '../parts/texts';
import { w } from './words';

const DOCUMENTS = { needs: RESTS_ON, dependents: SUPPORTS };

interface Props {
  id: string;
  way: keyof typeof DOCUMENTS;
}

/** All that it rests on, or that rests on it, however many steps away: the nearest first. */
export function Reach({ id, way }: Props) {
  const [asked, pages] = usePages(DOCUMENTS[way], { id, after: null }, ({ offering }) => offering && { ...offering.restsOn, rows: offering.restsOn.edges });
  return (
    <Answered of={asked} lines={8}>
      {() => (
        <Table
          caption={w.allTheWay[way]}
          rowKey={({ cursor }) => cursor}
          columns={[
            { head: w.offering, cell: ({ node }) => <><Thing of={node} kind="Offering" /> <span class="quiet">{node?.provider.name}</span></> },
            { head: w.hops, isNumber: true, cell: ({ hops }) => w.away(hops) },
            { head: w.status, cell: ({ node }) => node && OfferingStatus[node.status] },
          ]}
          {...paged(pages)}
        />
      )}
    </Answered>
  );
}
