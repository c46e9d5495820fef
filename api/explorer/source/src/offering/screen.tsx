import { useLive } from '../asking/live';
import { useAsked } from '../asking/useAsked';
import { Editing } from '../editing/Editing';
import { Action } from '../generated/names/Action';
import { AgreementStatus } from '../generated/names/AgreementStatus';
import { Catalogue } from '../generated/names/Catalogue';
import { ChangeStatus } from '../generated/names/ChangeStatus';
import { Coverage } from '../generated/names/Coverage';
import { OfferingStatus } from '../generated/names/OfferingStatus';
import { Offering as OFFERING } from '../generated/offering';
import type { OfferingQuery } from '../generated/types/graphql';
import { idOf, isToldWhole, links, linkToImpact, scenarioOf } from '../going/links';
import { usePlace } from '../going/place';
import { AsOf } from '../parts/AsOf';
import { Answered, Block, Hidden } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Severity } from '../parts/signs';
import { Listed, Table } from '../parts/Table';
import { Day, Facts, inRow, isScreen, Person, Thing } from '../parts/texts';
import { Title } from '../parts/Title';
import { PlanButton } from '../planning/PlanButton';
import { w as shell } from '../words/shell';
import { Moving } from './Moving';
import { Reach } from './Reach';
import { w } from './words';

type Offering = NonNullable<OfferingQuery['offering']>;
type Dependency = Offering['dependencies']['edges'][number];

function About({ of }: { of: Offering }) {
  const { owners, successors, predecessors } = of;
  return (
    <Facts
      of={[
        [w.provider, <Thing of={of.provider} kind="Organization" />],
        [w.owners, owners.nodes.length > 0 && inRow(owners.nodes.map((one) => <Person key={one.id} of={one} />), owners.totalCount)],
        [w.status, OfferingStatus[of.status]],
        [w.catalogue, Catalogue[of.catalogue]],
        [w.targetGroup, of.targetGroup],
        [w.goods, of.goods],
        [w.access, of.access],
        [w.actions, of.actions],
        [w.since, of.availableFrom && <Day of={of.availableFrom} />],
        [w.deprecated, of.deprecatedFrom && <Day of={of.deprecatedFrom} />],
        [w.suspended, of.suspendedFrom && <><Day of={of.suspendedFrom} />{of.suspendedUntil && <> {w.until} <Day of={of.suspendedUntil} /></>}</>],
        [w.retires, of.retiresOn && <Day of={of.retiresOn} />],
        [w.successors, successors.edges.length > 0 && inRow(successors.edges.map(({ node, coverage }) => <span key={node.id}><Thing of={node} kind="Offering" />{coverage && <span class="quiet"> {Coverage[coverage]}</span>}</span>), successors.totalCount)],
        [w.predecessors, predecessors.nodes.length > 0 && inRow(predecessors.nodes.map((one) => <Thing key={one.id} of={one} kind="Offering" />), predecessors.totalCount)],
      ]}
    />
  );
}

interface DependenciesProps {
  id: string;
  way: 'needs' | 'dependents';
  of: { totalCount: number; edges: readonly Dependency[] };
  reach: Offering['restsOn'];
  empty: string;
}

/** What is needed directly, or all the way, as the address says. */
function Dependencies({ id, way, of, reach, empty }: DependenciesProps) {
  const { search, put } = usePlace();
  const isAll = search.get('all') === way;
  const isFurther = reach.totalCount > of.totalCount;
  return (
    <Block
      title={w[way]}
      note={of.totalCount > 0 && w.needsAll(of.totalCount, reach.totalCount)}
      beside={isFurther && <button type="button" aria-pressed={isAll} onClick={() => put({ all: isAll ? null : way })}>{w.allTheWay[way]}</button>}
    >
      {isAll && isFurther ? <Reach id={id} way={way} /> : <Direct title={w[way]} of={of} empty={empty} />}
      <Hidden count={reach.hidden} />
    </Block>
  );
}

function Direct({ title, of, empty }: { title: string } & Pick<DependenciesProps, 'of' | 'empty'>) {
  return (
    <Table
      caption={title}
      rows={of.edges}
      rowKey={({ node, validFrom }) => `${node.id} ${validFrom}`}
      total={of.totalCount}
      empty={empty}
      columns={[
        { head: w.offering, cell: ({ node }) => <><Thing of={node} kind="Offering" /> <span class="quiet">{node.provider.name}</span></> },
        { head: w.criticality, cell: ({ criticality, assumed }) => <><Severity of={criticality} />{assumed && <span class="quiet"> {w.assumed}</span>}</> },
        ...(of.edges.some(({ alternatives }) => alternatives) ? [{ head: w.group, cell: ({ alternatives, required }: Dependency) => alternatives && w.ofGroup(required, alternatives) }] : []),
      ]}
    />
  );
}

function Agreements({ of }: { of: Offering['agreements'] }) {
  return (
    <Listed
      title={w.agreements}
      rows={of.edges}
      rowKey={({ node }) => node.id}
      total={of.totalCount}
      empty={w.agreementsNothing}
      columns={[
        { head: w.consumer, cell: ({ node }) => <Thing of={node.consumer} kind="Organization" /> },
        { head: w.agreement, cell: ({ node }) => <><Thing of={node} kind="Agreement">{node.reference ?? node.id}</Thing> <span class="quiet">{AgreementStatus[node.status]}</span></> },
        { head: w.criticality, cell: ({ criticality }) => <Severity of={criticality} /> },
        { head: w.notice, isNumber: true, cell: ({ node }) => (node.noticeDays === null ? '—' : w.days(node.noticeDays)) },
        { head: w.ends, cell: ({ node, validTo }) => <Day of={validTo ?? node.validTo} /> },
      ]}
    />
  );
}

const OPEN: ReadonlySet<string> = new Set<keyof typeof ChangeStatus>(['DRAFT', 'PROPOSED', 'AGREED', 'ANNOUNCED']);
const COMPARED = 10;

/** Where several changes of it are planned: which of them hurts least. */
function Comparing({ of }: { of: Offering['changedBy'] }) {
  const today = usePlace().search.get('today');
  const open = [...new Map(of.edges.map(({ node }) => [node.id, node])).values()].filter((one) => OPEN.has(one.status) && isToldWhole(one));
  return open.length > 1 && <a href={links.compare(open.slice(0, COMPARED).map(scenarioOf), { today })}>{w.compare}</a>;
}

function Planned({ of: { id, name, changedBy: of } }: { of: Offering }) {
  const all = links.changes({ offering: id });
  return (
    <Listed
      title={w.planned}
      beside={<><Comparing of={of} />{of.edges.length > 0 && isScreen(all) && <a href={all}>{w.allPlanned}</a>}<PlanButton offering={{ id, name }} /></>}
      rows={of.edges}
      rowKey={({ node, action }) => `${node.id} ${action}`}
      total={of.totalCount}
      empty={w.plannedNothing}
      columns={[
        { head: w.change, cell: ({ node }) => <Thing of={node} kind="Change">{node.title}</Thing> },
        { head: w.action, cell: ({ action }) => Action[action] },
        { head: w.status, cell: ({ node }) => ChangeStatus[node.status] },
        { head: w.on, cell: ({ node }) => <Day of={node.effectiveOn} /> },
      ]}
    />
  );
}

function Shown({ of, onChanged }: { of: Offering; onChanged: () => void }) {
  const history = links.trail({ of: of.id });
  const isMoving = of.successors.edges.length > 0; // it counts the days that are left
  return (
    <>
      <Title kind={w.kind} beside={<><a class="button first" href={linkToImpact(of.id)}>{w.whatIf}</a>{isScreen(history) && <a class="button" href={history}>{w.history}</a>}<CopyLink {...(isMoving && { by: 'today' })} /><Print /></>}>{of.name}</Title>
      {isMoving && <AsOf />}
      <Editing kind="Offering" id={of.id} onChanged={onChanged} />
      {of.description && <p class="lead">{of.description}</p>}
      <About of={of} />
      <div class="blocks">
        <Dependencies id={of.id} way="needs" of={of.dependencies} reach={of.restsOn} empty={w.needsNothing} />
        <Dependencies id={of.id} way="dependents" of={of.dependents} reach={of.supports} empty={w.dependentsNothing} />
      </div>
      <Agreements of={of.agreements} />
      {isMoving && <Moving offering={of.id} />}
      <Planned of={of} />
    </>
  );
}

export default function OfferingScreen() {
  const { path } = usePlace();
  const asked = useAsked(OFFERING, { id: idOf(path) });
  useLive(asked);
  return (
    <Answered of={asked} lines={12}>
      {({ offering }) => (offering ? <Shown of={offering} onChanged={asked.again} /> : <Title>{shell.noSuchThing}</Title>)}
    </Answered>
  );
}
