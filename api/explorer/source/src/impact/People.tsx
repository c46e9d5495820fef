import { ImpactPeople as PEOPLE } from '../generated/impact';
import { ChannelKind } from '../generated/names/ChannelKind';
import { StakeholderRole } from '../generated/names/StakeholderRole';
import type { ImpactPeopleQuery } from '../generated/types/graphql';
import { Answered } from '../parts/Block';
import { paged, Table } from '../parts/Table';
import { Day, inRow, Person, Thing } from '../parts/texts';
import { usePartPages, useReport } from './report';
import { tongue } from '../words/format';
import { w } from './words';

type Line = ImpactPeopleQuery['impact']['notify']['nodes'][number];

const NAMED = 3;

function Whom({ of }: { of: Line }) {
  const how = [of.channel && ChannelKind[of.channel.kind], of.language && tongue(of.language)].filter(Boolean).join(', ');
  if (!of.person) return <>{w.channelOf(of.reasons[0]?.organization?.name ?? '')} <span class="quiet">{of.channel?.channel?.address}</span></>;
  return (
    <>
      <Person of={of.person} /> <span class="quiet">{how}</span>
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

/** Whom to tell by when, over what and in which language, who tells them, and whom else where nobody answers. */
export function People() {
  const { wanted, first, people } = useReport();
  const [asked, pages] = usePartPages(PEOPLE, { ...wanted, first, after: null }, ({ impact: { notify: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  return (
    <Answered of={asked} lines={10}>
      {() => (
        <>
          {pages.total > people && <p class="note quiet">{w.peopleAndAddresses(people, pages.total - people)}</p>}
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
              { head: w.teller, cell: ({ teller }) => (teller ? <Person of={teller} /> : <span class="quiet">{w.nobody}</span>) },
              { head: w.next, cell: ({ next }) => next && <Person of={next} /> },
            ]}
          />
        </>
      )}
    </Answered>
  );
}
