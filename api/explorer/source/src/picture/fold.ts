import { wayTo, worstFirst, type Branch, type Tree } from './tree';

/** Boxes of a picture in which nothing was opened, and the children of one box. */
export const BUDGET = 60;
export const SIBLINGS = 8;
/** Boxes that opening a fold adds. */
export const STEP = 50;
/** More offerings are not asked for: nobody follows so many boxes. */
export const MOST = 3_000;
/** The fold of the roots that are not drawn is opened by this name. */
export const ROOTS = '';

export interface Folding {
  /** How often the fold at a box was opened, by the id of the box. */
  opened: ReadonlyMap<string, number>;
  /** What is drawn whatever the budget says, by id: what is chosen. */
  kept: readonly string[];
  /** Boxes further away are folded. */
  steps: number;
  /** Id of the provider whose offerings are drawn, with the ways to them; null draws those of all. */
  provider: string | null;
}

export const UNOPENED: Folding = { opened: new Map(), kept: [], steps: Infinity, provider: null };

/** Ids of what is drawn. Whatever is drawn hangs on what is drawn; opening a fold takes nothing away. */
export function drawnOf({ roots, all }: Tree, { opened, kept, steps, provider }: Folding): ReadonlySet<string> {
  const drawn = new Set<string>();
  const left = provider === null ? begun(roots, drawn, steps) : ofProvider([...all.values()], drawn, provider, steps);
  widened(openedIn(roots, drawn, opened), drawn, left, steps);
  for (const id of kept) for (const one of wayTo(all.get(id))) drawn.add(one.id);
  return drawn;
}

/** Draws the roots and what hangs on them, as far as the budget goes; what is left of it. */
function begun(roots: readonly Branch[], drawn: Set<string>, steps: number): number {
  const first = roots.slice(0, BUDGET);
  for (const { id } of first) drawn.add(id);
  return widened(first, drawn, BUDGET - first.length, steps);
}

/** Draws what is this provider's, the worst first, each with the way to it, as far as the budget goes; what is left of it. */
function ofProvider(all: readonly Branch[], drawn: Set<string>, provider: string, steps: number): number {
  for (const one of all.filter(({ hit, depth }) => hit?.provider.id === provider && depth <= steps).sort(worstFirst)) {
    const way = wayTo(one).filter(({ id }) => !drawn.has(id));
    if (drawn.size + way.length > BUDGET) break;
    for (const { id } of way) drawn.add(id);
  }
  return BUDGET - drawn.size;
}

/** Draws lane by lane below these, the worst of a lane first, until the budget is spent; what is left of it. */
function widened(parents: readonly Branch[], drawn: Set<string>, budget: number, steps: number): number {
  let left = budget;
  for (let lane = parents; lane.length && left > 0; ) {
    const next = lane.flatMap(({ children }) => children.slice(0, SIBLINGS)).filter(({ id, depth }) => depth <= steps && !drawn.has(id));
    lane = next.sort(worstFirst).slice(0, left);
    for (const { id } of lane) drawn.add(id);
    left -= lane.length;
  }
  return left;
}

/** Draws the next ones of each fold that was opened, the worst first; tells which. */
function openedIn(roots: readonly Branch[], drawn: Set<string>, opened: ReadonlyMap<string, number>): Branch[] {
  const added: Branch[] = [];
  const isDrawn = ({ id }: Branch) => drawn.has(id);
  const draw = (siblings: readonly Branch[], times: number) => {
    for (const one of siblings.filter((sibling) => !isDrawn(sibling)).slice(0, times * STEP)) {
      drawn.add(one.id);
      added.push(one);
    }
  };
  if (!opened.size) return added;
  draw(roots, opened.get(ROOTS) ?? 0);
  const order = roots.filter(isDrawn);
  for (const { id, children } of order) {
    draw(children, opened.get(id) ?? 0);
    order.push(...children.filter(isDrawn));
  }
  return added;
}
