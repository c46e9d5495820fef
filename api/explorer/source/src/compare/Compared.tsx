import type { ComponentChildren } from 'preact';
import { usePages } from '../asking/usePages';
import { Differing as DIFFERING } from '../generated/compare';
import { IncompleteReason } from '../generated/names/IncompleteReason';
import type { CompareQuery, ScenarioInput } from '../generated/types/graphql';
import { links, type Scenario } from '../going/links';
import { Answered, Block, Partial } from '../parts/Block';
import { Counts, Severity } from '../parts/signs';
import { paged, Table } from '../parts/Table';
import { Day, Thing } from '../parts/texts';
import { number } from '../words/format';
import { w } from './words';

type One = CompareQuery['compareScenarios']['scenarios'][number];

const headOf = ({ rank, name }: One) => `${number(rank)}. ${name}`;

interface Measure {
  name: string;
  of: (one: One) => ComponentChildren;
}

const MEASURES: readonly Measure[] = [
  { name: w.because, of: ({ because }) => because },
  { name: w.on, of: ({ report }) => <Day of={report.effectiveOn} /> },
  { name: w.worstOn, of: ({ worstOn }) => <Day of={worstOn} /> },
  { name: w.consumers, of: ({ report }) => <Counts of={report.totals.consumers} /> },
  { name: w.agreements, of: ({ report }) => number(report.totals.agreements.total) },
  { name: w.offerings, of: ({ report }) => number(report.totals.offerings.total) },
  { name: w.people, of: ({ report }) => number(report.totals.people) },
  { name: w.overdue, of: ({ report }) => (report.notice.overdue ? <span class="late">{number(report.notice.overdue)}</span> : number(0)) },
  { name: w.earliest, of: ({ report }) => <Day of={report.notice.earliestDate} /> },
];

interface Props {
  of: readonly One[];
  /** The scenarios that were asked, in the order in which they were. */
  plans: readonly Scenario[];
  asked: { scenarios: ScenarioInput[]; today: string | null };
  isPlanned: boolean;
}

/** A column for each scenario, the one that hurts least first. */
export function Ranked({ of, plans, asked, isPlanned }: Props) {
  const incomplete = of.find(({ report }) => !report.isComplete)?.report;
  const hidden = of.some(({ report }) => report.totals.hidden) ? [{ name: w.hidden, of: ({ report }: One) => number(report.totals.hidden ?? 0) }] : [];
  const consequences = ({ index, name }: One) => {
    const plan = plans[index]; // not there any more, while the next comparison is on its way
    const question = plan && { ...plan, planned: isPlanned, ...(asked.today && { today: asked.today }) };
    return question && <a href={links.impact(question)} aria-label={w.thenOf(name)}>{w.thenShort}</a>;
  };
  return (
    <Block title={w.ranked}>
      {incomplete && <Partial why={incomplete.incompleteReason && IncompleteReason[incomplete.incompleteReason]} />}
      <Table
        caption={w.ranked}
        rows={[...MEASURES, ...hidden, { name: w.then, of: consequences }]}
        rowKey={({ name }) => name}
        columns={[{ head: w.measure, cell: ({ name }: Measure) => name }, ...of.map((one) => ({ head: headOf(one), cell: (measure: Measure) => measure.of(one) }))]}
      />
    </Block>
  );
}

/** Consumers that the scenarios do not treat alike, what each does to them in a column. */
export function Differing({ of, asked }: Pick<Props, 'of' | 'asked'>) {
  const [answer, pages] = usePages(DIFFERING, { ...asked, after: null }, ({ compareScenarios: { consumers: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  return (
    <Block title={w.differing} note={pages.total ? number(pages.total) : null}>
      <Answered of={answer} lines={6}>
        {() => (
          <Table
            caption={w.differing}
            {...paged(pages)}
            rowKey={({ organization }) => organization.id}
            empty={w.same}
            columns={[
              { head: w.consumer, cell: ({ organization }) => <Thing of={organization} kind="Organization" /> },
              ...of.map((one) => ({
                head: headOf(one),
                cell: ({ fates }: (typeof pages.rows)[number]) => {
                  const fate = fates[one.index];
                  return fate && <><Severity of={fate.severity} />{fate.overdue > 0 && <span class="kind">{w.late(fate.overdue)}</span>}</>;
                },
              })),
            ]}
          />
        )}
      </Answered>
    </Block>
  );
}
