import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';

export interface Pull {
  from: string;
  to: string;
  strength: number;
}

export interface Placed {
  id: string;
  x: number;
  y: number;
}

export interface Layout {
  width: number;
  height: number;
  people: readonly Placed[];
}

interface Node extends SimulationNodeDatum {
  id: string;
}

const STEPS = 200;
const STRETCH = 1.7;
const MARGIN = { x: 75, y: 26 };

/** The same numbers each time, so that the same question gives the same picture. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
}

/** Where people stand who pull each other the nearer the stronger their tie; `sideOf`: -1 to the left, 1 to the right, 0 anywhere. */
export function layOut(ids: readonly string[], pulls: readonly Pull[], sideOf: (id: string) => number): Layout {
  const nodes: Node[] = ids.map((id) => ({ id }));
  const known = new Set(ids);
  const links = pulls.filter(({ from, to }) => known.has(from) && known.has(to)).map(({ from, to, strength }) => ({ source: from, target: to, strength }));
  const spread = 45 + 12 * Math.sqrt(ids.length);
  const simulation = forceSimulation(nodes)
    .randomSource(seeded(42))
    .force('ties', forceLink<Node, (typeof links)[number]>(links).id(({ id }) => id).distance(({ strength }) => 110 - 60 * strength).strength(({ strength }) => 0.15 + strength / 2))
    .force('apart', forceManyBody().strength(-220))
    .force('room', forceCollide(34))
    .force('sides', forceX<Node>(({ id }) => sideOf(id) * spread).strength(0.14))
    .force('middle', forceY(0).strength(0.12))
    .stop();
  for (let step = 0; step < STEPS; step++) simulation.tick();
  const at = nodes.map(({ id, x = 0, y = 0 }) => ({ id, x: x * STRETCH, y }));
  const left = Math.min(...at.map(({ x }) => x));
  const top = Math.min(...at.map(({ y }) => y));
  const people = at.map(({ id, x, y }) => ({ id, x: Math.round(x - left + MARGIN.x), y: Math.round(y - top + MARGIN.y) }));
  return { people, width: Math.max(...people.map(({ x }) => x)) + MARGIN.x, height: Math.max(...people.map(({ y }) => y)) + MARGIN.y + 14 };
}
