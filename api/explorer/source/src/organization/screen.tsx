import { useAsked } from '../asking/useAsked';
import { Editing } from '../editing/Editing';
import { AgreementKind } from '../generated/names/AgreementKind';
import { AgreementStatus } from '../generated/names/AgreementStatus';
import { OfferingStatus } from '../generated/names/OfferingStatus';
import { RelationshipStatus } from '../generated/names/RelationshipStatus';
import { RelationshipType } from '../generated/names/RelationshipType';
import { Organization as ORGANIZATION, OrganizationRelationships as RELATIONSHIPS, OrganizationUse as USE } from '../generated/organization';
import type { OrganizationQuery, OrganizationRelationshipsQuery, OrganizationUseQuery } from '../generated/types/graphql';
import { idOf, links } from '../going/links';
import { dayNow, usePlace } from '../going/place';
import { Answered } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Listed } from '../parts/Table';
import { Day, Facts, inRow, isScreen, Person, Thing } from '../parts/texts';
import { Title } from '../parts/Title';
import { day, number } from '../words/format';
import { w as shell } from '../words/shell';
import { w } from './words';

type Organization = NonNullable<OrganizationQuery['organization']>;
type Relationships = NonNullable<OrganizationRelationshipsQuery['organization']>;
type Use = NonNullable<OrganizationUseQuery['organization']>['agreementsAsConsumer'];

function About({ of }: { of: Organization }) {
  const { parts } = of;
  return (
    <Facts
      of={[
        [w.kindOf, of.kind],
        [w.partOf, of.partOf && <Thing of={of.partOf} kind="Organization" />],
        [w.noticePolicy, of.noticePolicyDays !== null && w.days(of.noticePolicyDays)],
        [w.parts, parts.nodes.length > 0 && <>{inRow(parts.nodes.map((one) => <Thing key={one.id} of={one} kind="Organization" />))}{parts.totalCount > parts.nodes.length && ` ${w.more(parts.totalCount - parts.nodes.length)}`}</>],
      ]}
    />
  );
}

/** Weeks in which nothing is to be changed for it. */
function Freezes({ of }: { of: Organization['freezes'] }) {
  return <>{of.nodes.map((one) => <p key={one.id} class="band"><strong>{w.freezes}</strong>: <Day of={one.from} /> {one.until && w.until(day(one.until))}{one.reason && ` — ${one.reason}`}</p>)}{of.totalCount > of.nodes.length && <p class="quiet">{shell.firstOf(of.nodes.length, of.totalCount)}</p>}</>;
}

function Offers({ of, id }: { of: Organization['provides']; id: string }) {
  return (
    <Listed
      title={w.offers}
      beside={of.totalCount > of.nodes.length && <a href={links.offerings({ provider: id })}>{w.all}</a>}
      rows={of.nodes}
      rowKey={({ id: one }) => one}
      total={of.totalCount}
      empty={w.offersNothing}
      columns={[
        { head: w.offering, cell: (one) => <Thing of={one} kind="Offering" /> },
        { head: w.status, cell: ({ status, retiresOn }) => <>{OfferingStatus[status]}{retiresOn && <span class="quiet"> {w.until(day(retiresOn))}</span>}</> },
        { head: w.dependents, isNumber: true, cell: ({ dependents }) => number(dependents.totalCount) },
        { head: w.agreements, isNumber: true, cell: ({ agreements }) => number(agreements.totalCount) },
      ]}
    />
  );
}

function People({ of, id }: { of: Organization['members']; id: string }) {
  const today = dayNow();
  return (
    <Listed
      title={w.people}
      beside={of.totalCount > of.edges.length && <a href={links.people({ of: id })}>{w.all}</a>}
      rows={of.edges}
      rowKey={({ node }) => node.id}
      total={of.totalCount}
      empty={w.peopleNothing}
      columns={[
        { head: w.person, cell: ({ node }) => <Person of={node} /> },
        { head: w.title, cell: ({ title, node, until }) => <>{title ?? node.title}{until && until < today && <span class="quiet"> {w.until(day(until))}</span>}</> },
      ]}
    />
  );
}

function Uses({ of }: { of: Use }) {
  return (
    <Listed
      title={w.uses}
      rows={of.nodes}
      rowKey={({ id }) => id}
      total={of.totalCount}
      empty={w.usesNothing}
      columns={[
        { head: w.offering, cell: ({ covers, kind }) => <>{!covers.totalCount && kind && <span class="quiet">{AgreementKind[kind]}</span>}{inRow(covers.edges.map(({ node }) => <Thing key={node.id} of={node} kind="Offering" />))}{covers.totalCount > covers.edges.length && ` ${w.more(covers.totalCount - covers.edges.length)}`}</> },
        { head: w.provider, cell: ({ provider }) => <Thing of={provider} kind="Organization" /> },
        { head: w.agreement, cell: (one) => <><Thing of={one} kind="Agreement">{one.reference ?? one.id}</Thing> <span class="quiet">{AgreementStatus[one.status]}</span></> },
        { head: w.notice, isNumber: true, cell: ({ noticeDays }) => (noticeDays === null ? '—' : w.days(noticeDays)) },
        { head: w.ends, cell: ({ validTo }) => <Day of={validTo} /> },
      ]}
    />
  );
}

type Relationship = Relationships['relationshipsAsProvider']['nodes'][number] | Relationships['relationshipsAsConsumer']['nodes'][number];

function Others({ title, head, empty, of }: { title: string; head: string; empty: string; of: { totalCount: number; nodes: readonly Relationship[] } }) {
  const other = (one: Relationship) => ('consumer' in one ? one.consumer : one.provider);
  return (
    <Listed
      title={title}
      rows={of.nodes}
      rowKey={({ id }) => id}
      total={of.totalCount}
      empty={empty}
      columns={[
        { head, cell: (one) => <Thing of={other(one)} kind="Organization" /> },
        { head: w.type, cell: (one) => <Thing of={one} kind="ServiceRelationship">{one.type ? RelationshipType[one.type] : one.id}</Thing> },
        { head: w.status, cell: ({ status }) => RelationshipStatus[status] },
        { head: w.agreements, isNumber: true, cell: ({ agreements }) => number(agreements.totalCount) },
      ]}
    />
  );
}

function Shown({ of, onChanged }: { of: Organization; onChanged: () => void }) {
  const use = useAsked(USE, { id: of.id });
  const relationships = useAsked(RELATIONSHIPS, use.data ? { id: of.id } : null);
  const [ahead, network, history] = [links.ahead(of.id), links.network({ organization: of.id }), links.trail({ of: of.id })];
  const beside = (
    <>
      {isScreen(ahead) && <a class="button first" href={ahead}>{w.ahead}</a>}
      {isScreen(network) && <a class="button" href={network}>{w.network}</a>}
      {isScreen(history) && <a class="button" href={history}>{w.history}</a>}
      <CopyLink /><Print />
    </>
  );
  return (
    <>
      <Title kind={w.kind} beside={beside}>{of.name}</Title>
      <Editing kind="Organization" id={of.id} onChanged={onChanged} />
      {of.description && <p class="lead">{of.description}</p>}
      <Freezes of={of.freezes} />
      <About of={of} />
      <div class="blocks">
        <Offers of={of.provides} id={of.id} />
        <People of={of.members} id={of.id} />
      </div>
      <Answered of={use}>{({ organization }) => organization && <Uses of={organization.agreementsAsConsumer} />}</Answered>
      <Answered of={relationships}>
        {({ organization }) => organization && (
          <div class="blocks">
            <Others title={w.consumers} head={w.consumer} empty={w.consumersNothing} of={organization.relationshipsAsProvider} />
            <Others title={w.providers} head={w.provider} empty={w.providersNothing} of={organization.relationshipsAsConsumer} />
          </div>
        )}
      </Answered>
    </>
  );
}

export default function OrganizationScreen() {
  const { path } = usePlace();
  const asked = useAsked(ORGANIZATION, { id: idOf(path) });
  return (
    <Answered of={asked} lines={12}>
      {({ organization }) => (organization ? <Shown of={organization} onChanged={asked.again} /> : <Title>{shell.noSuchThing}</Title>)}
    </Answered>
  );
}
