import { ask } from '../asking/client';
import { useAsked } from '../asking/useAsked';
import { Compare as COMPARE, CompareCsv as CSV, CompareMarkdown as MARKDOWN, CompareNames as NAMES } from '../generated/compare';
import { links, type Scenario } from '../going/links';
import { change, usePlace } from '../going/place';
import { AsOf } from '../parts/AsOf';
import { Answered, Empty } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Files } from '../parts/Files';
import { Title } from '../parts/Title';
import { language } from '../words/language';
import { Differing, Ranked } from './Compared';
import { FromPlanned } from './FromPlanned';
import { Plan } from './Plan';
import { another, inputOf, LEAST, MOST, plansOf, whole, withScenario } from './plans';
import { w } from './words';
import './compare.css';

type Asking = Parameters<typeof Differing>[0]['asked'];

/** The comparison as files: Markdown, and the consumers that differ as a table. */
function Saved({ asked }: { asked: Asking }) {
  const rowsFrom = (offset: number) => ask(CSV, { ...asked, language, part: 'CONSUMERS', offset }).then(({ compareScenarios }) => compareScenarios.csv);
  return <Files name={w.file} markdown={() => ask(MARKDOWN, { ...asked, language }).then(({ compareScenarios }) => compareScenarios.markdown)} rowsFrom={rowsFrom} />;
}

function usePlans() {
  const { search } = usePlace();
  const plans = plansOf(search, w.named);
  const isPlanned = search.has('planned');
  const today = search.get('today');
  const put = (next: readonly Scenario[], planned = isPlanned) => change(links.compare(next, { planned: planned ? '1' : null, today }));
  return { plans, isPlanned, today, put };
}

export default function CompareScreen() {
  const { plans, isPlanned, today, put } = usePlans();
  const places = whole(plans);
  const asking: Asking = { scenarios: places.map((at) => inputOf(plans[at]!, isPlanned)), today };
  const answer = useAsked(COMPARE, places.length < LEAST ? null : { ...asking, language });
  const ids = [...new Set(plans.flatMap(({ changes }) => changes.map(({ offering }) => offering)))].sort();
  const named = useAsked(NAMES, ids.length ? { ids } : null).data?.offerings.nodes ?? [];
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const isAsked = places.length >= LEAST;
  return (
    <>
      <Title beside={<>{isAsked && <Saved asked={asking} />}<CopyLink by="today" /><Print /></>}>{w.title}</Title>
      <AsOf />
      <p class="lead">{w.lead}</p>
      <div class="plans">
        {plans.map((one, at) => (
          <Plan
            key={at}
            of={one}
            at={places.includes(at) ? places.indexOf(at) : null}
            fault={answer.fault}
            names={names}
            onChange={(next) => put(plans.map((old, place) => (place === at ? next : old)))}
            onAnother={plans.length < MOST ? () => put([...plans.slice(0, at + 1), { ...one, name: another(one.name, plans) }, ...plans.slice(at + 1)]) : null}
            onTakeOut={plans.length > LEAST ? () => put(plans.filter((_, place) => place !== at)) : null}
          />
        ))}
      </div>
      <div class="offer">
        {plans.length < MOST && <button type="button" onClick={() => put([...plans, { name: another(w.named(1), plans), changes: [] }])}>{w.addPlan}</button>}
        {(plans.length < MOST || places.length < MOST) && <FromPlanned onPick={(scenario) => put(withScenario(plans, scenario))} />}
        <label class="check"><input type="checkbox" checked={isPlanned} onChange={() => put(plans, !isPlanned)} />{w.planned}</label>
      </div>
      {isAsked ? (
        <Answered of={answer} lines={12}>
          {({ compareScenarios: { scenarios } }) => (
            <>
              <Ranked of={scenarios} plans={places.map((at) => plans[at]!)} asked={asking} isPlanned={isPlanned} />
              <Differing of={scenarios} asked={asking} />
            </>
          )}
        </Answered>
      ) : <Empty>{w.waiting}</Empty>}
    </>
  );
}
