import { ImpactMasked as MASKED } from '../generated/impact';
import { Answered, Partial } from '../parts/Block';
import { Severity } from '../parts/signs';
import { paged, Table } from '../parts/Table';
import { Day, inRow, Thing } from '../parts/texts';
import { usePartPages, useReport } from './report';
import { w } from './words';

/** Whom it would hit if they had not lost as much already: not "not affected". */
export function Masked() {
  const { wanted, first } = useReport();
  const [asked, pages] = usePartPages(MASKED, { ...wanted, first, after: null }, ({ impact: { masked: { consumers: { nodes, ...rest } } } }) => ({ ...rest, rows: nodes }));
  return (
    <Answered of={asked} lines={6}>
      {({ impact: { masked } }) => (
        <>
          {!masked.isComplete && <Partial why={w.maskedPartly} />}
          {pages.total > 0 && <p class="quiet">{w.maskedNote}</p>}
          <Table
            caption={w.partOf.masked}
            {...paged(pages)}
            rowKey={({ organization }) => organization.id}
            empty={w.maskedNothing}
            columns={[
              { head: w.consumer, cell: ({ organization }) => <Thing of={organization} kind="Organization" /> },
              { head: w.severity, cell: ({ severity }) => <Severity of={severity} /> },
              { head: w.maskedUntil, cell: ({ until }) => (until ? <Day of={until} /> : <span class="quiet">{w.maskedForGood}</span>) },
              { head: w.maskedBy, cell: ({ by, byCount }) => <>{inRow(by.map(({ offering, reason }) => <span key={`${offering.id} ${reason}`}><Thing of={offering} kind="Offering" /> <span class="quiet">{reason}</span></span>))}{byCount > by.length && <span class="quiet"> {w.others(byCount - by.length)}</span>}</> },
            ]}
          />
        </>
      )}
    </Answered>
  );
}
