import { useState } from 'preact/hooks';
import { sortOf } from '../browsing/wanted';
import { ImpactConsumers as CONSUMERS } from '../generated/impact';
import type { ImpactConsumersQuery } from '../generated/types/graphql';
import { usePlace } from '../going/place';
import { Answered } from '../parts/Block';
import { Severity } from '../parts/signs';
import { paged, Table } from '../parts/Table';
import { Day, Thing } from '../parts/texts';
import { language } from '../words/language';
import { w as shell } from '../words/shell';
import { usePartPages, useReport } from './report';
import { w } from './words';

type Consumer = ImpactConsumersQuery['impact']['consumers']['nodes'][number];

const SORTS = ['severity', 'name', 'notifyBy'] as const;
const WORST_FIRST = '-severity';
const LONGEST = 5;

/** `Maps → Routing → Dispatch`; the middle of a long way is left out, a step that may not be seen is said. */
function wayOf(path: Consumer['path']): string {
  const names = path.map((step) => step?.name ?? shell.hiddenThing);
  return (names.length > LONGEST ? [...names.slice(0, 2), '…', ...names.slice(-2)] : names).join(' → ');
}

/** Of its own sets of causes each needs several changes. */
const isTogether = ({ causes }: Consumer): boolean => causes.length > 0 && causes.every(({ changes }) => changes.length > 1);

function Reasons({ of }: { of: Consumer }) {
  return (
    <>
      <p>{of.because}</p>
      {of.relationshipRisk.map(({ kind, reason, relationship }) => <p key={`${kind} ${relationship.id}`}><span aria-hidden="true">▲ </span><Thing of={relationship} kind="ServiceRelationship">{reason}</Thing></p>)}
    </>
  );
}

/** The way in short, and opened the reasons in whole sentences. */
function Why({ of, isWhole }: { of: Consumer; isWhole: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const weak = of.relationshipRisk.length > 0 && <span class="quiet"> {w.weak(of.relationshipRisk.length)}</span>;
  return (
    <>
      {isWhole ? <Reasons of={of} /> : <details onToggle={(event) => setIsOpen(event.currentTarget.open)}><summary>{wayOf(of.path)}{weak}</summary>{isOpen && <Reasons of={of} />}</details>}
      {isTogether(of) && <p class="quiet">{w.onlyTogether(of.causes[0]!.changes.map(({ offering }) => offering.name))}</p>}
    </>
  );
}

function TellBy({ of }: { of: Consumer }) {
  const days = of.agreements.flatMap(({ notifyBy }) => notifyBy ?? []).sort();
  return <><Day of={days[0]} />{of.agreements.some(({ overdue }) => overdue) && <span class="late"> {w.late}</span>}</>;
}

/** Who is hit, how badly, along which way, by when to be told. `isWhole`: with each reason, as it is printed. */
export function Consumers({ isWhole }: { isWhole: boolean }) {
  const { wanted, first, least } = useReport();
  const { search, put } = usePlace();
  const filter = least === 'LOW' ? null : { severity: { gte: least } };
  const sort = sortOf(search, SORTS, WORST_FIRST);
  const [asked, pages] = usePartPages(CONSUMERS, { ...wanted, first, after: null, language, filter, sort }, ({ impact: { consumers: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  return (
    <Answered of={asked} lines={10}>
      {() => (
        <Table
          caption={w.consumers}
          {...paged(pages)}
          rowKey={({ organization }) => organization.id}
          empty={filter ? w.noneSoBadly : w.nothing}
          sorting={{ by: search.get('sort') ?? WORST_FIRST, onSort: (by) => put({ sort: by === WORST_FIRST ? null : by }) }}
          columns={[
            { head: w.consumer, sort: 'name', cell: ({ organization }) => <Thing of={organization} kind="Organization" /> },
            { head: w.severity, sort: 'severity', cell: ({ severity }) => <Severity of={severity} /> },
            { head: w.way, cell: (one) => <Why of={one} isWhole={isWhole} /> },
            { head: w.tellBy, sort: 'notifyBy', cell: (one) => <TellBy of={one} /> },
          ]}
        />
      )}
    </Answered>
  );
}
