import { useMemo, useState } from 'preact/hooks';
import { useLive } from '../asking/live';
import { useAsked, type Answerable, type Asked } from '../asking/useAsked';
import { useLater } from '../asking/useLater';
import { ImpactHead as HEAD, ImpactTotals as TOTALS } from '../generated/impact';
import type { ImpactHeadQuery } from '../generated/types/graphql';
import { links, questionOf, type Question } from '../going/links';
import { usePlace } from '../going/place';
import { AsOf } from '../parts/AsOf';
import { Answered, Empty, Refused } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { DEGREES } from '../picture/tree';
import type WaysPart from '../picture/Ways';
import { isScreen } from '../parts/texts';
import { Title } from '../parts/Title';
import { QuestionForm, useNames } from './Form';
import { partOf, Parts, Whole, type Counts } from './Parts';
import { usePrinting } from './printing';
import { scenarioOf, type Wanted } from './question';
import { ReportOf, type Report } from './report';
import { AnswerFiles } from './Sharing';
import { Bands, Totals } from './Totals';
import { w } from './words';
import './impact.css';

type Head = ImpactHeadQuery['impact'];

/** Rows of a list at first, and the most that the server gives at once. */
const ROWS = 50;
const MOST_ROWS = 1_000;

/** Beside another plan that is yet to be put together. */
const besideAnother = (question: Question): string => links.compare([{ ...question, name: '' }], { planned: question.planned ? '1' : null, today: question.today });

/** The same of whichever state: a write of others that changes nothing of it is no news. */
const stateless = ({ impact }: ImpactHeadQuery): ImpactHeadQuery => ({ impact: { ...impact, state: 0 } });

function useLiveHead({ data, fresh, again }: Asked<ImpactHeadQuery>): void {
  const shown = useMemo(() => data && stateless(data), [data]);
  useLive({ data: shown, fresh: () => fresh().then(stateless), put: again }, 'all');
}

interface AnswerProps {
  of: Head;
  question: Question;
  wanted: Wanted;
  names: ReadonlyMap<string, string>;
  ways: Answerable<typeof WaysPart>;
  isPrinting: boolean;
  renew: () => void;
}

function Answer({ of, question, wanted, names, ways, isPrinting, renew }: AnswerProps) {
  const { totals } = of;
  const { search } = usePlace();
  const least = DEGREES.find((one) => one === search.get('min')) ?? 'LOW';
  const nameOf = (at: number) => names.get(question.changes[at]?.offering ?? '') ?? question.changes[at]?.offering ?? '';
  const report: Report = { question, wanted: { ...wanted, at: of.state }, least, first: ROWS, people: totals.people, renew };
  const counts: Counts = { consumers: totals.consumers.total, people: totals.people, masked: totals.masked.consumers.total };
  return (
    <ReportOf value={report}>
      <Bands of={of} question={question} nameOf={nameOf} />
      <Totals of={totals} head={of} question={question} />
      {totals.consumers.total === 0 && <Empty>{w.nothing} {!of.alreadyPlanned.length && w.nothingWhy}</Empty>}
      {totals.offerings.total > 0 && <Answered of={ways} lines={12}>{(Ways) => <Ways as={isPrinting ? 'picture' : null} />}</Answered>}
      <div class={isPrinting ? 'unprinted' : undefined}><Parts counts={counts} /></div>
      {isPrinting && (
        <ReportOf value={{ ...report, first: MOST_ROWS }}>
          <div class="whole">{ways.data && totals.offerings.total > 0 && <ways.data as="outline" />}<Whole counts={counts} /></div>
        </ReportOf>
      )}
    </ReportOf>
  );
}

/** What remains where the whole takes longer than a request may take. */
function TotalsAlone({ wanted, question }: { wanted: Wanted; question: Question }) {
  const [isWanted, setIsWanted] = useState(false);
  const asked = useAsked(TOTALS, isWanted ? wanted : null);
  if (!isWanted) return <p><button type="button" onClick={() => setIsWanted(true)}>{w.totalsAlone}</button></p>;
  return <Answered of={asked} lines={4}>{({ impact }) => <><p class="band">{w.totalsAloneNote}</p><Totals of={impact.totals} question={question} /></>}</Answered>;
}

/** If these offerings change on that day: who is hit, how badly, why, who must be told, and by when. */
export default function ImpactScreen() {
  const { search } = usePlace();
  const question = questionOf(search);
  const isAsked = question.changes.length > 0;
  const names = useNames(question.changes);
  const ways = useLater(() => import('../picture/Ways'));
  const [isPrinting, printed] = usePrinting();
  const wanted: Wanted = { scenario: scenarioOf(question), today: question.today ?? null, at: null };
  const head = useAsked(HEAD, isAsked ? wanted : null);
  useLiveHead(head);
  const isBeside = head.fault?.code === 'BAD_INPUT' && head.fault.faults.length > 0 && head.fault.faults.every(({ path }) => ['changes', 'effectiveOn'].includes(String(path[1])));
  const answered = head.data?.impact;
  return (
    <>
      <Title beside={isAsked && <>{isScreen(links.compare([])) && <a class="button" href={besideAnother(question)}>{w.another}</a>}<CopyLink by="today" {...(answered && { day: answered.today })} />{answered && !head.fault && <><AnswerFiles wanted={wanted} part={partOf(search)} /><Print before={printed} /></>}</>}>{w.title}</Title>
      {!isAsked && <p class="lead">{w.lead}</p>}
      <AsOf />
      <QuestionForm of={question} names={names} fault={isAsked ? head.fault : null} />
      {isAsked && head.fault && !isBeside && <Refused fault={head.fault} again={head.again} />}
      {isAsked && head.fault?.code === 'TIMEOUT' && <TotalsAlone wanted={wanted} question={question} />}
      {isAsked && !head.fault && (
        <Answered of={head} lines={12}>{({ impact }) => <Answer of={impact} question={question} wanted={wanted} names={names} ways={ways} isPrinting={isPrinting} renew={head.again} />}</Answered>
      )}
    </>
  );
}
