import type { ComponentChildren } from 'preact';
import { ImpactOutlook as OUTLOOK } from '../generated/impact';
import type { ImpactOutlookQuery } from '../generated/types/graphql';
import { Answered, Empty, Partial } from '../parts/Block';
import { Counts, Severity } from '../parts/signs';
import { Table } from '../parts/Table';
import { Day, Thing } from '../parts/texts';
import { day } from '../words/format';
import { usePart, useReport } from './report';
import { w } from './words';

type Dated = NonNullable<ImpactOutlookQuery['impact']['outlook']>['days'][number];

const NAMED = 4;

function Some({ of }: { of: readonly ComponentChildren[] }) {
  return <>{of.slice(0, NAMED).map((one, at) => <div key={at}>{one}</div>)}{of.length > NAMED && <div class="quiet">{w.others(of.length - NAMED)}</div>}</>;
}

const Fact = ({ of }: { of: Dated['facts'][number] }) => <><Thing of={of.offering} kind="Offering" /> <span class="quiet">{w.dated[of.kind]}</span></>;

/** What becomes of it after its day, by the dates that are known. */
export function Later() {
  const { wanted } = useReport();
  const asked = usePart(OUTLOOK, wanted);
  return (
    <Answered of={asked} lines={6}>
      {({ impact: { outlook } }) => {
        if (!outlook) return <Empty>{w.laterHidden}</Empty>;
        return (
          <>
            {!outlook.isComplete && <Partial why={w.laterPartly} />}
            {outlook.days.length > 0 && <p class="sums">{w.worstOn(day(outlook.worstOn))}</p>}
            <Table
              caption={w.partOf.later}
              rows={outlook.days}
              rowKey={({ on }) => on}
              empty={w.laterNothing}
              columns={[
                { head: w.day, cell: ({ on }) => <Day of={on} /> },
                { head: w.thenHit, cell: ({ totals }) => <Counts of={totals.consumers} /> },
                { head: w.thenWorse, cell: ({ worse }) => <Some of={worse.map(({ organization, severity }) => <><Thing of={organization} kind="Organization" /> <Severity of={severity} /></>)} /> },
                { head: w.because, cell: ({ facts }) => <Some of={facts.map((one, at) => <Fact key={at} of={one} />)} /> },
              ]}
            />
          </>
        );
      }}
    </Answered>
  );
}
