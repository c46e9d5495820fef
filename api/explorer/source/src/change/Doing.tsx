import { useState } from 'preact/hooks';
import { useAsked } from '../asking/useAsked';
import { ImpactOfChange as IMPACT, RunChange as RUN } from '../generated/change';
import { IncompleteReason } from '../generated/names/IncompleteReason';
import { isToldWhole, linkToPlanned } from '../going/links';
import { Answered, Hidden, Partial } from '../parts/Block';
import { Counts } from '../parts/signs';
import { Day, Facts, isScreen } from '../parts/texts';
import { send } from '../settling/send';
import { number, time } from '../words/format';
import { language } from '../words/language';
import type { Change } from './verbs';
import { w } from './words';

interface Props {
  change: Change;
  today: string | null;
  mayRun: boolean;
  onDone: (what: string) => void;
}

/** What the change does by now, and what is other than when it was worked out last. */
export function Doing({ change, today, mayRun, onDone }: Props) {
  const asked = useAsked(IMPACT, { id: change.id, today, language });
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const run = async () => {
    setIsBusy(true);
    const { refusal } = await send(RUN, { change: change.id });
    setIsBusy(false);
    setRefused(refusal?.message ?? null);
    if (refusal) return;
    asked.again();
    onDone(w.ran);
  };
  const question = linkToPlanned(change, today);
  return (
    <Answered of={asked} lines={5}>
      {({ impactOfChange: { isComplete, incompleteReason, totals, notice, sinceLastRun } }) => (
        <>
          {!isComplete && <Partial why={incompleteReason && IncompleteReason[incompleteReason]} />}
          <Facts
            of={[
              [w.consumers, <Counts of={totals.consumers} />],
              [w.offerings, <Counts of={totals.offerings} />],
              [w.agreements, <Counts of={totals.agreements} />],
              [w.people, number(totals.people)],
              [w.tooLate, number(notice.overdue)],
              [w.earliest, notice.earliestDate && <Day of={notice.earliestDate} />],
            ]}
          />
          <Hidden count={totals.hidden} />
          {sinceLastRun && (
            <>
              <h3>{w.sinceRun(time(sinceLastRun.at))}</h3>
              {sinceLastRun.isOther ? <ul>{sinceLastRun.sentences.map((one) => <li key={one}>{one}</li>)}</ul> : <p class="quiet">{w.notOther}</p>}
            </>
          )}
          {refused && <p class="refused" role="alert">{refused}</p>}
          <div class="actions offer">
            {isScreen(question) && change.changes.edges.length > 0 && isToldWhole(change) && <a class="button" href={question}>{w.asQuestion}</a>}
            {mayRun && <button type="button" disabled={isBusy} onClick={() => void run()}>{w.run}</button>}
          </div>
        </>
      )}
    </Answered>
  );
}
