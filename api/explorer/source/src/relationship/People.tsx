import { useMemo } from 'preact/hooks';
import { useLive } from '../asking/live';
import { useAsked } from '../asking/useAsked';
import { Quadrant } from '../generated/names/Quadrant';
import { Side } from '../generated/names/Side';
import { StakeholderRole } from '../generated/names/StakeholderRole';
import { RelationshipPeople as PEOPLE } from '../generated/relationship';
import type { RelationshipPeopleQuery } from '../generated/types/graphql';
import { Picture } from '../network/Picture';
import { Calling } from '../calling/Calling';
import { w as calling } from '../calling/words';
import { Answered, Block, Empty } from '../parts/Block';
import { Listed } from '../parts/Table';
import { Day, Facts, inRow, Person } from '../parts/texts';
import { list } from '../words/format';
import { HangsOn } from './HangsOn';
import { w } from './words';

type Mapped = RelationshipPeopleQuery['stakeholderMap'][number];

const DEGREES = [5, 4, 3, 2, 1];
const MARKS: Record<Mapped['side'], string> = { PROVIDER: '●', CONSUMER: '■', THIRD_PARTY: '▲' };

/** Names in the cells of a plain grid: the upper right are worked with most closely. */
function Grid({ of }: { of: readonly Mapped[] }) {
  const at = (influence: number, interest: number) => of.filter((one) => one.influence === influence && one.interest === interest);
  const unknown = of.filter((one) => one.influence === null || one.interest === null);
  return (
    <>
      <table class="grid">
        <caption>{w.influence} ↑ · {w.interest} → · {list([`● ${Side.PROVIDER}`, `■ ${Side.CONSUMER}`])}</caption>
        <tbody>
          {DEGREES.map((influence) => (
            <tr key={influence}>
              <th scope="row"><span class="unseen">{w.influence} </span>{influence}</th>
              {DEGREES.toReversed().map((interest) => (
                <td key={interest} class={influence > 3 && interest > 3 ? 'strong' : undefined}>
                  {at(influence, interest).map(({ person, side }) => <span key={person.id}><span aria-hidden="true">{MARKS[side]} </span><Person of={person} /></span>)}
                </td>
              ))}
            </tr>
          ))}
          <tr><td />{DEGREES.toReversed().map((interest) => <th key={interest} scope="col"><span class="unseen">{w.interest} </span>{interest}</th>)}</tr>
        </tbody>
      </table>
      {unknown.length > 0 && <p class="quiet">{w.notAssessed}: {inRow(unknown.map(({ person }) => <Person key={person.id} of={person} />))}</p>}
    </>
  );
}

function Sentiment({ of }: { of: Mapped }) {
  if (of.sentiment === null) return <span class="quiet">—</span>;
  return <>{w.sentiments[of.sentiment]}{of.isSentimentOld && <span class="quiet"> {w.old}</span>}</>;
}

function Coverage({ of, on }: { of: RelationshipPeopleQuery['coverage']['nodes'][number]; on: string | null }) {
  return (
    <Facts
      of={[
        [w.picture, w.threads(of.threads)],
        [w.hangsOn, of.hangsOn.length > 0 && <HangsOn of={of.hangsOn} on={on} />, 'wide'],
        [w.notMet, of.notMet.length > 0 && inRow(of.notMet.map((one) => <Person key={one.id} of={one} />))],
        [w.findings, of.vacancies.length > 0 && of.vacancies.map(({ reason }) => reason).join(' ')],
      ]}
    />
  );
}

function Known({ id, on, people }: { id: string; on: string | null; people: readonly Mapped[] }) {
  const sides = useMemo(() => new Map(people.map(({ person, side }) => [person.id, side])), [people]);
  return <Picture of={{ relationship: id }} on={on} sides={sides} />;
}

/** Who is who: what hangs on whom, the grid, the network, and the same as a table. */
export function People({ id, on }: { id: string; on: string | null }) {
  const asked = useAsked(PEOPLE, { id, on });
  useLive(asked, [id]);
  return (
    <Answered of={asked} lines={12}>
      {({ stakeholderMap: people, coverage }) => (people.length ? (
        <>
          {coverage.nodes.map((one) => <Coverage key={id} of={one} on={on} />)}
          <div class="blocks wideOnly">
            <Block title={w.map}><Grid of={people} /></Block>
            <Block title={w.picture}><Known id={id} on={on} people={people} /></Block>
          </div>
          <Listed
            title={w.people}
            note={people.length}
            rows={people}
            rowKey={({ person, side }) => `${person.id} ${side}`}
            columns={[
              { head: w.person, cell: ({ person }) => <><Person of={person} />{person.title && <span class="kind">{person.title}</span>}</> },
              { head: w.side, cell: ({ side }) => <span class="nowrap"><span aria-hidden="true">{MARKS[side]} </span>{Side[side]}</span> },
              { head: w.roles, cell: ({ roles, accountable }) => <>{list(roles.map((role) => StakeholderRole[role]))}{accountable && <span class="quiet"> {w.accountable}</span>}</> },
              { head: w.influence, isNumber: true, cell: ({ influence }) => influence ?? '—' },
              { head: w.interest, isNumber: true, cell: ({ interest }) => interest ?? '—' },
              { head: w.quadrant, cell: ({ quadrant }) => quadrant && Quadrant[quadrant] },
              { head: w.sentiment, cell: (one) => <Sentiment of={one} /> },
              { head: w.lastContact, cell: ({ lastContact }) => <Day of={lastContact} /> },
              { head: w.covered, cell: ({ coveredBy }) => inRow(coveredBy.map((one) => <Person key={one.id} of={one} />)) },
            ]}
          />
          <Block title={calling.title}><Calling relationship={id} topic="SERVICE" /></Block>
        </>
      ) : <Empty>{w.nobody}</Empty>)}
    </Answered>
  );
}
