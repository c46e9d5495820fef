import { useLive } from '../asking/live';
import { useAsked } from '../asking/useAsked';
import { AgreementKind } from '../generated/names/AgreementKind';
import { AgreementStatus } from '../generated/names/AgreementStatus';
import { OfferingStatus } from '../generated/names/OfferingStatus';
import { Side as SIDES } from '../generated/names/Side';
import { Agreed as AGREED } from '../generated/relationship';
import type { AgreedQuery, Side } from '../generated/types/graphql';
import { Points } from '../health/Scale';
import { w as health } from '../health/words';
import { Answered } from '../parts/Block';
import { Listed } from '../parts/Table';
import { Day, Thing } from '../parts/texts';
import { number } from '../words/format';
import { Gaps } from '../promises/Gaps';
import { w } from './words';

type Use = AgreedQuery['agreedUse'];
type Agreements = NonNullable<AgreedQuery['serviceRelationship']>['agreements'];

const BINDING: ReadonlySet<string> = new Set(['ACTIVE', 'NOTICE_GIVEN']);

const percent = (value: number | null) => (value === null ? '—' : health.percent(Math.round(value)));

function Agreements({ of }: { of: Agreements }) {
  return (
    <Listed
      title={w.agreements}
      rows={of.nodes}
      rowKey={({ id }) => id}
      total={of.totalCount}
      empty={w.agreementsNothing}
      columns={[
        { head: w.reference, cell: (one) => <Thing of={one} kind="Agreement">{one.reference ?? one.id}</Thing> },
        { head: w.agreementKind, cell: ({ kind }) => kind && AgreementKind[kind] },
        { head: w.status, cell: ({ status }) => AgreementStatus[status] },
        { head: w.covers, cell: ({ covers: { edges, totalCount } }) => <>{edges.flatMap(({ node }, at) => [at ? ', ' : '', <Thing key={node.id} of={node} kind="Offering" />])}{totalCount > edges.length && <span class="quiet"> {w.more(totalCount - edges.length)}</span>}</> },
        { head: w.notice, isNumber: true, cell: ({ noticeDays }) => (noticeDays === null ? '—' : w.days(noticeDays)) },
        { head: w.ends, cell: ({ validTo }) => <Day of={validTo} /> },
      ]}
    />
  );
}

function Used({ of }: { of: Use['offerings'] }) {
  return (
    <Listed
      title={w.used}
      rows={of}
      rowKey={({ offering }) => offering.id}
      empty={w.usedNothing}
      columns={[
        { head: w.offering, cell: ({ offering }) => <Thing of={offering} kind="Offering" /> },
        { head: w.status, cell: ({ status }) => status && OfferingStatus[status] },
        { head: w.fit, isNumber: true, cell: ({ fit }) => (fit === null ? '—' : health.ofHundred(Math.round(fit))) },
        { head: w.use, isNumber: true, cell: ({ used }) => percent(used) },
        { head: w.training, cell: ({ trainingDue }) => <Day of={trainingDue} /> },
        { head: w.demands, isNumber: true, cell: ({ demands }) => (demands.length ? number(demands.length) : '—') },
      ]}
    />
  );
}

function Outcomes({ of }: { of: Use['outcomes'] }) {
  return (
    <Listed
      title={w.outcomes}
      rows={of}
      rowKey={({ outcome }) => outcome.id}
      empty={w.outcomesNothing}
      columns={[
        { head: w.outcome, cell: ({ outcome, side }) => <>{outcome.statement} <span class="quiet">{SIDES[side]}</span></> },
        { head: w.reached, isNumber: true, cell: ({ reached }) => (reached === null ? '—' : <><Points of={Math.max(0, reached * 100)} /> {percent(reached * 100)}</>) },
        { head: w.measured, cell: ({ measurement }) => <Day of={measurement?.at} /> },
      ]}
    />
  );
}

function Costs({ of }: { of: Use['costs'] }) {
  if (!of.length) return null;
  return (
    <Listed
      title={w.costs}
      rows={of}
      rowKey={({ side, currency, per }) => `${side} ${currency} ${per}`}
      columns={[
        { head: w.side, cell: ({ side }) => SIDES[side] },
        { head: w.costsOf, isNumber: true, cell: ({ costs, currency, per }) => `${number(costs)} ${currency ?? ''} ${w.costsPer[per]}` },
        { head: w.saves, isNumber: true, cell: ({ saves }) => (saves ? number(saves) : '—') },
      ]}
    />
  );
}

/** What was agreed, whether it is used and fits, and what comes of it. */
export function Agreed({ id, on, side }: { id: string; on: string | null; side: Side | null }) {
  const asked = useAsked(AGREED, { id, on, side });
  useLive(asked, [id]);
  return (
    <Answered of={asked} lines={12}>
      {({ serviceRelationship, agreedUse }) => (
        <>
          {serviceRelationship && <Agreements of={serviceRelationship.agreements} />}
          {serviceRelationship?.agreements.nodes.some(({ status }) => BINDING.has(status)) && <Gaps relationship={id} today={on} />}
          <Used of={agreedUse.offerings} />
          <div class="blocks"><Outcomes of={agreedUse.outcomes} /><Costs of={agreedUse.costs} /></div>
        </>
      )}
    </Answered>
  );
}
