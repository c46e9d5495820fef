import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ImpactHeld as HELD } from '../generated/impact';
import { ImpactBox as BOX } from '../generated/picture';
import type { ImpactHeldQuery } from '../generated/types/graphql';
import { Severity } from '../generated/names/Severity';
import { usePlace } from '../going/place';
import { usePart, useReport } from '../impact/report';
import { Saved } from '../impact/Sharing';
import { Answered, Block, Empty } from '../parts/Block';
import { Select } from '../parts/Field';
import { language } from '../words/language';
import { Drawn } from './Drawn';
import { saveSvg } from './file';
import { drawnOf, MOST } from './fold';
import { heldAt, type HeldGroup } from './held';
import { useHits, type Hits } from './hits';
import { layOut } from './layout';
import { Outline } from './Outline';
import { Panel } from './Panel';
import { offered, OFFERED, providersOf } from './providers';
import { sourcesOf } from './sources';
import { DEGREES, treeOf } from './tree';
import { useView, type View } from './view';
import { w } from './words';
import './picture.css';

const NARROW = '(max-width: 39.99rem)';
/** As many as have a key of their own. */
const STEPS = 9;

function useIsNarrow(): boolean {
  const [is, setIs] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const turned = () => setIs(query.matches);
    query.addEventListener('change', turned);
    return () => query.removeEventListener('change', turned);
  }, []);
  return is;
}

/** Ids of the offerings that the scenario changes. */
function useChanged(): ReadonlySet<string> {
  const { question } = useReport();
  return new Set(question.changes.map(({ offering }) => offering));
}

type Form = 'picture' | 'outline';

/** What is drawn of all that is hit: so many steps, one provider's. */
function Narrowing({ providers, view, deepest }: { providers: ReadonlyMap<string, string>; view: View; deepest: number }) {
  const { folding: { steps, provider } } = view;
  const most = Math.min(deepest, STEPS);
  return (
    <>
      {most > 0 && <Select label={w.stepsShown} value={steps < Infinity ? String(steps) : ''} options={[['', w.all], ...Array.from({ length: most }, (_, at) => [String(at + 1), String(at + 1)] as const)]} onValue={(next) => view.walk(next ? Number(next) : null)} />}
      {providers.size > 1 && <Select label={providers.size > OFFERED ? w.ofProviders(OFFERED, providers.size) : w.ofProvider} value={provider ?? ''} options={[['', w.all], ...offered(providers, provider)]} onValue={(next) => view.ofProvider(next || null)} />}
    </>
  );
}

/** So many groups that held are asked for. */
const HELD_MOST = 1_000;
const NONE: readonly HeldGroup[] = [];

function heldOf({ impact: { heldConnection } }: ImpactHeldQuery): readonly HeldGroup[] {
  return heldConnection.nodes.map(({ offering, alternatives, required, until, members }) => ({
    offering, name: alternatives, required, until, members: members.map(({ id, offering: { name } }) => ({ id, name, isOld: false })),
  }));
}

/** What held, where it is asked for, and how much there is; none before it is there. */
function useHeld(isWanted: boolean): [readonly HeldGroup[] | null, number] {
  const { wanted } = useReport();
  const { data } = usePart(HELD, isWanted ? { ...wanted, first: HELD_MOST, after: null } : null);
  const groups = useMemo(() => (isWanted && data ? heldOf(data) : null), [isWanted, data]);
  return [groups, data?.impact.heldConnection.totalCount ?? 0];
}

function Shown({ of: { hits, total, groupOf }, as }: { of: Hits; as: Form | null }) {
  const { wanted } = useReport();
  const { search, put } = usePlace();
  const isNarrow = useIsNarrow();
  const view = useView();
  const changed = useChanged();
  const figure = useRef<HTMLElement>(null);
  const tree = useMemo(() => treeOf(hits), [hits]);
  const providers = useMemo(() => providersOf(hits), [hits]);
  const folding = { ...view.folding, provider: providers.has(view.folding.provider ?? '') ? view.folding.provider : null };
  const drawn = useMemo(() => drawnOf(tree, folding), [tree, JSON.stringify([[...folding.opened], folding.kept, folding.steps, folding.provider])]);
  const [held, heldCount] = useHeld(view.isHeldDrawn);
  const holding = useMemo(() => heldAt(tree, drawn, held ?? NONE), [tree, drawn, held]);
  const picture = useMemo(() => layOut(tree, drawn, groupOf, holding), [tree, drawn, holding]);
  const sources = useMemo(() => sourcesOf(tree, groupOf), [tree]);
  const namesOf = (id: string) => sources(id).map(({ hit }) => hit!.name);
  const hit = view.chosen === null ? null : (tree.all.get(view.chosen)?.hit ?? null);
  const asked = usePart(BOX, hit && { ...wanted, id: hit.id, language });
  const needs = hit && asked.data ? asked.data.impact.dependencies.nodes.flatMap(({ to, arrives }) => (arrives !== 'NONE' && to.id !== hit.through?.needs ? [to.id] : [])) : [];
  const isTooMuch = total > MOST;
  const isOutline = isTooMuch || (as ? as === 'outline' : isNarrow || search.get('view') === 'outline');
  const panel = hit && <Panel key={hit.id} of={hit} asked={asked} onRelease={() => view.choose(null)} />;
  const isFolded = folding.opened.size > 0 || folding.steps < Infinity || folding.provider !== null;
  if (!hits.length) return <Empty>{w.noneSoBadly}</Empty>;
  return (
    <figure class="picture" ref={figure}>
      <div class="views">
        {!isNarrow && !isTooMuch && (
          <span role="group" aria-label={w.view}>
            <button type="button" aria-pressed={!isOutline} onClick={() => put({ view: null })}>{w.asPicture}</button>
            <button type="button" aria-pressed={isOutline} onClick={() => put({ view: 'outline' })}>{w.asOutline}</button>
          </span>
        )}
        {!isOutline && <label class="check"><input type="checkbox" checked={view.isFitted} onChange={(event) => view.fit(event.currentTarget.checked)} />{w.fit}</label>}
        <label class="check"><input type="checkbox" checked={view.isHeldDrawn} onChange={(event) => view.drawHeld(event.currentTarget.checked)} />{w.heldShown}</label>
        <Narrowing providers={providers} view={view} deepest={Math.max(...hits.map(({ hops }) => hops))} />
        {isFolded && <button type="button" class="plain" onClick={view.foldAll}>{w.fold}</button>}
        <span class="saving">
          <Saved wanted={wanted} part="OFFERINGS">{w.saveRows}</Saved>
          {!isOutline && <button type="button" class="plain" onClick={() => saveSvg(figure.current!.querySelector('svg')!)}>{w.save}</button>}
        </span>
      </div>
      {isTooMuch && <p class="band">{w.most(MOST, total)}</p>}
      {isOutline ? <Outline tree={tree} drawn={drawn} view={view} changed={changed} sourcesOf={namesOf} held={holding} panel={panel} /> : (
        <div class={panel ? 'beside' : undefined}><Drawn of={picture} view={view} changed={changed} sourcesOf={namesOf} needs={needs} total={total} />{panel}</div>
      )}
      <figcaption class="quiet">
        <span role="status">{picture.boxes.length < hits.length ? w.drawn(picture.boxes.filter(({ branch }) => branch.hit).length, hits.length) : w.drawnAll(hits.length)}{held && ` ${w.heldDrawn([...holding.values()].flat().length, heldCount)}`}</span>{!isOutline && ` ${w.keys}`}
      </figcaption>
    </figure>
  );
}

/** Along which ways what is changed hits what: a picture, or an outline, as the address and the width of the page say unless `as` does. */
export default function Ways({ as = null }: { as?: Form | null }) {
  const { least } = useReport();
  const { put } = usePlace();
  const asked = useHits();
  if (as === 'outline' && asked.data && asked.data.total > MOST) return null; // it stands above as an outline already
  const narrowing = <Select label={w.atLeast} value={least} options={[...DEGREES].reverse().map((one) => [one, one === 'LOW' ? w.all : Severity[one]])} onValue={(next) => put({ min: next === 'LOW' ? null : next })} />;
  return (
    <Block title={w.whole} beside={narrowing}>
      <Answered of={asked} lines={10}>{(hits) => <Shown of={hits} as={as} />}</Answered>
    </Block>
  );
}
