import type { Severity } from '../generated/types/graphql';

export type Degree = Exclude<Severity, 'NONE'>;

/** From worst to least. */
export const DEGREES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const satisfies readonly Degree[];

export type Sums = Record<Degree, number>;

/** Something that is worse off, as a report tells it: `through` is the last step of its decisive way, null where its own change hits it. */
export interface Hit {
  id: string;
  name: string;
  provider: { id: string; name: string };
  severity: Degree;
  hops: number;
  consumers: number;
  /** `needs`: the offering that it needs, null where that may not be seen; `group`: the alternatives that gave way. */
  through: { needs: string | null; group: string | null } | null;
}

/** `hit` is null for a place that may not be seen: what hangs there is known, and nothing of itself. */
export interface Branch {
  id: string;
  hit: Hit | null;
  parent: Branch | null;
  depth: number;
  /** The worst first, then by name. */
  children: Branch[];
  /** How many of all below it are hit how badly. */
  below: Sums;
}

export interface Tree {
  roots: readonly Branch[];
  all: ReadonlyMap<string, Branch>;
}

export const noSums = (): Sums => ({ CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0 });

export const total = (sums: Sums): number => DEGREES.reduce((sum, one) => sum + sums[one], 0);

/** How many of these branches, with all that is below them, are hit how badly. */
export function sumsOf(branches: Iterable<Branch>): Sums {
  const sums = noSums();
  for (const { hit, below } of branches) {
    for (const one of DEGREES) sums[one] += below[one];
    if (hit) sums[hit.severity]++;
  }
  return sums;
}

const rank = ({ hit }: Branch): number => (hit ? DEGREES.indexOf(hit.severity) : DEGREES.length);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The worst first, then by name, then by id. */
export function worstFirst(a: Branch, b: Branch): number {
  return rank(a) - rank(b) || compare(a.hit?.name ?? '', b.hit?.name ?? '') || compare(a.id, b.id);
}

const branch = (id: string, hit: Hit | null, depth = 0): Branch => ({ id, hit, parent: null, depth, children: [], below: noSums() });

/** The tree of decisive ways: each hangs on the need through which it is hit; the changed ones are roots, and the nearest places that may not be seen. */
export function treeOf(hits: readonly Hit[]): Tree {
  const all = new Map(hits.map((hit) => [hit.id, branch(hit.id, hit)]));
  const roots = new Map<string, Branch>();
  for (const one of all.values()) {
    const { through, hops } = one.hit!;
    const parent = through && ((through.needs !== null && all.get(through.needs)) || unseen(roots, Math.max(hops - 1, 0)));
    if (parent) {
      one.parent = parent;
      parent.children.push(one);
    } else roots.set(one.id, one);
  }
  const sorted = [...roots.values()].sort(worstFirst);
  settle(sorted);
  return { roots: sorted, all };
}

/** One place for all that hangs on what may not be seen so many steps away. The space is in no id of an offering's own. */
function unseen(roots: Map<string, Branch>, depth: number): Branch {
  const id = ` ${depth}`;
  const place = roots.get(id) ?? branch(id, null, depth);
  roots.set(id, place);
  return place;
}

/** Depths from the roots on, sums from the leaves on; without recursion, since a way may be long. */
function settle(roots: readonly Branch[]): void {
  const order = [...roots];
  for (const one of order) {
    for (const child of one.children) child.depth = one.depth + 1;
    one.children.sort(worstFirst);
    order.push(...one.children);
  }
  for (const one of order.reverse()) one.below = sumsOf(one.children);
}

/** From the root to this branch. */
export function wayTo(branch: Branch | undefined): Branch[] {
  const way: Branch[] = [];
  for (let one: Branch | null | undefined = branch; one; one = one.parent) way.unshift(one);
  return way;
}
