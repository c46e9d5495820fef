import { ImpactFindings as FINDINGS } from '../generated/impact';
import { Answered } from '../parts/Block';
import { Severity } from '../parts/signs';
import { Table } from '../parts/Table';
import { Thing } from '../parts/texts';
import { language } from '../words/language';
import { usePart, useReport } from './report';
import { w } from './words';
import type { ImpactFindingsQuery } from '../generated/types/graphql';

type Finding = ImpactFindingsQuery['impact']['findings'][number];

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
  const { wanted } = useReport();
  const asked = usePart(FINDINGS, { ...wanted, first: 1_000, language });
  return (
    <Answered of={asked} lines={6}>
      {({ impact: { findings } }) => (
        <Table
          caption={w.partOf.findings}
          rows={findings}
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
