import { usePages } from '../asking/usePages';
import { PromiseGapKind } from '../generated/names/PromiseGapKind';
import { PromiseLimits as LIMITS } from '../generated/promises';
import type { PromiseLimitsQuery } from '../generated/types/graphql';
import { Answered, Block } from '../parts/Block';
import { paged, Table, type Column } from '../parts/Table';
import { Thing } from '../parts/texts';
import { amounts, Beneath } from './amounts';
import { w as shell } from '../words/shell';
import { w } from './words';

type Limit = PromiseLimitsQuery['promiseGaps']['limits']['nodes'][number];

const COLUMNS: readonly Column<Limit>[] = [
  { head: w.beneath, cell: ({ widest }) => <><Beneath of={widest} /> <span class="quiet">{w.for}</span> <Thing of={widest.path.at(-1) ?? null} kind="Offering" /></> },
  { head: w.allows, cell: ({ widest }) => <><span class="kind">{PromiseGapKind[widest.kind]}</span>{amounts(widest).allowed}</> },
  { head: w.needed, cell: ({ widest }) => amounts(widest).promised },
  {
    head: w.fail,
    cell: ({ gapCount, agreements }) => (
      <details>
        <summary>{w.promises(gapCount)}</summary>
        <ul>{agreements.nodes.map((one) => <li key={one.id}><Thing of={one} kind="Agreement">{one.reference ?? one.id}</Thing> <span class="quiet">{w.between(one.provider.name, one.consumer.name)}</span></li>)}</ul>
        {agreements.totalCount > agreements.nodes.length && <p class="quiet">{shell.firstOf(agreements.nodes.length, agreements.totalCount)}</p>}
      </details>
    ),
  },
];

/** What lies beneath several of the promises: to mend one of these mends all that fail by it. */
export function Limits({ provider, today }: { provider: string | null; today: string | null }) {
  const [asked, pages] = usePages(LIMITS, { provider, today, after: null }, ({ promiseGaps: { limits: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  return (
    <Block title={w.limits} note={w.limitsNote}>
      <Answered of={asked} lines={6}>
        {() => <Table caption={w.limits} columns={COLUMNS} rowKey={({ widest }) => `${widest.kind} ${widest.agreement.id} ${widest.target?.measure}`} empty={w.nothing} {...paged(pages)} />}
      </Answered>
    </Block>
  );
}
