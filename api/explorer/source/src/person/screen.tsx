import { useAsked } from '../asking/useAsked';
import { Editing } from '../editing/Editing';
import { ChannelKind } from '../generated/names/ChannelKind';
import { OfferingStatus } from '../generated/names/OfferingStatus';
import { Side as SIDES } from '../generated/names/Side';
import { StakeholderRole } from '../generated/names/StakeholderRole';
import { Person as PERSON, PersonCommitments as COMMITMENTS } from '../generated/person';
import type { PersonCommitmentsQuery, PersonQuery } from '../generated/types/graphql';
import { idOf, links } from '../going/links';
import { dayNow, usePlace } from '../going/place';
import { AsOf } from '../parts/AsOf';
import { Answered, Block } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Listed } from '../parts/Table';
import { Day, Facts, inRow, isScreen, Person as Somebody, Thing } from '../parts/texts';
import { Title } from '../parts/Title';
import { day } from '../words/format';
import { w as shell } from '../words/shell';
import { Leaving } from './Leaving';
import { w } from './words';

type Person = NonNullable<PersonQuery['person']>;
type Commitments = NonNullable<PersonCommitmentsQuery['person']>['commitments'];

const isPast = (until: string | null): until is string => until !== null && until < dayNow();

function Until({ of }: { of: string | null }) {
  return of ? <span class="quiet"> {w.until(day(of))}</span> : null;
}

function About({ of }: { of: Person }) {
  return (
    <Facts
      of={[
        [w.title, of.title],
        [w.memberOf, of.memberOf.edges.length > 0 && inRow(of.memberOf.edges.map(({ node, until }) => <span key={node.id}><Thing of={node} kind="Organization" />{isPast(until) && <Until of={until} />}</span>), of.memberOf.totalCount)],
        [w.email, of.email && <a href={`mailto:${of.email}`}>{of.email}</a>, 'wide'],
        [w.phone, of.phone && <a href={`tel:${of.phone.replaceAll(/[^+\d]/g, '')}`}>{of.phone}</a>],
        [w.contact, of.doNotContact && <span class="late">{w.notAtAll}</span>],
        [w.away, of.absentFrom && <><Day of={of.absentFrom} /><Until of={of.absentUntil} /></>],
        [w.language, of.language],
        [w.timezone, of.timezone],
        [w.reportsTo, of.reportsTo.nodes.length > 0 && inRow(of.reportsTo.nodes.map((one) => <Somebody key={one.id} of={one} />), of.reportsTo.totalCount)],
        [w.deputies, of.deputies.edges.length > 0 && inRow(of.deputies.edges.map(({ node, until }) => <span key={node.id}><Somebody of={node} /><Until of={until} /></span>), of.deputies.totalCount)],
        [w.deputyOf, of.deputyOf.edges.length > 0 && inRow(of.deputyOf.edges.map(({ node, until }) => <span key={node.id}><Somebody of={node} /><Until of={until} /></span>), of.deputyOf.totalCount)],
        [w.channels, of.channels.nodes.length > 0 && inRow(of.channels.nodes.map((one) => <span key={one.id}><span class="quiet">{ChannelKind[one.kind]}</span> {one.address}</span>), of.channels.totalCount), 'wide'],
      ]}
    />
  );
}

function Roles({ of }: { of: Person['stakeholderIn'] }) {
  return (
    <Listed
      title={w.roles}
      rows={of.edges}
      rowKey={({ id }) => id}
      total={of.totalCount}
      empty={w.rolesNothing}
      columns={[
        { head: w.relationship, cell: ({ node }) => <Thing of={node} kind="ServiceRelationship">{w.between(node.provider.name, node.consumer.name)}</Thing> },
        { head: w.role, cell: ({ role, accountable, until }) => <>{StakeholderRole[role]}{accountable && <span class="quiet"> {w.accountable}</span>}{isPast(until) && <Until of={until} />}</> },
        { head: w.side, cell: ({ side }) => side && SIDES[side] },
      ]}
    />
  );
}

function Owns({ of }: { of: Person['owns'] }) {
  return (
    <Listed
      title={w.owns}
      rows={of.edges}
      rowKey={({ node, since }) => `${node.id} ${since}`}
      total={of.totalCount}
      empty={w.ownsNothing}
      columns={[
        { head: w.offering, cell: ({ node, until }) => <><Thing of={node} kind="Offering" /> <span class="quiet">{node.provider.name}</span>{isPast(until) && <Until of={until} />}</> },
        { head: w.status, cell: ({ node }) => OfferingStatus[node.status] },
      ]}
    />
  );
}

function Committed({ of }: { of: Commitments }) {
  return (
    <Listed
      title={w.commitments}
      rows={of.nodes}
      rowKey={({ id }) => id}
      total={of.totalCount}
      empty={w.commitmentsNothing}
      columns={[
        { head: w.commitment, cell: ({ text }) => text },
        { head: w.relationship, cell: ({ relationship: one }) => <Thing of={one} kind="ServiceRelationship">{w.between(one.provider.name, one.consumer.name)}</Thing> },
        { head: w.due, cell: ({ due }) => <Day of={due} /> },
      ]}
    />
  );
}

function Shown({ of, onChanged }: { of: Person; onChanged: () => void }) {
  const { search, put } = usePlace();
  const commitments = useAsked(COMMITMENTS, { id: of.id });
  const isAsked = search.get('part') === 'leaving';
  const history = links.trail({ of: of.id });
  return (
    <>
      <Title kind={w.kind} beside={<><a class="button" href={links.network({ to: `person:${of.id}` })}>{w.introduce}</a>{isScreen(history) && <a class="button" href={history}>{w.history}</a>}<CopyLink {...(isAsked && { by: 'today' })} /><Print /></>}>{of.name}</Title>
      {isAsked && <AsOf />}
      <Editing kind="Person" id={of.id} onChanged={onChanged} />
      <About of={of} />
      <div class="blocks">
        <Roles of={of.stakeholderIn} />
        <div>
          <Owns of={of.owns} />
          <Answered of={commitments}>{({ person }) => person && <Committed of={person.commitments} />}</Answered>
        </div>
      </div>
      <Block title={w.leaving}>
        {isAsked ? <Leaving person={of.id} today={search.get('today')} /> : (
          <div class="offer">
            <p>{w.leavingWhy}</p>
            <button type="button" onClick={() => put({ part: 'leaving' })}>{w.leavingAsk}</button>
          </div>
        )}
      </Block>
    </>
  );
}

export default function PersonScreen() {
  const { path } = usePlace();
  const asked = useAsked(PERSON, { id: idOf(path) });
  return (
    <Answered of={asked} lines={12}>
      {({ person }) => (person ? <Shown of={person} onChanged={asked.again} /> : <Title>{shell.noSuchThing}</Title>)}
    </Answered>
  );
}
