import { usePages } from '../asking/usePages';
import { IncompleteReason } from '../generated/names/IncompleteReason';
import { PromiseGapKind } from '../generated/names/PromiseGapKind';
import { PromiseGaps as GAPS } from '../generated/promises';
import type { PromiseGapsQuery } from '../generated/types/graphql';
import { Answered, Block, Hidden, Partial } from '../parts/Block';
import { paged, Table, type Column } from '../parts/Table';
import { Thing } from '../parts/texts';
import { day } from '../words/format';
import { amounts, Beneath } from './amounts';
import { Way } from './Way';
import { w } from './words';

type Gap = PromiseGapsQuery['promiseGaps']['gapsConnection']['nodes'][number];

const COLUMNS: readonly Column<Gap>[] = [
  { head: w.agreement, cell: ({ agreement: { id, reference, provider, consumer } }) => <><Thing of={{ id }} kind="Agreement">{reference ?? id}</Thing> <span class="quiet">{w.between(provider.name, consumer.name)}</span></> },
  { head: w.promised, cell: (gap) => <><span class="kind">{PromiseGapKind[gap.kind]}</span>{amounts(gap).promised}</> },
  { head: w.allowed, cell: (gap) => <>{amounts(gap).allowed} <span class="quiet">{w.by}</span> <Beneath of={gap} /></> },
  { head: w.way, cell: ({ path }) => <Way of={path} /> },
];

interface Props {
  provider?: string | null;
  relationship?: string | null;
  today: string | null;
}

/** Each promise that the agreements beneath do not allow to keep: of a provider, of a relationship, or of all. */
export function Gaps({ provider = null, relationship = null, today }: Props) {
  const [asked, pages] = usePages(GAPS, { provider, relationship, today, after: null }, ({ promiseGaps: { gapsConnection: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  const on = asked.data && w.on(day(asked.data.promiseGaps.day));
  return (
    <Block title={w.gaps} note={on && w.counted(pages.total, on)}>
      <Answered of={asked} lines={12}>
        {({ promiseGaps: { hidden, isComplete, incompleteReason } }) => (
          <>
            {!isComplete && <Partial why={incompleteReason && IncompleteReason[incompleteReason]} />}
            <Table caption={w.gaps} columns={COLUMNS} rowKey={(gap) => `${gap.agreement.id} ${gap.kind} ${gap.target?.measure}`} empty={w.nothing} {...paged(pages)} />
            <Hidden count={hidden} />
          </>
        )}
      </Answered>
    </Block>
  );
}
