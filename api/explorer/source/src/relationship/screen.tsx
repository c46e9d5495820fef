import { useLive } from '../asking/live';
import { useAsked } from '../asking/useAsked';
import { Editing } from '../editing/Editing';
import { RelationshipStatus } from '../generated/names/RelationshipStatus';
import { RelationshipType } from '../generated/names/RelationshipType';
import { HangsOn as HANGS_ON, Relationship as RELATIONSHIP } from '../generated/relationship';
import type { RelationshipQuery } from '../generated/types/graphql';
import { idOf, links } from '../going/links';
import { usePlace } from '../going/place';
import { sideOf } from '../health/Side';
import { AsOf } from '../parts/AsOf';
import { Answered, Empty } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Tabs } from '../parts/Tabs';
import { Day, Facts, isScreen, Thing } from '../parts/texts';
import { Title } from '../parts/Title';
import { Lines } from '../settling/Lines';
import { duration } from '../health/duration';
import { language } from '../words/language';
import { w as shell } from '../words/shell';
import { Agreed } from './Agreed';
import { Standing } from './Health';
import { HangsOn } from './HangsOn';
import { History } from './History';
import { People } from './People';
import { Spoken } from './Spoken';
import { w } from './words';
import '../health/health.css';
import './relationship.css';

type Of = NonNullable<RelationshipQuery['serviceRelationship']>;

const PARTS = ['due', 'people', 'agreements', 'spoken', 'history'] as const;
type Part = (typeof PARTS)[number];
const isPart = (name: string | null): name is Part => PARTS.includes(name as Part);

function About({ of, on }: { of: Of; on: string | null }) {
  const hanging = useAsked(HANGS_ON, { id: of.id, on }).data?.coverage.nodes.flatMap(({ hangsOn }) => hangsOn) ?? [];
  return (
    <Facts
      of={[
        [w.provider, <Thing of={of.provider} kind="Organization" />],
        [w.consumer, <Thing of={of.consumer} kind="Organization" />],
        [w.status, RelationshipStatus[of.status]],
        [w.type, of.type && RelationshipType[of.type]],
        [w.since, of.since && <Day of={of.since} />],
        [w.until, of.until && <Day of={of.until} />],
        [w.review, of.reviewEvery && duration(of.reviewEvery)],
        [w.hangsOn, hanging.length > 0 && <HangsOn of={hanging} on={on} />, 'wide'],
      ]}
    />
  );
}

function Ways({ id, on, side }: { id: string; on: string | null; side: string | null }) {
  const briefing = links.briefing(id, { today: on, side });
  const network = links.network({ relationship: id, on });
  return (
    <>
      {isScreen(briefing) && <a class="button" href={briefing}>{w.briefing}</a>}
      {isScreen(network) && <a class="button" href={network}>{w.network}</a>}
      <CopyLink by="on" />
      <Print />
    </>
  );
}

export default function RelationshipScreen() {
  const { path, search, put } = usePlace();
  const id = idOf(path);
  const on = search.get('on');
  const side = sideOf(search);
  const part = search.get('part');
  const open = isPart(part) ? part : 'due';
  const asked = useAsked(RELATIONSHIP, { id, on, side, language });
  useLive(asked);
  return (
    <Answered of={asked} lines={16}>
      {({ serviceRelationship: of, viewer }) => (of ? (
        <>
          <Title kind={w.kind} beside={<Ways id={id} on={on} side={side} />}>{`${of.provider.name} → ${of.consumer.name}`}</Title>
          <AsOf by="on" />
          <Editing kind="ServiceRelationship" id={id} onChanged={asked.again} />
          {of.archivedAt && <p class="band">{w.archived}</p>}
          <About of={of} on={on} />
          {of.health ? <Standing of={of.health} variables={{ id, on, side, language }} seesBoth={viewer.reach.everything} put={put} /> : <Empty>{w.healthHidden}</Empty>}
          <Tabs label={w.tabs} tabs={PARTS.map((name) => ({ id: name, name: w[name] }))} open={open} onOpen={(next) => put({ part: next === 'due' ? null : next })}>
            {open === 'due' && <Lines relationship={id} today={on} onChanged={asked.again} />}
            {open === 'people' && <People id={id} on={on} />}
            {open === 'agreements' && <Agreed id={id} on={on} side={side} />}
            {open === 'spoken' && <Spoken id={id} />}
            {open === 'history' && <History id={id} />}
          </Tabs>
        </>
      ) : <Title>{shell.noSuchThing}</Title>)}
    </Answered>
  );
}
