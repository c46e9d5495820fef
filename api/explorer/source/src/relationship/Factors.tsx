import { useState } from 'preact/hooks';
import { useAsked, type Asked } from '../asking/useAsked';
import { HealthFactorKind } from '../generated/names/HealthFactorKind';
import { Kind } from '../generated/names/Kind';
import { Evidence as EVIDENCE } from '../generated/relationship';
import type { EvidenceQuery, EvidenceQueryVariables, RelationshipQuery } from '../generated/types/graphql';
import { Points } from '../health/Scale';
import { Moved } from '../health/Moved';
import { w as health } from '../health/words';
import { Answered } from '../parts/Block';
import { Table } from '../parts/Table';
import { Thing } from '../parts/texts';
import { nameOf } from '../settling/naming';
import { number } from '../words/format';

type Health = NonNullable<NonNullable<RelationshipQuery['serviceRelationship']>['health']>;
type Factor = Health['factors'][number];

const whole = (points: number) => Math.round(points);

function Facts({ of, factor }: { of: Asked<EvidenceQuery>; factor: Factor['factor'] }) {
  return (
    <Answered of={of} lines={3}>
      {({ serviceRelationship }) => {
        const evidence = serviceRelationship?.health?.factors.find((one) => one.factor === factor)?.evidence;
        return (
          <Table
            caption={health.evidenceOf(HealthFactorKind[factor])}
            rows={evidence?.nodes ?? []}
            rowKey={({ subject, reason }) => `${subject.id} ${reason}`}
            total={evidence?.totalCount ?? 0}
            empty={health.evidenceNothing}
            columns={[
              { head: health.what, cell: ({ subject }) => <><span class="kind">{Kind[subject.__typename as keyof typeof Kind]}</span><Thing of={subject}>{nameOf(subject)}</Thing></> },
              { head: health.fact, cell: ({ reason, saidByConsumer }) => <>{reason}{saidByConsumer && <span class="quiet"> {health.consumerSays}</span>}</> },
              { head: health.points, isNumber: true, cell: ({ points }) => (points === null ? '' : number(whole(points))) },
              { head: health.share, isNumber: true, cell: ({ share }) => health.percent(whole(share * 100)) },
            ]}
          />
        );
      }}
    </Answered>
  );
}

/** What the score is made of, the heaviest first; each opens to its facts, which are asked once, when the first is opened. */
export function Factors({ of, variables }: { of: Health; variables: EvidenceQueryVariables }) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const evidence = useAsked(EVIDENCE, open.length ? variables : null);
  const moved = new Map(of.trend.moved.map(({ factor, difference }) => [factor, difference]));
  return (
    <div class="factors">
      {of.factors.map((one) => (
        <details key={one.factor} onToggle={(event) => { if (event.currentTarget.open && !open.includes(one.factor)) setOpen([...open, one.factor]); }}>
          <summary>
            <span class="name">{HealthFactorKind[one.factor]}</span>
            {one.points === null
              ? <span class="quiet wide">{one.state === 'NOT_APPLICABLE' ? health.notApplicable : health.unknown}</span>
              : <><Points of={one.points} /><span class="number">{number(whole(one.points))}</span></>}
            <span class="quiet weight">{health.weight(one.weight)}{moved.has(one.factor) && <> · <Moved by={moved.get(one.factor) ?? null} /></>}</span>
            <span class="why">{one.reason}</span>
          </summary>
          {open.includes(one.factor) && <Facts of={evidence} factor={one.factor} />}
        </details>
      ))}
    </div>
  );
}
