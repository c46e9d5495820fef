import { useState } from 'preact/hooks';
import { useAsked } from '../asking/useAsked';
import { usePages } from '../asking/usePages';
import { AnswerForm } from '../change/AnswerForm';
import { Calling } from '../calling/Calling';
import { AheadOf as OF, ChangesAhead as AHEAD } from '../generated/ahead';
import { IncompleteReason } from '../generated/names/IncompleteReason';
import { Verdict } from '../generated/names/Verdict';
import type { AheadOfQuery, ChangesAheadQuery } from '../generated/types/graphql';
import { idOf, isToldWhole, linkToPlanned } from '../going/links';
import { usePlace } from '../going/place';
import { AsOf } from '../parts/AsOf';
import { Answered, Empty, Hidden, Partial } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Dialog } from '../parts/Dialog';
import { Select } from '../parts/Field';
import { Severity } from '../parts/signs';
import { Listed, Table, paged } from '../parts/Table';
import { Day, inRow, Thing } from '../parts/texts';
import { Title } from '../parts/Title';
import { day } from '../words/format';
import { w } from './words';

type Ahead = ChangesAheadQuery['changesAhead'];
type Coming = Ahead['changes']['nodes'][number];
type Organization = NonNullable<AheadOfQuery['organization']>;

const MONTHS = [3, 6, 12, 24];
const isLate = (today: string, by: string | null) => by !== null && by < today;

function Answer({ of, today }: { of: Coming; today: string }) {
  if (of.answer) return <>{Verdict[of.answer]}{of.needsTimeUntil && ` ${w.timeUntil(day(of.needsTimeUntil))}`}</>;
  if (!of.answerBy) return <span class="quiet">{w.noAnswer}</span>;
  return <span class={isLate(today, of.answerBy) ? 'late' : undefined}>{isLate(today, of.answerBy) ? w.answerLate(day(of.answerBy)) : w.answerBy(day(of.answerBy))}</span>;
}

/** From the offering that changes to the one that they use. */
function Way({ of }: { of: Coming['path'] }) {
  return <>{of.flatMap((one, at) => [at > 0 && ' → ', <Thing key={at} of={one} kind="Offering" />])}</>;
}

function Coming({ of, organization, today }: { of: Coming; organization: string; today: string | null }) {
  return (
    <>
      {of.change ? <Thing of={of.change} kind="Change">{of.title}</Thing> : of.title}
      {of.organization.id !== organization && <span class="quiet"> {w.forPart(of.organization.name)}</span>}
      {of.change && of.change.changes.edges.length > 0 && isToldWhole(of.change) && <p><a href={linkToPlanned(of.change, today)} aria-label={w.whatIfOf(of.title)}>{w.whatIf}</a></p>}
    </>
  );
}

function Answering({ of, onAnswer }: { of: Coming; onAnswer: () => void }) {
  const name = of.answer ? w.answerAnew : w.toGive;
  return <p><button type="button" class="plain" aria-label={w.answerTo(name, of.title, of.organization.name)} onClick={onAnswer}>{name}</button></p>;
}

interface ChangesProps {
  /** The day that counts as today where the address says one. */
  asOf: string | null;
  pages: ReturnType<typeof usePages<ChangesAheadQuery, never, Coming>>[1];
  today: string;
  organization: string;
  mayAnswer: boolean;
  onAnswered: () => void;
}

function Changes({ asOf, pages, today, organization, mayAnswer, onAnswered }: ChangesProps) {
  const [called, setCalled] = useState<Coming | null>(null);
  const [answered, setAnswered] = useState<Coming | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const isOwed = (one: Coming) => mayAnswer && one.change !== null && one.status === 'PROPOSED';
  return (
    <>
      {done && <p class="done" role="status">{done}</p>}
      <Table
        caption={w.kind}
        {...paged(pages)}
        rowKey={(one) => `${one.change?.id} ${one.title} ${one.organization.id}`}
        columns={[
          { head: w.change, cell: (one) => <Coming of={one} organization={organization} today={asOf} /> },
          { head: w.on, cell: (one) => <><Day of={one.effectiveOn} /> <span class="quiet nowrap">{w.inDays(one.daysLeft)}</span></> },
          { head: w.answer, cell: (one) => <><Answer of={one} today={today} />{isOwed(one) && <Answering of={one} onAnswer={() => setAnswered(one)} />}</> },
          { head: w.severity, cell: (one) => <><Severity of={one.severity} />{one.isMasked && <span class="quiet"> {w.masked(one.maskedUntil && day(one.maskedUntil))}</span>}</> },
          { head: w.way, cell: (one) => <Way of={one.path} /> },
          { head: w.agreement, cell: ({ agreement }) => <span class="nowrap"><Thing of={agreement} kind="Agreement">{agreement.reference ?? agreement.id}</Thing></span> },
          { head: w.provider, cell: (one) => <><Thing of={one.agreement.relationship.provider} kind="Organization" /><br /><button type="button" class="plain nowrap" onClick={() => setCalled(one)}>{w.call}</button></> },
        ]}
      />
      {answered?.change && (
        <AnswerForm
          of={{ change: answered.change.id, title: answered.title, organization: answered.organization, verdict: answered.answer, until: answered.needsTimeUntil }}
          onDone={(what) => { setAnswered(null); setDone(what); onAnswered(); }}
          onClose={() => setAnswered(null)}
        />
      )}
      {called && (
        <Dialog title={`${w.call}: ${called.agreement.relationship.provider.name}`} onClose={() => setCalled(null)}>
          <p class="quiet">{called.title}</p>
          <Calling relationship={called.agreement.relationship.id} side="PROVIDER" />
        </Dialog>
      )}
    </>
  );
}

function PassOn({ of }: { of: readonly Coming[] }) {
  const lines = of.flatMap((coming) => coming.passOn.map((one) => ({ ...one, coming }))).sort((a, b) => ((a.tellBy ?? '9') < (b.tellBy ?? '9') ? -1 : 1));
  if (!lines.length) return null;
  return (
    <Listed
      title={w.passOnTitle}
      note={lines.length}
      rows={lines}
      rowKey={({ coming, organization, agreement }) => `${coming.change?.id} ${coming.title} ${organization.id} ${agreement.id}`}
      columns={[
        { head: w.consumer, cell: ({ organization }) => <Thing of={organization} kind="Organization" /> },
        { head: w.severity, cell: ({ severity }) => <Severity of={severity} /> },
        { head: w.tellBy, cell: ({ tellBy, overdue }) => <><Day of={tellBy} />{overdue && <span class="late"> {w.late}</span>}</> },
        { head: w.agreement, cell: ({ agreement }) => <span class="nowrap"><Thing of={agreement} kind="Agreement">{agreement.reference ?? agreement.id}</Thing></span> },
        { head: w.by, cell: ({ coming }) => (coming.change ? <Thing of={coming.change} kind="Change">{coming.title}</Thing> : coming.title) },
      ]}
    />
  );
}

function sums(changes: readonly Coming[], total: number): string[] {
  const awaited = changes.filter((one) => one.answerBy && !one.answer).length;
  const passedOn = changes.reduce((sum, one) => sum + one.passOn.length, 0);
  return [w.sum(total), ...(awaited ? [w.toAnswer(awaited)] : []), ...(passedOn ? [w.toPassOn(passedOn)] : [])];
}

function Shown({ of, mayAnswer }: { of: Organization; mayAnswer: boolean }) {
  const { search, put } = usePlace();
  const months = MONTHS.find((one) => String(one) === search.get('months')) ?? 6;
  const parts = search.get('parts') !== '0';
  const variables = { id: of.id, months, parts, today: search.get('today'), after: null };
  const [asked, pages] = usePages(AHEAD, variables, ({ changesAhead: { changes: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  return (
    <>
      <Title kind={w.kind} beside={<><CopyLink by="today" /><Print /></>}>{of.name}</Title>
      <AsOf />
      <div class="filters" role="group" aria-label={w.kind}>
        <Select label={w.within} value={String(months)} options={MONTHS.map((one) => [String(one), w.months(one)])} onValue={(one) => put({ months: one === '6' ? null : one })} />
        <label class="check"><input type="checkbox" checked={parts} onChange={(event) => put({ parts: event.currentTarget.checked ? null : '0' })} />{w.parts}</label>
        <Thing of={of} kind="Organization">{w.organization}</Thing>
      </div>
      <Answered of={asked} lines={8}>
        {({ changesAhead }) => (
          <>
            {!changesAhead.isComplete && <Partial why={changesAhead.incompleteReason && IncompleteReason[changesAhead.incompleteReason]} />}
            {pages.rows.length ? (
              <>
                <p class="sums" role="status">{inRow(sums(pages.rows, pages.total))}</p>
                <Changes asOf={search.get('today')} pages={pages} today={changesAhead.today} organization={of.id} mayAnswer={mayAnswer} onAnswered={asked.again} />
              </>
            ) : <Empty>{w.none(day(changesAhead.until))}</Empty>}
            <Hidden count={changesAhead.hidden} />
            <PassOn of={pages.rows} />
          </>
        )}
      </Answered>
    </>
  );
}

export default function AheadScreen() {
  const { path } = usePlace();
  const asked = useAsked(OF, { id: idOf(path) });
  return (
    <Answered of={asked} lines={10}>
      {({ organization, viewer }) => (organization ? <Shown of={organization} mayAnswer={viewer.answer} /> : <Title>{w.noSuch}</Title>)}
    </Answered>
  );
}
