import { w } from './words';

const whole = (points: number) => Math.round(points * 10) / 10;

/** A difference of points, with its sign; less than a tenth is none. */
export function Moved({ by }: { by: number | null }) {
  if (by === null) return <span class="quiet">—</span>;
  const points = whole(by);
  if (!points) return <span class="quiet">0</span>;
  return <span class={`sign ${points > 0 ? 'good' : 'critical'}`}><span aria-hidden="true">{points > 0 ? '▲ ' : '▼ '}</span>{w.moved(points)}</span>;
}

/** What one step would bring. */
export const Gain = ({ of }: { of: number | null }) => (of === null || whole(of) <= 0 ? null : <span class="sign good">{w.gain(whole(of))}</span>);
