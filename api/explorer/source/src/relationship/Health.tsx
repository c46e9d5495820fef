import { HealthGrade } from '../generated/names/HealthGrade';
import type { EvidenceQueryVariables, RelationshipQuery } from '../generated/types/graphql';
import { Gain, Moved } from '../health/Moved';
import { Scale } from '../health/Scale';
import { SideChoice } from '../health/Side';
import { w as health } from '../health/words';
import type { Place } from '../going/place';
import { Block, Empty } from '../parts/Block';
import { Grade } from '../parts/signs';
import { Facts, Thing } from '../parts/texts';
import { nameOf } from '../settling/naming';
import { day, number } from '../words/format';
import { Factors } from './Factors';
import { w } from './words';

type Health = NonNullable<NonNullable<RelationshipQuery['serviceRelationship']>['health']>;
type About = Health['nextSteps'][number]['subject'];

const whole = (points: number) => number(Math.round(points));
const difference = (now: number | null, then: number | null) => (now === null || then === null ? null : now - then);

/** What a sentence is about, unless it is the relationship itself. */
const Subject = ({ of }: { of: About }) => of && <span class="kind"><Thing of={of}>{nameOf(of)}</Thing></span>;

function Before({ of, then }: { of: Health; then: number | null }) {
  if (then === null) return <span class="quiet">{health.unknown}</span>;
  return <>{whole(then)} <Moved by={difference(of.score, then)} /></>;
}

function Voices({ of }: { of: Health }) {
  const voice = (points: number | null) => (points === null ? <span class="quiet">{health.unknown}</span> : whole(points));
  const { score, uncapped, atLeast, atMost, trend } = of;
  return (
    <Facts
      of={[
        [w.health, <span class="stands"><Grade of={of.grade} score={of.grade === 'UNKNOWN' ? null : score} /></span>],
        [health.range(Math.round(atLeast), Math.round(atMost)), <Scale score={score} least={atLeast} most={atMost} />],
        [w.saidByConsumer, voice(of.saidByConsumer)],
        [w.measuredByProvider, voice(of.measuredByProvider)],
        [w.daysAgo(30), <Before of={of} then={trend.daysAgo30} />],
        [w.daysAgo(90), <Before of={of} then={trend.daysAgo90} />],
        [w.known, <>{health.percent(Math.round(of.confidence * 100))}{of.policyVersion > 0 && <span class="quiet"> {w.policy(of.policyVersion)}</span>}</>],
        [w.capped, uncapped !== null && score !== null && uncapped > score && w.uncapped(Math.round(uncapped))],
      ]}
    />
  );
}

function Bands({ of }: { of: Health }) {
  const judgement = of.judgement;
  return (
    <>
      {of.caps.map((cap) => (
        <p key={`${cap.kind} ${cap.subject.id}`} class="band held">{cap.reason} <span class="quiet">{cap.since && w.capSince(day(cap.since))}</span> <Subject of={cap.subject} /></p>
      ))}
      {judgement && <p class="band judged"><strong>{w.judged(HealthGrade[judgement.grade], judgement.by?.name ?? w.somebody)}</strong> {w.judgedUntil(day(judgement.until))}. {judgement.reason}</p>}
    </>
  );
}

function Steps({ of }: { of: Health }) {
  if (!of.nextSteps.length) return <Empty>{w.stepsNothing}</Empty>;
  return (
    <ol class="steps">
      {of.nextSteps.map(({ reason, gain, subject }) => <li key={`${reason} ${subject?.id}`} class={gain === null ? 'quiet' : undefined}>{reason} <Gain of={gain} /><Subject of={subject} /></li>)}
    </ol>
  );
}

interface Props extends Pick<Place, 'put'> {
  of: Health;
  variables: EvidenceQueryVariables;
  seesBoth: boolean;
}

/** How a relationship stands: grade and score with both voices, what holds it down, why, and what would help. */
export function Standing({ of, variables, seesBoth, put }: Props) {
  return (
    <>
      <div class="bar"><span class="quiet">{w.asOf(day(of.on))}</span>{seesBoth && <SideChoice side={of.side} put={put} />}</div>
      <Voices of={of} />
      <Bands of={of} />
      <div class="blocks uneven">
        <Block title={w.reasons} note={w.reasonsNote}><Factors of={of} variables={variables} /></Block>
        <div>
          <Block title={w.steps}><Steps of={of} /></Block>
          {of.findings.length > 0 && (
            <Block title={w.findings}>
              <ul class="steps">{of.findings.map(({ kind, reason, subject }) => <li key={`${kind} ${reason} ${subject?.id}`}>{reason}</li>)}</ul>
            </Block>
          )}
        </div>
      </div>
    </>
  );
}
