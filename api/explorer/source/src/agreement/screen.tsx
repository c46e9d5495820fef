import { useAsked } from '../asking/useAsked';
import { Calling } from '../calling/Calling';
import { Editing } from '../editing/Editing';
import { Agreement as AGREEMENT } from '../generated/agreement';
import { Action } from '../generated/names/Action';
import { AgreementKind } from '../generated/names/AgreementKind';
import { AgreementStatus } from '../generated/names/AgreementStatus';
import { ChannelKind } from '../generated/names/ChannelKind';
import { Comparator } from '../generated/names/Comparator';
import { NoticeBasis } from '../generated/names/NoticeBasis';
import { NoticeCalendar } from '../generated/names/NoticeCalendar';
import { OfferingStatus } from '../generated/names/OfferingStatus';
import { Renewal } from '../generated/names/Renewal';
import type { AgreementQuery } from '../generated/types/graphql';
import { idOf, links } from '../going/links';
import { usePlace } from '../going/place';
import { Answered, Block } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Severity } from '../parts/signs';
import { Listed } from '../parts/Table';
import { Day, Facts, inRow, isScreen, Person, Thing } from '../parts/texts';
import { Title } from '../parts/Title';
import { number } from '../words/format';
import { w as shell } from '../words/shell';
import { w } from './words';

type Agreement = NonNullable<AgreementQuery['agreement']>;

function About({ of }: { of: Agreement }) {
  return (
    <Facts
      of={[
        [w.provider, <Thing of={of.provider} kind="Organization" />],
        [w.consumer, <Thing of={of.consumer} kind="Organization" />],
        [w.relationship, <Thing of={of.relationship} kind="ServiceRelationship">{w.between(of.provider.name, of.consumer.name)}</Thing>],
        [w.kindOf, of.kind && AgreementKind[of.kind]],
        [w.status, AgreementStatus[of.status]],
        [w.from, of.validFrom && <Day of={of.validFrom} />],
        [w.to, of.validTo && <Day of={of.validTo} />],
        [w.renewal, of.renewal && Renewal[of.renewal]],
        [w.notice, of.noticeDays !== null && w.days(of.noticeDays)],
        [w.termination, of.terminationDays !== null && w.days(of.terminationDays)],
        [w.noticeGiven, of.noticeGivenAt && <Day of={of.noticeGivenAt} />],
        [w.framework, of.framework && <Thing of={of.framework} kind="Agreement">{of.framework.reference ?? of.framework.id}</Thing>],
        [w.usedBy, of.usedBy.nodes.length > 0 && inRow(of.usedBy.nodes.map((one) => <Thing key={one.id} of={one} kind="Organization" />), of.usedBy.totalCount)],
      ]}
    />
  );
}

function Covers({ of }: { of: Agreement['covers'] }) {
  return (
    <Listed
      title={w.covers}
      rows={of.edges}
      rowKey={({ node, validFrom }) => `${node.id} ${validFrom}`}
      total={of.totalCount}
      empty={w.coversNothing}
      columns={[
        { head: w.offering, cell: ({ node }) => <><Thing of={node} kind="Offering" /> <span class="quiet">{node.provider.name}</span></> },
        { head: w.criticality, cell: ({ criticality, assumed }) => <><Severity of={criticality} />{assumed && <span class="quiet"> {w.assumed}</span>}</> },
        { head: w.status, cell: ({ node }) => OfferingStatus[node.status] },
        { head: w.until, cell: ({ validTo }) => <Day of={validTo} /> },
      ]}
    />
  );
}

function Promised({ of }: { of: Agreement['targets'] }) {
  return (
    <Listed
      title={w.targets}
      rows={of.nodes}
      rowKey={({ id }) => id}
      total={of.totalCount}
      empty={w.targetsNothing}
      columns={[
        { head: w.measure, cell: ({ measure }) => measure },
        { head: w.target, cell: ({ comparator, threshold, unit }) => `${Comparator[comparator]} ${w.value(threshold, unit)}` },
        { head: w.offering, cell: ({ offering }) => (offering ? <Thing of={offering} kind="Offering" /> : w.all) },
      ]}
    />
  );
}

function NoticeTerms({ of }: { of: Agreement['noticeTerms'] }) {
  if (!of.nodes.length) return null;
  return (
    <Listed
      title={w.noticeTerms}
      rows={of.nodes}
      total={of.totalCount}
      rowKey={({ id }) => id}
      columns={[
        { head: w.action, cell: ({ action }) => Action[action] },
        { head: w.noticeDays, isNumber: true, cell: ({ days }) => number(days) },
        { head: w.counted, cell: ({ calendar }) => NoticeCalendar[calendar] },
        { head: w.basis, cell: ({ basis }) => NoticeBasis[basis] },
      ]}
    />
  );
}

function NoticeTo({ of }: { of: Agreement['noticeTo'] }) {
  return (
    <Listed
      title={w.noticeTo}
      rows={of.nodes}
      total={of.totalCount}
      rowKey={({ id }) => id}
      empty={w.noticeToNothing}
      columns={[
        { head: w.address, cell: ({ address, kind }) => <><span class="quiet">{ChannelKind[kind]}</span> {address}</> },
        { head: w.whose, cell: ({ person, audience }) => (person ? <Person of={person} /> : audience) },
        { head: w.language, cell: ({ language }) => language },
      ]}
    />
  );
}

function Framed({ of }: { of: Agreement['underFramework'] }) {
  if (!of.totalCount) return null;
  return (
    <Listed
      title={w.underFramework}
      note={of.totalCount}
      rows={of.nodes}
      rowKey={({ id }) => id}
      total={of.totalCount}
      columns={[
        { head: w.agreement, cell: (one) => <Thing of={one} kind="Agreement">{one.reference ?? one.id}</Thing> },
        { head: w.consumer, cell: ({ consumer }) => <Thing of={consumer} kind="Organization" /> },
        { head: w.status, cell: ({ status }) => AgreementStatus[status] },
      ]}
    />
  );
}

function Shown({ of, onChanged }: { of: Agreement; onChanged: () => void }) {
  const history = links.trail({ of: of.id });
  return (
    <>
      <Title kind={w.kind} beside={<>{isScreen(history) && <a class="button" href={history}>{w.history}</a>}<CopyLink /><Print /></>}>{of.reference ?? of.id}</Title>
      <Editing kind="Agreement" id={of.id} onChanged={onChanged} />
      <About of={of} />
      <Covers of={of.covers} />
      <div class="blocks">
        <Promised of={of.targets} />
        <div>
          <NoticeTerms of={of.noticeTerms} />
          <NoticeTo of={of.noticeTo} />
        </div>
      </div>
      <Framed of={of.underFramework} />
      <Block title={w.call}><Calling relationship={of.relationship.id} topic="COMMERCIAL" /></Block>
    </>
  );
}

export default function AgreementScreen() {
  const { path } = usePlace();
  const asked = useAsked(AGREEMENT, { id: idOf(path) });
  return (
    <Answered of={asked} lines={12}>
      {({ agreement }) => (agreement ? <Shown of={agreement} onChanged={asked.again} /> : <Title>{shell.noSuchThing}</Title>)}
    </Answered>
  );
}
