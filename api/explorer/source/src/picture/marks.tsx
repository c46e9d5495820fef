import { Severity as NAMES } from '../generated/names/Severity';
import { SHAPES } from '../parts/signs';
import { day, number } from '../words/format';
import { GROUP, HEIGHT, WIDTH, type Between, type Box, type Fold, type Held, type Line } from './layout';
import { useTexts } from './scale';
import { DEGREES, total, type Sums } from './tree';
import { w } from './words';

const PAD = 10;
const INSET = 3;
const ROUND = 5;
const SIGN = 16;
/** Room for how many consumers are hit, and for the sign between two names. */
const COUNT = 30;
const PLUS = 14;

/** `▲ 3 ■ 20`: the worst first. */
export const countsOf = (sums: Sums): string => DEGREES.filter((one) => sums[one]).map((one) => `${SHAPES[one]} ${number(sums[one])}`).join('  ');

/** The same in words. */
export const toldOf = (sums: Sums): string => DEGREES.filter((one) => sums[one]).map((one) => `${NAMES[one]} ${number(sums[one])}`).join(', ');

/** All that a box says, in words; `sources`: the changed ones through which it is hit, by name. */
export function boxTold({ branch: { hit, depth } }: Box, isChanged: boolean, between: Between | undefined, sources: readonly string[]): string {
  if (!hit) return w.hidden;
  const group = between?.group;
  return [
    hit.name,
    NAMES[hit.severity],
    isChanged ? w.isChanged : w.steps(depth),
    hit.provider.name,
    hit.consumers ? w.consumers(hit.consumers) : '',
    sources.length > 1 ? w.throughAll(sources) : '',
    group ? w.throughGroup(group.required, group.members.length, group.name) : '',
    ...(group?.members.filter(({ isOld }) => isOld).map(({ name }) => `${name} ${w.lostAlready}`) ?? []),
  ].filter(Boolean).join(', ');
}

export function foldTold({ of, sums }: Fold): string {
  const count = total(sums);
  return `${of ? w.openAt(of.hit?.name ?? w.hidden, count) : w.openRoots(count)}: ${toldOf(sums)}`;
}

/** The changed ones through whose coincidence something is hit: the first two by name, the others counted. */
export const severalOf = (sources: readonly string[]): string => (sources.length > 1 ? w.through(sources.slice(0, 2), Math.max(0, sources.length - 2)) : '');

/** An offering that is hit: its sign and name, its provider, and how many consumers it hits. The changed ones have a double frame; what only several of them together hit bears their names in place of the provider's. */
export function OfferingMark({ of: { branch: { hit } }, isChanged, sources }: { of: Box; isChanged: boolean; sources: readonly string[] }) {
  const { fit, second } = useTexts();
  if (!hit) return <><rect width={WIDTH} height={HEIGHT} rx={ROUND} /><text class="small" x={PAD} y="22">{w.hidden}</text></>;
  const consumers = hit.consumers ? `${number(hit.consumers)} ▸` : '';
  const room = WIDTH - 2 * PAD - SIGN - (consumers ? COUNT : 0);
  const below = severalOf(sources.map((name) => fit(name, 'small', (room - PLUS) / 2))) || fit(hit.provider.name, 'small', room);
  return (
    <>
      <rect width={WIDTH} height={HEIGHT} rx={ROUND} />
      {isChanged && <rect class="inner" x={INSET} y={INSET} width={WIDTH - 2 * INSET} height={HEIGHT - 2 * INSET} rx={ROUND - 2} />}
      <text x={PAD} y="16"><tspan class="shape">{SHAPES[hit.severity]}</tspan><tspan x={PAD + SIGN}>{fit(hit.name, 'name', WIDTH - 2 * PAD - SIGN)}</tspan></text>
      <text class="small" x={PAD + SIGN} y={second}>{below}</text>
      {consumers && <text class="small" x={WIDTH - PAD} y={second} text-anchor="end">{consumers}</text>}
    </>
  );
}

/** What is not drawn, counted. */
export function FoldMark({ sums }: Fold) {
  const { second } = useTexts();
  return (
    <>
      <rect width={WIDTH} height={HEIGHT} rx={HEIGHT / 2} />
      <text x={2 * PAD} y="16">{w.more(total(sums))}</text>
      <text class="small" x={2 * PAD} y={second}>{countsOf(sums)}</text>
    </>
  );
}

/** Alternatives of which too few are left; beside the one that counts the others, as ghosts. */
export function GroupMark({ group, ghosts, more, x, y }: Between) {
  const { fit, second } = useTexts();
  const told = w.ofGroup(group.required, group.members.length, group.name);
  const last = ghosts.at(-1);
  const below = y + (HEIGHT * 3) / 4;
  return (
    <g class="group" aria-hidden="true">
      {ghosts.map(({ member, y: top }) => <path key={member.id} class="tie" d={`M${x + PAD} ${below}V${top + HEIGHT / 2}H${x + 2 * PAD}`} />)}
      <g transform={`translate(${x} ${y + HEIGHT / 4})`}>
        <rect width={GROUP} height={HEIGHT / 2} rx={HEIGHT / 4} />
        <text class="small" x={PAD} y="13">{fit(told, 'small', GROUP - 2 * PAD)}</text>
      </g>
      {ghosts.map(({ member, x: left, y: top }) => (
        <g key={member.id} class="ghost" transform={`translate(${left} ${top})`}>
          <rect x={2 * PAD} width={GROUP - 2 * PAD} height={HEIGHT} rx={ROUND} />
          <text class="small" x={3 * PAD} y={member.isOld ? 15 : 22}>{fit(member.name, 'small', GROUP - 4 * PAD)}</text>
          {member.isOld && <text class="small" x={3 * PAD} y={second}>{fit(w.lostAlready, 'small', GROUP - 4 * PAD)}</text>}
        </g>
      ))}
      {more > 0 && <text class="small" x={x + 3 * PAD} y={(last ?? { y }).y + HEIGHT + 22}>{w.othersOfGroup(more)}</text>}
    </g>
  );
}

export function heldTold({ groups }: Held): string {
  return groups.map(({ offering, required, members, name, until }) => [offering.name, w.ofGroup(required, members.length, name), w.holds(until && day(until))].join(', ')).join('; ');
}

/** An offering that nothing reaches, since enough of its alternatives are left: hollow. */
export function HeldMark(of: Held) {
  const { fit, second } = useTexts();
  const [first, ...rest] = of.groups;
  const { offering, required, members, name, until } = first!;
  const told = [w.ofGroup(required, members.length, name), w.holds(until && day(until))].join(' · ');
  return (
    <>
      <rect width={WIDTH} height={HEIGHT} rx={ROUND} />
      {rest.length ? <text class="small" x={PAD} y="22">{w.heldMore(of.groups.length)}</text> : (
        <>
          <text x={PAD} y="16"><tspan class="shape">{SHAPES.NONE}</tspan><tspan x={PAD + SIGN}>{fit(offering.name, 'name', WIDTH - 2 * PAD - SIGN)}</tspan></text>
          <text class="small" x={PAD + SIGN} y={second}>{fit(told, 'small', WIDTH - 2 * PAD - SIGN)}</text>
        </>
      )}
    </>
  );
}

const BEND = 6;

/** Straight parts with round corners. */
export function pathOf(points: Line['points']): string {
  return points
    .map(([x, y], at) => {
      const before = points[at - 1];
      const after = points[at + 1];
      if (!before) return `M${x} ${y}`;
      if (!after) return `L${x} ${y}`;
      const near = ([a, b]: readonly [number, number]) => `${x + Math.sign(a - x) * Math.min(BEND, Math.abs(a - x))} ${y + Math.sign(b - y) * Math.min(BEND, Math.abs(b - y))}`;
      return `L${near(before)}Q${x} ${y} ${near(after)}`;
    })
    .join('');
}
