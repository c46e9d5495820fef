import { ImpactSuggestions as SUGGESTIONS } from '../generated/impact';
import { Action } from '../generated/names/Action';
import { Coverage } from '../generated/names/Coverage';
import type { ImpactSuggestionsQuery } from '../generated/types/graphql';
import { links, type Question } from '../going/links';
import { Answered, Block, Empty } from '../parts/Block';
import { Counts, Severity } from '../parts/signs';
import { Table } from '../parts/Table';
import { inRow, Thing } from '../parts/texts';
import { day, number } from '../words/format';
import { usePart, useReport } from './report';
import { w } from './words';

type Of = ImpactSuggestionsQuery['impact']['suggestions'];
type Part = NonNullable<Of['part']>;
type Alternative = Of['alternatives'][number];

function Later({ of, question }: { of: Of['inTime']; question: Question }) {
  if (!of) return <Empty>{w.laterNone}</Empty>;
  return <p class="offer"><span>{w.laterOn(day(of.effectiveOn))}</span><Counts of={of.totals.consumers} /><a href={links.impact({ ...question, on: of.effectiveOn })}>{w.ask}</a></p>;
}

function Some({ of, question }: { of: Of['part']; question: Question }) {
  if (!of) return <Empty>{w.partNone}</Empty>;
  const named = (changes: Part['changes']) => inRow(changes.map(({ index, action, offering }) => <span key={index}><Thing of={offering} kind="Offering" /> <span class="quiet">{Action[action]}</span></span>));
  const changes = of.changes.flatMap(({ index }) => question.changes[index] ?? []);
  return (
    <>
      <p class="offer"><span>{w.partAll}</span><span>{named(of.changes)}</span>{changes.length > 0 && <a href={links.impact({ ...question, changes })}>{w.ask}</a>}</p>
      <p class="quiet">{w.leftOut} {named(of.leftOut)}</p>
    </>
  );
}

function what({ kind, offering, alternatives, needed }: Alternative): string {
  if (kind === 'SUCCESSOR') return w.successor(offering.name, needed?.name ?? '');
  if (kind === 'RESTORED') return offering.name;
  return alternatives ? w.toGroup(offering.name, alternatives) : w.forNeed(offering.name, needed?.name ?? '');
}

function Spared({ of }: { of: Alternative }) {
  const { consumers, consumerCount } = of;
  return (
    <>
      {inRow(consumers.map(({ organization, severity, instead }) => <span key={organization.id} class="nowrap"><Thing of={organization} kind="Organization" /> <Severity of={instead} /> <span class="quiet">{w.instead}</span> <Severity of={severity} /></span>))}
      {consumerCount > consumers.length && <span class="quiet"> {w.others(consumerCount - consumers.length)}</span>}
    </>
  );
}

/** What a gentler plan could be: later, less of it, something in its place. */
export function Suggestions({ question }: { question: Question }) {
  const { wanted } = useReport();
  const asked = usePart(SUGGESTIONS, wanted);
  return (
    <Answered of={asked} lines={8}>
      {({ impact: { suggestions } }) => (
        <>
          <Block title={w.later}><Later of={suggestions.inTime} question={question} /></Block>
          <Block title={w.part}><Some of={suggestions.part} question={question} /></Block>
          <Block title={w.alternatives}>
            <Table
              caption={w.alternatives}
              rows={suggestions.alternatives}
              rowKey={(one) => `${one.kind} ${one.offering.id} ${one.alternatives} ${one.needed?.id}`}
              empty={w.alternativesNothing}
              columns={[
                { head: w.offering, cell: (one) => <>{what(one)} <span class="quiet">{w.alternativeOf[one.kind]}{one.coverage && `, ${Coverage[one.coverage]}`}</span></> },
                { head: w.helps, isNumber: true, cell: ({ consumerCount }) => number(consumerCount) },
                { head: w.spared, cell: (one) => <Spared of={one} /> },
              ]}
            />
          </Block>
        </>
      )}
    </Answered>
  );
}
