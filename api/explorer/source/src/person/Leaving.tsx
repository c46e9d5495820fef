import { useAsked } from '../asking/useAsked';
import { Kind as KINDS } from '../generated/names/Kind';
import { Side as SIDES } from '../generated/names/Side';
import { StakeholderRole } from '../generated/names/StakeholderRole';
import { Leaving as LEAVING } from '../generated/person';
import type { LeavingQuery } from '../generated/types/graphql';
import { Answered, Empty } from '../parts/Block';
import { Grade } from '../parts/signs';
import { Table } from '../parts/Table';
import { inRow, Person, Thing } from '../parts/texts';
import { number, percent } from '../words/format';
import { language } from '../words/language';
import { w } from './words';

type Departure = LeavingQuery['departure'];

const NAMED = 4;

/** The first few people, and how many more. */
function Some({ of }: { of: Departure['successors'][number]['known'] }) {
  return <>{inRow(of.slice(0, NAMED).map((one) => <Person key={one.id} of={one} />))}{of.length > NAMED && <span class="quiet"> {w.more(of.length - NAMED)}</span>}</>;
}

function Between({ of }: { of: { id: string; provider: { name: string }; consumer: { name: string } } }) {
  return <Thing of={of} kind="ServiceRelationship">{w.between(of.provider.name, of.consumer.name)}</Thing>;
}

function Relationships({ of }: { of: Departure['relationships'] }) {
  return (
    <Table
      caption={w.hit}
      rows={of}
      rowKey={({ relationship }) => relationship.id}
      columns={[
        { head: w.relationship, cell: ({ relationship }) => <Between of={relationship} /> },
        { head: w.threads, isNumber: true, cell: (one) => w.fromTo(one.threadsBefore, one.threadsAfter) },
        { head: w.rolesLost, cell: ({ rolesLost }) => inRow(rolesLost.map((role) => StakeholderRole[role])) },
        { head: w.hangsOn, cell: ({ hangsOn }) => inRow(hangsOn.map(({ side, person }) => <span key={side}><Person of={person} /> <span class="quiet">{SIDES[side]}</span></span>)) },
        { head: w.health, cell: ({ before, after }) => <><Grade of={before.grade} score={before.score ?? null} /> → <Grade of={after.grade} score={after.score ?? null} /></> },
      ]}
    />
  );
}

type Orphan = Departure['orphans'][number];

/** What a thing without a name is called by. */
function textOf(subject: NonNullable<Orphan['subject']>): string {
  if ('name' in subject) return subject.name;
  return ('title' in subject ? subject.title : 'reference' in subject ? subject.reference : null) ?? subject.id;
}

function What({ of: { subject } }: { of: Orphan }) {
  if (!subject) return null;
  return (
    <>
      <span class="kind">{KINDS[subject.__typename as keyof typeof KINDS]}</span>
      {'relationship' in subject ? <Between of={subject.relationship} /> : <Thing of={subject}>{textOf(subject)}</Thing>}
      {'text' in subject && <span class="quiet"> {subject.text}</span>}
    </>
  );
}

function Orphans({ of }: { of: Departure['orphans'] }) {
  return (
    <Table
      caption={w.orphans}
      rows={of}
      rowKey={({ kind, subject }) => `${kind} ${subject?.id}`}
      columns={[
        { head: w.what, cell: (one) => <What of={one} /> },
        { head: w.why, cell: ({ reason }) => reason },
      ]}
    />
  );
}

function Successors({ of }: { of: Departure['successors'] }) {
  return (
    <Table
      caption={w.successors}
      rows={of}
      rowKey={({ person }) => person.id}
      columns={[
        { head: w.candidate, cell: ({ person }) => <><Person of={person} /> <span class="quiet">{person.title}</span></> },
        { head: w.knows, cell: ({ known }) => <Some of={known} /> },
        { head: w.knowsNot, cell: ({ unknown }) => <Some of={unknown} /> },
      ]}
    />
  );
}

function Introductions({ of }: { of: Departure['introductionsLost'] }) {
  return (
    <Table
      caption={w.introductions}
      rows={of}
      rowKey={({ person, relationship }) => `${person.id} ${relationship.id}`}
      columns={[
        { head: w.to, cell: ({ person }) => <Person of={person} /> },
        { head: w.relationship, cell: ({ relationship }) => <Between of={relationship} /> },
        { head: w.strength, isNumber: true, cell: ({ before, after }) => `${percent(before)} → ${percent(after)}` },
      ]}
    />
  );
}

/** What would break without this person, and who could take over. */
export function Leaving({ person, today }: { person: string; today: string | null }) {
  const asked = useAsked(LEAVING, { id: person, on: today, language });
  return (
    <Answered of={asked} lines={8}>
      {({ departure: { relationships, orphans, successors, introductionsLost } }) => (
        <>
          {!relationships.length && !orphans.length && <Empty>{w.leavingNothing}</Empty>}
          {relationships.length > 0 && <><h3>{w.hit} <span class="quiet">{number(relationships.length)}</span></h3><Relationships of={relationships} /></>}
          {successors.length > 0 && <><h3>{w.successors}</h3><Successors of={successors} /></>}
          {orphans.length > 0 && <><h3>{w.orphans} <span class="quiet">{number(orphans.length)}</span></h3><Orphans of={orphans} /></>}
          {introductionsLost.length > 0 && <><h3>{w.introductions}</h3><Introductions of={introductionsLost} /></>}
        </>
      )}
    </Answered>
  );
}
