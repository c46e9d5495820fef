import type { ComponentChildren } from 'preact';
import type { Answerable } from '../asking/useAsked';
import { Severity as NAMES } from '../generated/names/Severity';
import type { ImpactBoxQuery } from '../generated/types/graphql';
import { Answered, Empty } from '../parts/Block';
import { Severity } from '../parts/signs';
import { Thing } from '../parts/texts';
import type { Hit } from './tree';
import { w } from './words';

interface ListProps<Row> {
  title: string;
  rows: readonly Row[];
  total: number;
  nothing: string;
  children: (row: Row) => ComponentChildren;
}

function List<Row>({ title, rows, total, nothing, children }: ListProps<Row>) {
  return (
    <>
      <h3>{title}</h3>
      {rows.length ? <ul>{rows.map((row, at) => <li key={at}>{children(row)}</li>)}</ul> : <Empty>{nothing}</Empty>}
      {total > rows.length && <p class="quiet">{w.rest(total - rows.length)}</p>}
    </>
  );
}

type Need = ImpactBoxQuery['impact']['dependencies']['nodes'][number];

/** From worst to none. */
const DEGREES = Object.keys(NAMES);
const worst = (a: Need, b: Need): number => DEGREES.indexOf(a.arrives) - DEGREES.indexOf(b.arrives);

/** The chosen offering: why it is hit, what each of its needs passes on, its agreements, and whom it hits. */
export function Panel({ of, asked, onRelease }: { of: Hit; asked: Answerable<ImpactBoxQuery>; onRelease: () => void }) {
  return (
    <aside class="panel" aria-label={of.name}>
      <div class="head"><h2><Thing of={of} kind="Offering" /></h2><Severity of={of.severity} /><button type="button" class="plain" aria-label={w.release} onClick={onRelease}>×</button></div>
      <Answered of={asked} lines={6}>
        {({ impact: { offerings, dependencies, consumers }, offering }) => (
          <>
            <p>{offerings.nodes[0]?.because}</p>
            <List title={w.needs} rows={[...dependencies.nodes].sort(worst)} total={dependencies.totalCount} nothing={w.needsNothing}>
              {({ to, arrives, criticality, alternatives }) => <><Severity of={arrives} /> <Thing of={to} kind="Offering" /> <span class="quiet">{[w.passes(NAMES[criticality]), alternatives].filter(Boolean).join(' · ')}</span></>}
            </List>
            <List title={w.hit} rows={consumers.nodes} total={consumers.totalCount} nothing={w.hitNothing}>
              {({ organization, severity }) => <><Severity of={severity} /> <Thing of={organization} kind="Organization" /></>}
            </List>
            <List title={w.agreements} rows={offering?.agreements.edges ?? []} total={offering?.agreements.totalCount ?? 0} nothing={w.agreementsNothing}>
              {({ node }) => <><Thing of={node} kind="Agreement">{node.reference ?? node.id}</Thing> <span class="quiet">{node.consumer.name}</span></>}
            </List>
          </>
        )}
      </Answered>
    </aside>
  );
}
