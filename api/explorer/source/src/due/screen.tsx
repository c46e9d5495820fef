import { useAsked } from '../asking/useAsked';
import { oneOf } from '../browsing/wanted';
import { DueViewer as VIEWER } from '../generated/due';
import { Matter } from '../generated/names/Matter';
import { usePlace } from '../going/place';
import { AsOf } from '../parts/AsOf';
import { Answered } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Select } from '../parts/Field';
import { Title } from '../parts/Title';
import { Lines } from '../settling/Lines';
import { w } from './words';
import '../health/health.css';

const SPANS = ['30', '90', '365'];
const DAY = 86_400_000;

const after = (today: string | null, days: number) => new Date((today ? Date.parse(`${today}T00:00:00Z`) : Date.now()) + days * DAY).toISOString().slice(0, 10);

export default function DueScreen() {
  const { search, put } = usePlace();
  const today = search.get('today');
  const days = search.get('days') ?? '90';
  const matter = oneOf(search, 'matter', Matter);
  const viewer = useAsked(VIEWER, {});
  return (
    <>
      <Title beside={<><CopyLink by="today" /><Print /></>}>{w.title}</Title>
      <AsOf />
      <p class="lead">{w.lead}</p>
      <Answered of={viewer} lines={8}>
        {({ viewer: { person } }) => {
          const isMine = person !== null && search.get('all') === null;
          return (
            <>
              <div class="narrowing">
                <Select label={w.matter} value={matter ?? ''} options={[['', w.all], ...Object.entries(Matter)]} onValue={(next) => put({ matter: next })} />
                <Select label={w.until} value={days} options={SPANS.map((span) => [span, w.inDays(span)])} onValue={(next) => put({ days: next === '90' ? null : next })} />
                {person && <label class="check"><input type="checkbox" checked={isMine} onChange={() => put({ all: isMine ? '1' : null })} />{w.mine}</label>}
              </div>
              <Lines manager={isMine ? person.id : null} today={today} until={after(today, Number(days))} matters={matter && [matter]} />
            </>
          );
        }}
      </Answered>
    </>
  );
}
