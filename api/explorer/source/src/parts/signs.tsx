import { HealthGrade } from '../generated/names/HealthGrade';
import { Severity as NAMES } from '../generated/names/Severity';
import { number } from '../words/format';

export type Degree = keyof typeof NAMES;
export type GradeOfHealth = keyof typeof HealthGrade;

export const SHAPES: Record<Degree, string> = { CRITICAL: '◆', HIGH: '▲', MEDIUM: '■', LOW: '●', NONE: '○' };
const GRADES: Record<GradeOfHealth, [shape: string, degree: string]> = {
  GOOD: ['✓', 'good'],
  UNPROVEN: ['◌', 'none'],
  WATCH: ['▲', 'medium'],
  AT_RISK: ['◆', 'critical'],
  UNKNOWN: ['?', 'none'],
};

function Sign({ shape, degree, word }: { shape: string; degree: string; word: string }) {
  return <span class={`sign ${degree}`}><span class="shape" aria-hidden="true">{shape}</span>{word}</span>;
}

/** A severity or criticality: shape, word and colour say the same. */
export function Severity({ of }: { of: Degree }) {
  return <Sign shape={SHAPES[of]} degree={of.toLowerCase()} word={NAMES[of]} />;
}

/** How a relationship stands. */
export function Grade({ of, score }: { of: GradeOfHealth; score?: number | null }) {
  const [shape, degree] = GRADES[of];
  return <Sign shape={shape} degree={degree} word={score == null ? HealthGrade[of] : `${HealthGrade[of]} ${Math.round(score)}`} />;
}

/** How many are hit how badly, the worst first; degrees that hit nobody are left out. */
export function Counts({ of }: { of: Partial<Record<Lowercase<Degree>, number>> }) {
  const degrees = (['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const).filter((one) => of[one.toLowerCase() as Lowercase<Degree>]);
  if (!degrees.length) return <Severity of="NONE" />;
  return (
    <span class="counts">
      {degrees.map((one) => <Sign key={one} shape={SHAPES[one]} degree={one.toLowerCase()} word={`${NAMES[one]} ${number(of[one.toLowerCase() as Lowercase<Degree>] ?? 0)}`} />)}
    </span>
  );
}
