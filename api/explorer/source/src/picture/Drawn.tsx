import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Between, Box, Fold, Held, Line, Picture } from './layout';
import { HEIGHT, SMALLEST, WIDTH } from './layout';
import { ROOTS } from './fold';
import { boxTold, FoldMark, foldTold, GroupMark, HeldMark, heldTold, OfferingMark, pathOf } from './marks';
import { Scale } from './scale';
import { sizesAt } from './sizes';
import { wayTo } from './tree';
import type { View } from './view';
import { w } from './words';

/** Room around the boxes, and above them for the heads of the lanes. */
const MARGIN = 6;
const HEAD = 26;
/** A fold is known beside the box that it hangs on. */
const FOLD = '\n';

export interface DrawnProps {
  of: Picture;
  view: View;
  /** Ids of the offerings that are changed. */
  changed: ReadonlySet<string>;
  /** The names of the changed ones through which it is hit, by id. */
  sourcesOf: (id: string) => readonly string[];
  /** Other needs of the chosen one that are hit, by id. */
  needs: readonly string[];
  total: number;
}

type Item = { key: string; depth: number; x: number; y: number } & ({ box: Box } | { fold: Fold } | { held: Held });

function itemsOf({ boxes, folds, held }: Picture): Item[] {
  const all: Item[] = [
    ...boxes.map((box) => ({ key: box.branch.id, depth: box.branch.depth, x: box.x, y: box.y, box })),
    ...folds.map((fold) => ({ key: FOLD + (fold.of?.id ?? ROOTS), depth: fold.depth, x: fold.x, y: fold.y, fold })),
    ...held.map((one) => ({ key: one.key, depth: one.of.depth + 1, x: one.x, y: one.y, held: one })),
  ];
  return all.sort((a, b) => a.y - b.y || a.x - b.x);
}

/** The key of the item that a line leads to. */
const aimed = ({ to, kind }: Line): string => (kind === 'folded' ? FOLD : '') + to;

/** Where a key leads from an item: to what it hangs on, to its worst child, up and down within its lane. */
function aimOf(key: string, from: Item, items: readonly Item[], { lines }: Picture): Item | undefined {
  const lane = items.filter(({ depth }) => depth === from.depth);
  const at = lane.indexOf(from);
  if (key === 'ArrowUp') return lane[at - 1];
  if (key === 'ArrowDown') return lane[at + 1];
  if (key === 'Home') return items[0];
  const named = (id: string) => items.find((one) => one.key === id);
  if (key === 'ArrowLeft') {
    const line = lines.find((one) => aimed(one) === from.key);
    return line && named(line.from);
  }
  const below = key === 'ArrowRight' ? lines.filter((line) => line.from === from.key) : [];
  const first = below.find(({ kind }) => kind === 'way') ?? below[0];
  return first && named(aimed(first));
}

/** How much smaller it is drawn to fit into the width that is there, text staying legible. */
function useScale(isFitted: boolean, width: number): [preact.RefObject<HTMLDivElement | null>, number] {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(Infinity);
  useLayoutEffect(() => {
    if (!isFitted || !frame.current) return;
    const watching = new ResizeObserver(([entry]) => setRoom(entry!.contentRect.width));
    watching.observe(frame.current);
    return () => watching.disconnect();
  }, [isFitted]);
  return [frame, isFitted ? Math.min(1, Math.max(SMALLEST, room / width)) : 1];
}

/** The tree of decisive ways: one stop of the Tab key, arrows within it; nothing moves by itself. */
export function Drawn({ of, view, changed, sourcesOf, needs, total }: DrawnProps) {
  const { chosen, choose } = view;
  const svg = useRef<SVGSVGElement>(null);
  const [at, setAt] = useState(chosen);
  const awaited = useRef<string | null>(null); // whom the focus goes to, once they are drawn
  const items = itemsOf(of);
  const current = items.find(({ key }) => key === at) ?? items[0];
  const [width, height] = [of.width + 2 * MARGIN, of.height + HEAD + 2 * MARGIN];
  const [frame, scale] = useScale(view.isFitted, width);
  const boxAt = new Map(of.boxes.map((box) => [box.branch.id, box]));
  const way = new Set(wayTo(chosen === null ? undefined : boxAt.get(chosen)?.branch).map(({ id }) => id));
  const through = new Map(of.between.map((one) => [one.branch.id, one]));
  useEffect(() => {
    if (awaited.current === null || awaited.current !== current?.key) return;
    awaited.current = null;
    svg.current?.querySelector<SVGGElement>('[tabindex="0"]')?.focus();
  });
  const goTo = (key: string) => {
    awaited.current = key;
    setAt(key);
  };
  const act = (item: Item) => {
    if ('fold' in item) {
      goTo(item.fold.hidden[0]!.id);
      view.open(item.fold.of?.id ?? ROOTS);
    } else if ('held' in item) {
      goTo(item.key);
      view.listHeld();
    } else if (item.box.branch.hit) {
      goTo(item.key);
      choose(item.key === chosen ? null : item.key);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    const aim = aimOf(event.key, current, items, of);
    if (aim) goTo(aim.key);
    else if (event.key === 'Enter' || event.key === ' ') act(current);
    else if (event.key === 'Escape' && chosen !== null) choose(null);
    else if (/^[1-9]$/.test(event.key)) view.walk(Number(event.key));
    else if (event.key === '0') view.walk(null);
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
  };
  const tone = (id: string) => (chosen === null ? '' : way.has(id) ? ' lit' : ' off');
  return (
    <div class="scroll" ref={frame}>
      <Scale value={scale}>
      <svg ref={svg} style={sizesAt(scale)} width={width * scale} height={height * scale} viewBox={`${-MARGIN} ${-HEAD - MARGIN} ${width} ${height}`} role="tree" aria-label={w.picture(total)} onKeyDown={onKeyDown}>
        {of.lanes.map((x, lane) => <text key={lane} class="lane" x={x} y={-12}>{lane ? w.steps(lane) : w.changed}</text>)}
        {of.lines.map(({ from, to, kind, points }) => <path key={`${from} ${to} ${kind}`} class={`tie ${kind}${chosen === null ? '' : kind === 'way' && way.has(to) ? ' lit' : ' off'}`} d={pathOf(points)} />)}
        {of.between.map((one) => <GroupMark key={one.branch.id} {...one} />)}
        <Needs from={chosen === null ? undefined : boxAt.get(chosen)} to={needs.flatMap((id) => boxAt.get(id) ?? [])} />
        {items.map((item) => (
          <Marked key={item.key} of={item} tone={'box' in item ? tone(item.key) : tone('')} isChanged={changed.has(item.key)} isCurrent={item === current} isChosen={item.key === chosen} between={through.get(item.key)} sources={'box' in item ? sourcesOf(item.key) : []} onAct={() => act(item)} onFocus={() => setAt(item.key)} />
        ))}
      </svg>
      </Scale>
    </div>
  );
}

interface MarkedProps {
  of: Item;
  tone: string;
  isChanged: boolean;
  isCurrent: boolean;
  isChosen: boolean;
  between: Between | undefined;
  sources: readonly string[];
  onAct: () => void;
  onFocus: () => void;
}

const kindOf = (of: Item): string => ('fold' in of ? 'fold' : 'held' in of ? 'none held-place' : (of.box.branch.hit?.severity.toLowerCase() ?? 'none unseen-place'));

function Marked({ of, tone, isChanged, isCurrent, isChosen, between, sources, onAct, onFocus }: MarkedProps) {
  const told = 'fold' in of ? foldTold(of.fold) : 'held' in of ? heldTold(of.held) : boxTold(of.box, isChanged, between, sources);
  const kind = kindOf(of);
  return (
    <g class={`box ${kind}${tone}${isChosen ? ' chosen' : ''}`} role="treeitem" tabindex={isCurrent ? 0 : -1} aria-level={of.depth + 1} aria-selected={isChosen} transform={`translate(${of.x} ${of.y})`} onClick={onAct} onFocus={onFocus}>
      <title>{told}</title>
      <g aria-hidden="true">{'fold' in of ? <FoldMark {...of.fold} /> : 'held' in of ? <HeldMark {...of.held} /> : <OfferingMark of={of.box} isChanged={isChanged} sources={sources} />}</g>
    </g>
  );
}

/** What the chosen one needs beside that through which it is hit, and is hit too: thin lines, over all else. */
function Needs({ from, to }: { from: Box | undefined; to: readonly Box[] }) {
  if (!from) return null;
  const [x, y] = [from.x, from.y + HEIGHT / 2];
  return (
    <>
      {to.map((one) => {
        const [left, level] = [one.x + WIDTH, one.y + HEIGHT / 2];
        const bend = Math.max(30, Math.abs(x - left) / 2);
        return <path key={one.branch.id} class="need" d={`M${left} ${level}C${left + bend} ${level} ${x - bend} ${y} ${x} ${y}`} />;
      })}
    </>
  );
}
