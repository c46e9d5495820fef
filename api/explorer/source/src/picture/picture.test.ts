import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGET, drawnOf, MOST, ROOTS, SIBLINGS, STEP, UNOPENED, type Folding } from './fold';
import { heldAt, type HeldGroup } from './held';
import { countOf, HEIGHT, layOut, SMALLEST, WIDTH, GROUP, type Group, type Line, type Picture } from './layout';
import { offered, OFFERED, providersOf } from './providers';
import { sizesAt } from './sizes';
import { sourcesOf } from './sources';
import { DEGREES, sumsOf, total, treeOf, wayTo, type Hit, type Tree } from './tree';

/** The same numbers each time, so that a failure can be seen again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const provided = (at: number) => ({ id: `p${at}`, name: `P${at}` });

/** A report: each is hit through one before it, no worse than that; some through alternatives, some through what may not be seen. */
function hitsOf(seed: number, count: number): Hit[] {
  const random = seeded(seed);
  const hits: Hit[] = [];
  for (let at = 0; at < count; at++) {
    const parent = at > random(4) ? hits[Math.max(0, at - 1 - random(1 + random(12)))] : undefined;
    const isUnseen = parent !== undefined && random(40) === 0;
    hits.push({
      id: `o/${at}`,
      name: `Offering ${random(1000)}`,
      provider: provided(random(9)),
      severity: DEGREES[Math.max(random(4), parent ? DEGREES.indexOf(parent.severity) : 0)]!,
      hops: parent ? parent.hops + 1 : 0,
      consumers: random(3),
      through: parent ? { needs: isUnseen ? null : parent.id, group: random(5) === 0 ? 'g' : null } : null,
    });
  }
  return hits;
}

const groupsOf = (hits: readonly Hit[]) => (offering: string): Group => {
  const needs = hits.find(({ id }) => id === offering)?.through?.needs ?? 'x';
  return { name: 'g', required: 1, members: [needs, 'm1', 'm2', 'm3', 'm4', 'm5'].slice(0, 2 + (offering.length % 5)).map((id) => ({ id, name: id, isOld: false })) };
};

/** Groups that held: of every third thing that is hit one, of some very many. */
const heldOf = (hits: readonly Hit[]): HeldGroup[] =>
  hits.flatMap(({ id, name }, at) => Array.from({ length: at % 21 === 0 ? 12 : at % 3 === 0 ? 1 : 0 }, (_, count) => ({
    offering: { id: `held ${at} ${count}`, name }, name: `h${count}`, required: 1, until: null, members: [id, 'spare'].map((one) => ({ id: one, name: one, isOld: false })),
  })));

const CASES = Array.from({ length: 60 }, (_, seed) => hitsOf(seed, [1, 2, 7, 30, 60, 61, 200, 1_000][seed % 8]!));

/** A few foldings of a tree: as it begins, with folds opened, with something chosen, with fewer steps. */
function foldingsOf(hits: readonly Hit[]): Folding[] {
  const some = hits.filter((_, at) => at % 5 === 0).map(({ id }): [string, number] => [id, 1 + (id.length % 2)]);
  return [
    UNOPENED,
    { ...UNOPENED, opened: new Map([...some, [ROOTS, 1]]) },
    { ...UNOPENED, kept: [hits.at(-1)!.id] },
    { ...UNOPENED, steps: 2, opened: new Map(some.slice(0, 2)) },
    { ...UNOPENED, provider: hits.at(-1)!.provider.id },
    { ...UNOPENED, provider: hits.at(-1)!.provider.id, steps: 3, opened: new Map(some.slice(0, 3)) },
  ];
}

function pictureOf(hits: readonly Hit[], folding: Folding, isHeld = false): { tree: Tree; drawn: ReadonlySet<string>; picture: Picture } {
  const tree = treeOf(hits);
  const drawn = drawnOf(tree, folding);
  return { tree, drawn, picture: layOut(tree, drawn, groupsOf(hits), isHeld ? heldAt(tree, drawn, heldOf(hits)) : undefined) };
}

test('each thing that is hit is drawn or counted, once and as badly as it is hit', () => {
  for (const hits of CASES) {
    const { tree } = pictureOf(hits, UNOPENED);
    assert.equal(total(sumsOf(tree.roots)), hits.length);
    for (const folding of foldingsOf(hits)) {
      const { picture } = pictureOf(hits, folding);
      for (const degree of DEGREES) {
        const drawn = picture.boxes.filter(({ branch }) => branch.hit?.severity === degree).length;
        const counted = picture.folds.reduce((sum, { sums }) => sum + sums[degree], 0);
        assert.equal(drawn + counted, hits.filter(({ severity }) => severity === degree).length);
      }
      const ids = picture.boxes.map(({ branch }) => branch.id);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(picture.folds.every((fold) => countOf(fold) > 0));
    }
  }
});

test('what is drawn hangs on what is drawn, and on that through which it is hit', () => {
  for (const hits of CASES) {
    for (const folding of foldingsOf(hits)) {
      const { drawn, picture } = pictureOf(hits, folding);
      for (const { branch } of picture.boxes) assert.ok(wayTo(branch).every(({ id }) => drawn.has(id)));
      const seen = picture.boxes.filter(({ branch }) => branch.hit && branch.parent?.hit);
      for (const { branch } of seen) assert.equal(branch.parent!.id, branch.hit!.through!.needs);
    }
  }
});

test('so many are drawn and no more: sixty boxes, eight behind one, fifty more for each fold that is opened', () => {
  const of = (id: string, needs: string | null): Hit => ({ id, name: id, provider: provided(0), severity: 'HIGH', hops: needs === null ? 0 : 1, consumers: 0, through: needs === null ? null : { needs, group: null } });
  const fan = [of('root', null), ...Array.from({ length: 200 }, (_, at) => of(`child ${at}`, 'root'))];
  assert.equal(pictureOf(fan, UNOPENED).picture.boxes.length, 1 + 8);
  assert.equal(countOf(pictureOf(fan, UNOPENED).picture.folds[0]!), 192);
  for (const [times, count] of [[1, 50], [2, 100]] as const) assert.equal(pictureOf(fan, { ...UNOPENED, opened: new Map([['root', times]]) }).picture.boxes.length, 1 + 8 + count);
  const many = Array.from({ length: 100 }, (_, at) => of(`root ${at}`, null));
  assert.equal(pictureOf(many, UNOPENED).picture.boxes.length, 60);
  assert.deepEqual([MOST, SMALLEST], [3_000, 0.7]);
});

test('no text is smaller than 11 pixels, however small the picture is drawn', () => {
  for (const scale of [1, 0.9, 0.8, SMALLEST]) for (const [text, size] of Object.entries(sizesAt(scale))) assert.ok(parseFloat(size) * scale > 10.99, `${text} at ${scale}: ${size}`);
  assert.deepEqual(sizesAt(1), { '--name-text': '13px', '--small-text': '11px', '--lane-text': '12px' });
});

test('of one provider the worst are drawn, each with the way to it and nothing else', () => {
  for (const hits of CASES) {
    const { id } = hits.at(-1)!.provider;
    const { drawn, tree } = pictureOf(hits, { ...UNOPENED, provider: id });
    const isOf = (one: string) => tree.all.get(one)?.hit?.provider.id === id;
    const wayed = new Set([...drawn].filter(isOf).flatMap((one) => wayTo(tree.all.get(one)).map((step) => step.id)));
    assert.deepEqual([...drawn].sort(), [...wayed].sort());
    assert.ok(drawn.size <= BUDGET && drawn.size > 0);
  }
});

test('of many providers those are offered of whom most are hit, and the one that is chosen, by their names', () => {
  const hits = Array.from({ length: 30 }, (_, at) => Array.from({ length: at + 1 }, (_, number): Hit => ({ id: `${at} ${number}`, name: '', provider: provided(at), severity: 'LOW', hops: 0, consumers: 0, through: null }))).flat();
  const providers = providersOf(hits);
  assert.equal(providers.size, 30);
  const most = Array.from({ length: OFFERED }, (_, at) => provided(29 - at));
  const byName = (all: readonly { id: string; name: string }[]) => all.map(({ id, name }) => [id, name] as const).sort(([, a], [, b]) => a.localeCompare(b, 'en'));
  assert.deepEqual(offered(providers, null), byName(most));
  assert.deepEqual(offered(providers, 'p3'), byName([...most, provided(3)]));
});

test('a picture in which nothing was opened keeps to its budget, and to the worst of each box', () => {
  for (const hits of CASES) {
    const { drawn, picture, tree } = pictureOf(hits, UNOPENED);
    assert.ok(picture.boxes.length <= BUDGET);
    assert.equal(drawn.size, picture.boxes.length);
    for (const branch of [...tree.all.values()].filter(({ id }) => drawn.has(id))) {
      const shown = branch.children.filter(({ id }) => drawn.has(id));
      assert.ok(shown.length <= SIBLINGS);
      assert.deepEqual(shown, branch.children.slice(0, shown.length));
    }
    if (hits.length <= SIBLINGS) assert.equal(picture.folds.length, 0);
  }
});

test('opening a fold adds so many at a time and takes nothing away', () => {
  for (const hits of CASES) {
    const before = pictureOf(hits, UNOPENED);
    for (const { of, hidden } of before.picture.folds) {
      const opened = pictureOf(hits, { ...UNOPENED, opened: new Map([[of?.id ?? ROOTS, 1]]) });
      assert.ok([...before.drawn].every((id) => opened.drawn.has(id)));
      assert.deepEqual(hidden.slice(0, STEP).filter(({ id }) => !opened.drawn.has(id)), []);
      assert.deepEqual(hidden.slice(STEP).filter(({ id }) => opened.drawn.has(id)), []);
    }
  }
});

test('what is chosen is drawn, however deep it lies', () => {
  for (const hits of CASES) {
    const chosen = hits.at(-1)!.id;
    assert.ok(pictureOf(hits, { ...UNOPENED, kept: [chosen, 'no such thing'] }).drawn.has(chosen));
  }
});

test('the same question gives the same picture, in whatever order it is told', () => {
  for (const hits of CASES) {
    const told = (picture: Picture) => picture.boxes.map(({ branch, x, y }) => [branch.id, x, y]);
    assert.deepEqual(told(pictureOf([...hits].reverse(), UNOPENED).picture), told(pictureOf(hits, UNOPENED).picture));
  }
});

interface Area {
  x: number;
  y: number;
  width: number;
}

/** Every box of whatever kind. */
function areasOf({ boxes, folds, held, between }: Picture): Area[] {
  const groups = between.flatMap((one) => [one, ...one.ghosts]);
  return [...[...boxes, ...folds, ...held].map(({ x, y }) => ({ x, y, width: WIDTH })), ...groups.map(({ x, y }) => ({ x, y, width: GROUP }))];
}

const piecesOf = ({ points }: Line) => points.slice(1).map((end, at) => [points[at]!, end] as const);

/** Whether a straight piece comes into the inside of an area. */
function enters([[x1, y1], [x2, y2]]: ReturnType<typeof piecesOf>[number], { x, y, width }: Area): boolean {
  return Math.max(x1, x2) > x && Math.min(x1, x2) < x + width && Math.max(y1, y2) > y && Math.min(y1, y2) < y + HEIGHT;
}

function cross(a: ReturnType<typeof piecesOf>[number], b: ReturnType<typeof piecesOf>[number]): boolean {
  const overlap = (axis: 0 | 1) => Math.max(Math.min(a[0][axis], a[1][axis]), Math.min(b[0][axis], b[1][axis])) <= Math.min(Math.max(a[0][axis], a[1][axis]), Math.max(b[0][axis], b[1][axis]));
  return overlap(0) && overlap(1);
}

test('nothing lies on anything else, and no lines cross but where they part', () => {
  for (const hits of CASES) {
    for (const folding of foldingsOf(hits)) {
      const { picture } = pictureOf(hits, folding, folding.kept.length === 0);
      const areas = areasOf(picture);
      const corners = areas.map(({ x, y }) => `${x} ${y}`);
      assert.equal(new Set(corners).size, corners.length);
      const pieces = picture.lines.flatMap((line) => piecesOf(line).map((piece) => ({ line, piece })));
      const groups = areasOf({ ...picture, boxes: [], folds: [], held: [] });
      for (const { line, piece } of pieces) {
        const entered = areas.filter((area) => enters(piece, area));
        const own = groups.filter((area) => picture.between.some(({ branch, x, y }) => branch.id === line.to && x === area.x && y === area.y));
        assert.deepEqual(entered.filter((area) => !own.some(({ x, y }) => x === area.x && y === area.y)), []);
      }
      if (pieces.length > 400) continue;
      for (const one of pieces) {
        for (const other of pieces) if (one.line.from !== other.line.from) assert.ok(!cross(one.piece, other.piece), `${one.line.to} and ${other.line.to}`);
      }
    }
  }
});

test('a box stands level with its worst child, so that the worst way is a straight line at the top', () => {
  for (const hits of CASES) {
    const { picture, tree } = pictureOf(hits, UNOPENED);
    const at = new Map(picture.boxes.map((box) => [box.branch.id, box]));
    for (const { branch, y } of picture.boxes) {
      const worst = branch.children[0];
      if (worst && at.has(worst.id)) assert.equal(at.get(worst.id)!.y, y);
    }
    assert.equal(at.get(tree.roots[0]!.id)!.y, 0);
  }
});

test('what held hangs on a box that is drawn, each once, eight behind one at most', () => {
  for (const hits of CASES) {
    const { drawn, picture } = pictureOf(hits, UNOPENED, true);
    const expected = heldOf(hits).filter(({ members }) => drawn.has(members[0]!.id));
    assert.deepEqual(new Set(picture.held.flatMap(({ groups }) => groups)), new Set(expected));
    for (const id of drawn) assert.ok(picture.held.filter(({ of }) => of.id === id).length <= 8);
    assert.equal(picture.lines.filter(({ kind }) => kind === 'holding').length, picture.held.length);
  }
});

test('what is hit through alternatives that several changes took away bears all of these, and so does what hangs on it', () => {
  const hit = (id: string, needs: string | null, group: string | null = null): Hit => ({ id, name: id, provider: provided(0), severity: 'HIGH', hops: 0, consumers: 0, through: needs === null ? null : { needs, group } });
  const hits = [hit('a', null), hit('b', null), hit('c', null), hit('from b', 'b'), hit('both', 'a', 'g'), hit('behind', 'both'), hit('old', 'c', 'g')];
  const members = (...ids: string[]): Group => ({ name: 'g', required: 1, members: ids.map((id) => ({ id, name: id, isOld: id === 'a' })) });
  const groups = (id: string): Group => (id === 'both' ? { ...members('b'), members: ['a', 'from b', 'gone'].map((one) => ({ id: one, name: one, isOld: false })) } : members('c', 'a'));
  const of = sourcesOf(treeOf(hits), groups);
  const told = Object.fromEntries(hits.map(({ id }) => [id, of(id).map((one) => one.id)]));
  assert.deepEqual(told, { a: ['a'], b: ['b'], c: ['c'], 'from b': ['b'], both: ['a', 'b'], behind: ['a', 'b'], old: ['c'] });
});
