import { SIBLINGS } from './fold';
import type { HeldGroup } from './held';
import { sumsOf, total, type Branch, type Sums, type Tree } from './tree';

export const WIDTH = 196;
export const HEIGHT = 36;
export const ROW = 46;
/** Nothing is drawn smaller than so much of its size. */
export const SMALLEST = 0.7;
/** Between two lanes; the lines turn in the middle of the first part. */
const GAP = 44;
const TURN = 20;
/** A group of alternatives that gave way stands between two lanes. */
export const GROUP = 132;
const LANE = WIDTH + GAP;
/** Members of a group that are drawn beside the one that counts. */
export const GHOSTS = 3;

export interface Member {
  id: string;
  name: string;
  /** It was lost before. */
  isOld: boolean;
}

/** Alternatives of which too few are left, for one offering that needs them. */
export interface Group {
  name: string;
  required: number;
  members: readonly Member[];
}

/** The group of this name among the needs of an offering, by its id. */
export type Groups = (offering: string, name: string) => Group | undefined;

interface Place {
  x: number;
  y: number;
}

/** A box of what is hit, or of a place that may not be seen. */
export interface Box extends Place {
  branch: Branch;
}

/** What is not drawn of the children of a box, or of the roots; with how many hang below. */
export interface Fold extends Place {
  of: Branch | null;
  depth: number;
  hidden: readonly Branch[];
  sums: Sums;
}

/** The alternatives through which a box is hit, and beside the one that counts the others: a few are drawn, `more` are counted. */
export interface Between extends Place {
  branch: Branch;
  group: Group;
  ghosts: readonly (Place & { member: Member })[];
  more: number;
}

/** What held behind a box that is hit; the last box of several may stand for the rest. */
export interface Held extends Place {
  key: string;
  of: Branch;
  groups: readonly HeldGroup[];
}

/** From left to right: the ends of its straight parts. `to` is the id of the box, of the box whose fold it leads to, or the key of what held. */
export interface Line {
  from: string;
  to: string;
  kind: 'way' | 'folded' | 'holding';
  points: readonly (readonly [x: number, y: number])[];
}

export interface Picture {
  boxes: readonly Box[];
  folds: readonly Fold[];
  between: readonly Between[];
  held: readonly Held[];
  lines: readonly Line[];
  /** Where each lane begins. */
  lanes: readonly number[];
  width: number;
  height: number;
}

export const countOf = ({ sums }: Fold): number => total(sums);

/** Where everything that is drawn stands; `held`: what held, by the box that it hangs on. A box stands level with its worst child; no two subtrees share a row, so that no lines cross. */
export function layOut({ roots }: Tree, drawn: ReadonlySet<string>, groups: Groups, held: ReadonlyMap<string, readonly HeldGroup[]> = new Map()): Picture {
  const picture = { boxes: [] as Box[], folds: [] as Fold[], between: [] as Between[], held: [] as Held[], lines: [] as Line[] };
  const isDrawn = ({ id }: Branch) => drawn.has(id);
  const groupOf = ({ hit }: Branch) => (hit?.through?.group ? groups(hit.id, hit.through.group) : undefined);
  const lanes = lanesOf(roots.filter(isDrawn), isDrawn, groupOf, ({ id }) => held.has(id));
  let row = 0;
  const fold = (of: Branch | null, siblings: readonly Branch[], depth: number) => {
    const hidden = siblings.filter((one) => !isDrawn(one));
    if (!hidden.length) return null;
    const one = { of, depth, hidden, sums: sumsOf(hidden), x: lanes[depth]!, y: row++ * ROW };
    picture.folds.push(one);
    return one;
  };
  const place = (branch: Branch): Box => {
    const box = { branch, x: lanes[branch.depth]!, y: row * ROW };
    picture.boxes.push(box);
    const first = row;
    for (const child of branch.children.filter(isDrawn)) {
      const top = row;
      const between = alternatives(child, top);
      picture.lines.push({ from: branch.id, to: child.id, kind: 'way', points: turned(box, place(child)) });
      if (between) row = Math.max(row, top + 1 + between.ghosts.length + (between.more ? 1 : 0));
    }
    const rest = fold(branch, branch.children, branch.depth + 1);
    if (rest) picture.lines.push({ from: branch.id, to: branch.id, kind: 'folded', points: turned(box, rest) });
    for (const one of holding(branch)) picture.lines.push({ from: branch.id, to: one.key, kind: 'holding', points: turned(box, one) });
    if (row === first) row++;
    return box;
  };
  const holding = (branch: Branch): Held[] => {
    const all = held.get(branch.id) ?? [];
    const named = all.length > SIBLINGS ? SIBLINGS - 1 : all.length;
    const parts = [...all.slice(0, named).map((one) => [one]), ...(named < all.length ? [all.slice(named)] : [])];
    const boxes = parts.map((of, at) => ({ key: heldKey(branch, at), of: branch, groups: of, x: lanes[branch.depth + 1]!, y: row++ * ROW }));
    picture.held.push(...boxes);
    return boxes;
  };
  const alternatives = (child: Branch, top: number): Between | null => {
    const group = groupOf(child);
    if (!group) return null;
    const others = group.members.filter(({ id }) => id !== child.hit!.through!.needs);
    const x = lanes[child.depth]! - GAP / 2 - GROUP;
    const ghosts = others.slice(0, GHOSTS).map((member, at) => ({ member, x, y: (top + 1 + at) * ROW }));
    const one = { branch: child, group, ghosts, more: others.length - ghosts.length, x, y: top * ROW };
    picture.between.push(one);
    return one;
  };
  for (const root of roots.filter(isDrawn)) place(root);
  fold(null, roots, 0);
  return { ...picture, lanes, width: lanes.at(-1)! + WIDTH, height: row * ROW - (ROW - HEIGHT) };
}

/** No id of an offering holds a tab at its beginning. */
const heldKey = ({ id }: Branch, at: number): string => `\t${at} ${id}`;

/** Where lanes begin: further apart where a group stands before one. One more for what is folded or held behind the last. */
function lanesOf(roots: readonly Branch[], isDrawn: (one: Branch) => boolean, groupOf: (one: Branch) => Group | undefined, isHolding: (one: Branch) => boolean): number[] {
  const lanes = [0];
  let depth = 0;
  const order = [...roots];
  const widened = new Set<number>();
  for (const one of order) {
    depth = Math.max(depth, one.depth + (isHolding(one) || one.children.some((child) => !isDrawn(child)) ? 1 : 0));
    if (groupOf(one)) widened.add(one.depth);
    order.push(...one.children.filter(isDrawn));
  }
  for (let lane = 1; lane <= depth; lane++) lanes.push(lanes[lane - 1]! + LANE + (widened.has(lane) ? GROUP + GAP / 2 : 0));
  return lanes;
}

/** Out of a box, down beside it, and straight to the other one. */
function turned(from: Place, to: Place): Line['points'] {
  const [start, end] = [from.y + HEIGHT / 2, to.y + HEIGHT / 2];
  const out = [from.x + WIDTH, start] as const;
  const into = [to.x, end] as const;
  const turn = from.x + WIDTH + TURN;
  return start === end ? [out, into] : [out, [turn, start], [turn, end], into];
}
