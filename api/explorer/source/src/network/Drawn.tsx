import { useMemo } from 'preact/hooks';
import type { NetworkQuery, Side } from '../generated/types/graphql';
import { linkTo } from '../going/links';
import { isScreen } from '../parts/texts';
import { number } from '../words/format';
import { layOut, type Placed } from './layout';
import { w } from './words';
import './network.css';

type Of = NetworkQuery['network'];
export type Sides = ReadonlyMap<string, Side>;

const SIGN: Record<Side, number> = { PROVIDER: -1, CONSUMER: 1, THIRD_PARTY: 0 };

function Mark({ side }: { side: Side | undefined }) {
  return side === 'CONSUMER' ? <rect x="-6" y="-6" width="12" height="12" /> : side === 'THIRD_PARTY' ? <path d="M0-7 7 6-7 6z" /> : <circle r="6.5" />;
}

interface Who {
  at: Placed;
  name: string;
  side: Side | undefined;
}

function Person({ at, name, side }: Who) {
  const link = linkTo('Person', at.id);
  const drawn = <><Mark side={side} /><text y="21" text-anchor="middle">{name}</text></>;
  return (
    <g class={`person ${side ?? ''}`} transform={`translate(${at.x} ${at.y})`}>
      {link && isScreen(link) ? <a href={link}>{drawn}</a> : drawn}
    </g>
  );
}

/** People and their ties, the provider's to the left and the consumer's to the right; nothing moves. */
export default function Drawn({ of, sides }: { of: Of; sides: Sides }) {
  const people = of.people.nodes;
  const laid = useMemo(() => {
    const pulls = of.ties.nodes.map(({ from, to, strength }) => ({ from: from.id, to: to.id, strength }));
    return layOut(people.map(({ person }) => person.id), pulls, (id) => SIGN[sides.get(id) ?? 'THIRD_PARTY']);
  }, [of, sides]);
  const at = new Map(laid.people.map((one) => [one.id, one]));
  const names = new Map(people.map(({ person }) => [person.id, person.name]));
  const told = w.picture(number(people.length), of.ties.totalCount);
  return (
    <figure class="network">
      <div class="scroll" role="group" aria-label={told} tabIndex={0}>
        <svg width={laid.width} height={laid.height} viewBox={`0 0 ${laid.width} ${laid.height}`} role="group" aria-label={w.title}>
          {of.ties.nodes.map(({ from, to, strength, strained }) => {
            const [a, b] = [at.get(from.id), at.get(to.id)];
            return a && b && <line key={`${from.id} ${to.id}`} class={strained ? 'tie strained' : 'tie'} x1={a.x} y1={a.y} x2={b.x} y2={b.y} stroke-width={1 + 5 * strength} />;
          })}
          {laid.people.map((one) => <Person key={one.id} at={one} name={names.get(one.id) ?? one.id} side={sides.get(one.id)} />)}
        </svg>
      </div>
      <figcaption class="quiet">
        {sides.size > 0 && <>● {w.sides.left} · ■ {w.sides.right}. </>}
        {told}{of.ties.nodes.some(({ strained }) => strained) && <>, {w.strained}</>}.
        {of.people.totalCount > people.length && <> {w.drawn(people.length, of.people.totalCount)}</>}
      </figcaption>
    </figure>
  );
}
