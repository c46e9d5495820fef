import { w } from './words';

interface Props {
  score: number | null;
  least: number;
  most: number;
}

const WIDTH = 104;
const place = (points: number) => 2 + points;

/** A score on its scale of 100: the dot, and as a bar where it may lie, whatever is not known. */
export function Scale({ score, least, most }: Props) {
  const told = score === null ? w.scaleUnknown : w.scaleOf(Math.round(score), Math.round(least), Math.round(most));
  return (
    <svg class="scale" width={WIDTH} height="14" viewBox={`0 0 ${WIDTH} 14`} role="img" aria-label={told}>
      <line class="track" x1="2" x2={WIDTH - 2} y1="7" y2="7" />
      {[50, 75].map((bound) => <line key={bound} class="bound" x1={place(bound)} x2={place(bound)} y1="3" y2="11" />)}
      <line class="may" x1={place(least)} x2={place(most)} y1="7" y2="7" />
      {score !== null && <circle class="at" cx={place(score)} cy="7" r="4" />}
    </svg>
  );
}

/** Points of 100 as a bar. */
export function Points({ of }: { of: number }) {
  return (
    <svg class="scale" width={WIDTH} height="14" viewBox={`0 0 ${WIDTH} 14`} aria-hidden="true">
      <line class="track" x1="2" x2={WIDTH - 2} y1="7" y2="7" />
      <line class="points" x1="2" x2={place(of)} y1="7" y2="7" />
    </svg>
  );
}
