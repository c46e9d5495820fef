import { useEffect, useState } from 'preact/hooks';
import { useFollowed } from '../asking/followed';
import { ImpactNow as NOW } from '../generated/impact';
import type { ImpactHeadQuery, ImpactNowSubscription } from '../generated/types/graphql';
import { useReport } from './report';
import { w } from './words';

type Told = ImpactNowSubscription['impact'];

const textOf = ({ totals, notice }: Told): string => JSON.stringify([totals, notice]);

/** Says that the answer is another by now; what one reads stays until one wants to see it. */
export function News({ of }: { of: ImpactHeadQuery['impact'] }) {
  const { wanted: { scenario, today }, renew } = useReport();
  const latest = useFollowed(NOW, { scenario, today });
  const [turns, setTurns] = useState(0);
  const isOther = latest !== null && textOf(latest.impact) !== textOf(of);
  useEffect(() => setTurns((count) => (isOther ? count + 1 : 0)), [latest, of]);
  return (
    <div role="status">
      {isOther && <p class="band">{w.changed(turns)} <button type="button" class="plain" onClick={renew}>{w.show}</button></p>}
    </div>
  );
}
