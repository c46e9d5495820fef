import { useMemo } from 'preact/hooks';
import { useAsked } from '../asking/useAsked';
import { Briefing as BRIEFING } from '../generated/briefing';
import { EngagementKind } from '../generated/names/EngagementKind';
import type { BriefingQuery } from '../generated/types/graphql';
import { idOf, links } from '../going/links';
import { usePlace } from '../going/place';
import { SideChoice, sideOf } from '../health/Side';
import { AsOf } from '../parts/AsOf';
import { Answered } from '../parts/Block';
import { CopyLink, Print, save } from '../parts/buttons';
import { Select } from '../parts/Field';
import { Title } from '../parts/Title';
import { time } from '../words/format';
import { language } from '../words/language';
import { partsOf } from './page';
import { w } from './words';
import '../health/health.css';
import './briefing.css';

function Shown({ id, briefing, viewer }: { id: string } & BriefingQuery) {
  const { search, put } = usePlace();
  const { heading, body } = useMemo(() => partsOf(briefing.html), [briefing.html]);
  const planned = briefing.relationship.engagements.nodes;
  const meetings: [string, string][] = [['', w.next], ...planned.map(({ id: one, kind, at }): [string, string] => [one, `${EngagementKind[kind]}, ${time(at)}`])];
  return (
    <>
      <Title
        kind={w.kind}
        beside={
          <>
            <Print />
            <button type="button" onClick={() => save(`${id}.md`, briefing.markdown, 'text/markdown')}>{w.markdown}</button>
            <button type="button" onClick={() => save(`${id}.html`, briefing.html, 'text/html')}>{w.file}</button>
            <CopyLink by="today" />
          </>
        }
      >
        {heading}
      </Title>
      <AsOf />
      <div class="narrowing">
        <a class="button" href={links.relationship(id)}>{w.relationship}</a>
        {planned.length > 0 && <Select label={w.meeting} value={search.get('engagement') ?? ''} options={meetings} onValue={(engagement) => put({ engagement })} />}
        {viewer.reach.everything && <SideChoice side={briefing.side} put={put} />}
      </div>
      <article class="briefing" dangerouslySetInnerHTML={{ __html: body }} />
    </>
  );
}

/** What somebody should know before a meeting, on two pages to be printed. */
export default function BriefingScreen() {
  const { path, search } = usePlace();
  const id = idOf(path);
  const asked = useAsked(BRIEFING, { id, engagement: search.get('engagement'), today: search.get('today'), side: sideOf(search), language });
  return <Answered of={asked} lines={20}>{(data) => <Shown id={id} {...data} />}</Answered>;
}
