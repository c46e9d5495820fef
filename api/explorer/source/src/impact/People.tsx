import { ImpactPeople as PEOPLE } from '../generated/impact';
import { ChannelKind } from '../generated/names/ChannelKind';
import { StakeholderRole } from '../generated/names/StakeholderRole';
import type { ImpactPeopleQuery } from '../generated/types/graphql';
import { Answered } from '../parts/Block';
import { paged, Table } from '../parts/Table';
import { Day, inRow, Person, Thing } from '../parts/texts';
import { usePartPages, useReport } from './report';
import { w } from './words';

type Line = ImpactPeopleQuery['impact']['notify']['nodes'][number];

const NAMED = 3;

function Whom({ of }: { of: Line }) {
  const by = of.channel && <span class="quiet"> {ChannelKind[of.channel.kind]}</span>;
  if (!of.person) return <>{w.channelOf(of.reasons[0]?.organization?.name ?? '')} <span class="quiet">{of.channel?.channel?.address}</span></>;
  return (
    <>
      <Person of={of.person} />{by}
      {of.unreachable && <span class="late"> {w.unreachable[of.unreachable]}</span>}
      {of.deputies.length > 0 && <span class="quiet"> {w.deputies(of.deputies.flatMap((one) => one?.name ?? []))}</span>}
    </>
  );
}

const rolesOf = ({ reasons }: Line): string[] => [...new Set(reasons.flatMap(({ role }) => (role ? [StakeholderRole[role]] : [])))];

/** The consumers, and of an owner the offerings, because of which somebody is told. */
function Because({ of }: { of: Line }) {
  const things = new Map(of.reasons.map(({ organization, offering }) => [(organization ?? offering).id, organization ? <Thing of={organization} kind="Organization" /> : <Thing of={offering} kind="Offering" />]));
  const shown = [...things.values()].slice(0, NAMED);
  return <>{inRow(shown)}{things.size > NAMED && <span class="quiet"> {w.others(things.size - NAMED)}</span>}</>;
}

/** Whom to tell by when, who tells them, and whom else where somebody cannot be reached. */
export function People() {
  const { wanted, first, people } = useReport();
  const [asked, pages] = usePartPages(PEOPLE, { ...wanted, first, after: null }, ({ impact: { notify: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  return (
    <Answered of={asked} lines={10}>
      {() => (
        <>
          {pages.total > people && <p class="quiet">{w.peopleAndAddresses(people, pages.total - people)}</p>}
          <Table
            caption={w.partOf.people}
            {...paged(pages)}
            rowKey={(one) => one.person?.id ?? `${one.channel?.id} ${one.channel?.channel?.id}`}
            empty={w.peopleNothing}
            columns={[
              { head: w.person, cell: (one) => <Whom of={one} /> },
              { head: w.by, cell: ({ deadline }) => (deadline ? <Day of={deadline} /> : <span class="quiet nowrap">{w.noDeadline}</span>) },
              { head: w.as, cell: (one) => rolesOf(one).join(', ') },
              { head: w.ofWhom, cell: (one) => <Because of={one} /> },
              { head: w.teller, cell: ({ teller, next }) => (teller ? <Person of={teller} /> : next ? <Person of={next} /> : <span class="quiet">{w.nobody}</span>) },
            ]}
          />
        </>
      )}
    </Answered>
  );
}
