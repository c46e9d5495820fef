import { ImpactFindings as FINDINGS } from '../generated/impact';
import { Answered } from '../parts/Block';
import { Severity } from '../parts/signs';
import { paged, Table } from '../parts/Table';
import { Thing } from '../parts/texts';
import { language } from '../words/language';
import { usePartPages, useReport } from './report';
import { w } from './words';
import type { ImpactFindingsQuery } from '../generated/types/graphql';

type Finding = ImpactFindingsQuery['impact']['findingsConnection']['nodes'][number];

/** The thing that a finding is about, nearest to where it is mended. */
function About({ of }: { of: Finding }) {
  const { agreement, relationship, organization, needed } = of;
  if (agreement) return <Thing of={agreement} kind="Agreement">{agreement.reference ?? agreement.id}</Thing>;
  if (needed) return <Thing of={needed} kind="Offering" />;
  if (relationship) return <Thing of={relationship} kind="ServiceRelationship" />;
  return organization && <Thing of={organization} kind="Organization" />;
}

/** What to look at first. */
export function Findings() {
  const { wanted, first } = useReport();
  const [asked, pages] = usePartPages(FINDINGS, { ...wanted, first, after: null, language }, ({ impact: { findingsConnection: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  return (
    <Answered of={asked} lines={6}>
      {() => (
        <Table
          caption={w.partOf.findings}
          {...paged(pages)}
          rowKey={({ kind, text }) => `${kind} ${text}`}
          empty={w.findingsNothing}
          columns={[
            { head: w.finding, cell: ({ text }) => text },
            { head: w.severity, cell: ({ severity }) => <Severity of={severity} /> },
            { head: w.because, cell: (one) => <About of={one} /> },
          ]}
        />
      )}
    </Answered>
  );
}
