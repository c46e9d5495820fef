import type { WeakLineFragment } from '../generated/types/graphql';
import { links } from '../going/links';
import { Counts, type Degree } from '../parts/signs';
import type { Column } from '../parts/Table';
import { Thing } from '../parts/texts';
import { number } from '../words/format';
import { w } from './words';

type Counted = Record<Lowercase<Exclude<Degree, 'NONE'>>, number>;

const sum = ({ critical, high, medium, low }: Counted) => critical + high + medium + low;

/** The columns of a list of weak points; each leads to the offering and to what would follow from its end. */
export const lines = (on: string | null): readonly Column<WeakLineFragment>[] => [
  {
    head: w.offering,
    cell: ({ rank, offering, standsAlone }) => (
      <>
        {number(rank)}. <Thing of={offering} kind="Offering" /> <span class="quiet">{offering.provider.name}</span>
        {standsAlone && <span class="kind">{w.standsAlone}</span>}
      </>
    ),
  },
  {
    head: w.consumers,
    cell: ({ consumers, masked }) => <><Counts of={consumers} />{sum(masked) > 0 && <span class="kind">{w.masked(sum(masked))}</span>}</>,
  },
  { head: w.agreements, isNumber: true, cell: ({ agreements }) => number(sum(agreements)) },
  { head: w.offerings, isNumber: true, cell: ({ offerings }) => number(sum(offerings)) },
  { head: w.overdue, isNumber: true, cell: ({ overdue }) => number(overdue) },
  {
    head: w.then,
    cell: ({ offering }) => {
      const question = { changes: [{ offering: offering.id, action: 'RETIRE' as const }], ...(on && { on }) };
      return <a class="nowrap" href={links.impact(question)}>{w.whatIf}<span class="unseen"> {offering.name}</span></a>;
    },
  },
];
