import { useAsked } from '../asking/useAsked';
import { oneOf } from '../browsing/wanted';
import { w as browsing } from '../browsing/words';
import { RelationshipsViewer as VIEWER } from '../generated/relationships';
import { usePlace } from '../going/place';
import { SideChoice, sideOf } from '../health/Side';
import { AsOf } from '../parts/AsOf';
import { CopyLink, Print } from '../parts/buttons';
import { Tabs } from '../parts/Tabs';
import { Title } from '../parts/Title';
import { Gaps } from '../promises/Gaps';
import { Limits } from '../promises/Limits';
import { PromiseFiles } from '../promises/PromiseFiles';
import { Causes } from './Causes';
import { Check, Organization } from './Filters';
import { List } from './List';
import { w } from './words';
import '../health/health.css';

/** What the weak ones have in common, of all or of those of which the viewer is manager. */
function Common() {
  const { search, put } = usePlace();
  const viewer = useAsked(VIEWER, {});
  const { person, reach } = viewer.data?.viewer ?? {};
  const side = sideOf(search);
  const isMine = search.has('mine');
  return (
    <>
      <p class="note quiet">{w.commonLead}</p>
      <div class="bar">
        {person ? <Check name="mine" label={w.mine} search={search} put={put} /> : <span />}
        {reach?.everything && <SideChoice side={side ?? 'PROVIDER'} put={put} />}
      </div>
      <Causes manager={isMine ? (person?.id ?? null) : null} on={search.get('on')} side={side} />
    </>
  );
}

/** Promises that the agreements beneath do not allow to keep, of all or of one provider. */
function Promises() {
  const { search, put } = usePlace();
  const of = { provider: search.get('org'), today: search.get('on') };
  return (
    <>
      <p class="note quiet">{w.promisesLead}</p>
      <div class="filters" role="group" aria-label={browsing.filters}><Organization label={w.provider} search={search} put={put} /><PromiseFiles of={of} /></div>
      <Limits {...of} />
      <Gaps {...of} />
    </>
  );
}

export default function RelationshipsScreen() {
  const { search, put } = usePlace();
  const part = oneOf(search, 'part', w.partOf) ?? 'all';
  const tabs = (['all', 'common', 'promises'] as const).map((id) => ({ id, name: w.partOf[id] }));
  return (
    <>
      <Title beside={<><CopyLink by="on" /><Print /></>}>{w.title}</Title>
      <AsOf by="on" />
      <Tabs label={w.parts} tabs={tabs} open={part} onOpen={(next) => put({ part: next === 'all' ? null : next })}>
        {part === 'all' && <List />}
        {part === 'common' && <Common />}
        {part === 'promises' && <Promises />}
      </Tabs>
    </>
  );
}
