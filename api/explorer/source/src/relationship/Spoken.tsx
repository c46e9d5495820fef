import { useLive } from '../asking/live';
import { useAsked } from '../asking/useAsked';
import { CommitmentStatus } from '../generated/names/CommitmentStatus';
import { ExpectationStatus } from '../generated/names/ExpectationStatus';
import { Side as SIDES } from '../generated/names/Side';
import { Spoken as SPOKEN } from '../generated/relationship';
import type { SpokenQuery } from '../generated/types/graphql';
import { Answered } from '../parts/Block';
import { Listed } from '../parts/Table';
import { Day, Person } from '../parts/texts';
import { w } from './words';

type Said = NonNullable<SpokenQuery['serviceRelationship']>;

const Who = ({ of }: { of: { side: keyof typeof SIDES; person: { id: string; name: string } | null } }) => <>{SIDES[of.side]}{of.person && <span class="kind"><Person of={of.person} /></span>}</>;

const Confirmed = ({ of }: { of: string | null }) => (of ? <span class="kind">{w.confirmed}</span> : null);

function Expectations({ of }: { of: Said['expectations'] }) {
  return (
    <Listed
      title={w.expectations}
      rows={of.nodes}
      rowKey={({ id }) => id}
      total={of.totalCount}
      empty={w.expectationsNothing}
      columns={[
        { head: w.expectation, cell: ({ statement, reason }) => <>{statement}{reason && <span class="kind">{reason}</span>}</> },
        { head: w.who, cell: (one) => <Who of={one} /> },
        { head: w.status, cell: ({ status, confirmedAt }) => <>{ExpectationStatus[status]}<Confirmed of={confirmedAt} /></> },
        { head: w.by, cell: ({ due }) => <Day of={due} /> },
      ]}
    />
  );
}

function Commitments({ of }: { of: Said['commitments'] }) {
  return (
    <Listed
      title={w.commitments}
      rows={of.nodes}
      rowKey={({ id }) => id}
      total={of.totalCount}
      empty={w.commitmentsNothing}
      columns={[
        { head: w.commitment, cell: ({ text }) => text },
        { head: w.who, cell: (one) => <Who of={one} /> },
        { head: w.status, cell: ({ status, doneAt, confirmedAt }) => <>{CommitmentStatus[status]}{doneAt && <> <Day of={doneAt} /></>}<Confirmed of={confirmedAt} /></> },
        { head: w.by, cell: ({ due }) => <Day of={due} /> },
      ]}
    />
  );
}

function Complaints({ of }: { of: Said['complaints'] }) {
  return (
    <Listed
      title={w.complaints}
      rows={of.nodes}
      rowKey={({ id }) => id}
      total={of.totalCount}
      empty={w.complaintsNothing}
      columns={[
        { head: w.complaint, cell: ({ text, answer }) => <>{text}{answer && <span class="kind">{answer}</span>}</> },
        { head: w.status, cell: ({ status }) => w.complaintStatus[status] },
        { head: w.raised, cell: ({ raisedAt }) => <Day of={raisedAt} /> },
        { head: w.by, cell: ({ due }) => <Day of={due} /> },
      ]}
    />
  );
}

/** What the sides expect of each other, promised, and complained of. */
export function Spoken({ id }: { id: string }) {
  const asked = useAsked(SPOKEN, { id });
  useLive(asked, [id]);
  return (
    <Answered of={asked} lines={12}>
      {({ serviceRelationship: said }) => said && (
        <>
          <Expectations of={said.expectations} />
          <Commitments of={said.commitments} />
          <Complaints of={said.complaints} />
        </>
      )}
    </Answered>
  );
}
