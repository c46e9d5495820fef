import type { ComponentChildren } from 'preact';
import { Severity } from '../parts/signs';
import { day } from '../words/format';
import { ROOTS } from './fold';
import type { HeldGroup } from './held';
import { countsOf, severalOf, toldOf } from './marks';
import { sumsOf, total, type Branch, type Tree } from './tree';
import type { View } from './view';
import { w } from './words';

interface Props {
  tree: Tree;
  drawn: ReadonlySet<string>;
  view: View;
  changed: ReadonlySet<string>;
  /** The names of the changed ones through which it is hit, by id. */
  sourcesOf: (id: string) => readonly string[];
  /** What held, by the id of what it hangs on. */
  held: ReadonlyMap<string, readonly HeldGroup[]>;
  /** What is told of the chosen one, below its line. */
  panel: ComponentChildren;
}

function Line({ of, ...props }: Props & { of: Branch }) {
  const { view, changed, panel, sourcesOf, held } = props;
  const { hit } = of;
  const isChosen = view.chosen === of.id;
  return (
    <li>
      {hit ? (
        <button type="button" class="way-step" aria-pressed={isChosen} onClick={() => view.choose(isChosen ? null : of.id)}>
          <Severity of={hit.severity} /> <span>{hit.name}</span> <span class="quiet">{[hit.provider.name, changed.has(of.id) ? w.isChanged : '', severalOf(sourcesOf(of.id)), hit.consumers ? w.consumers(hit.consumers) : ''].filter(Boolean).join(' · ')}</span>
        </button>
      ) : <span class="quiet">{w.hidden}</span>}
      {isChosen && panel}
      <Level of={of} branches={of.children} {...props} />
      <Holding of={held.get(of.id) ?? []} />
    </li>
  );
}

/** What is not reached beyond it, since enough alternatives are left. */
function Holding({ of }: { of: readonly HeldGroup[] }) {
  if (!of.length) return null;
  return (
    <ul>
      {of.map(({ offering, name, required, members, until }) => (
        <li key={`${offering.id} ${name}`}><Severity of="NONE" /> {offering.name} <span class="quiet">{w.ofGroup(required, members.length, name)} · {w.holds(until && day(until))}</span></li>
      ))}
    </ul>
  );
}

/** What is drawn of these, and a button for the rest. */
function Level({ of, branches, ...props }: Props & { of: Branch | null; branches: readonly Branch[] }) {
  const { drawn, view } = props;
  const folded = branches.filter(({ id }) => !drawn.has(id));
  if (!branches.length) return null;
  const sums = sumsOf(folded);
  return (
    <ul>
      {branches.filter(({ id }) => drawn.has(id)).map((one) => <Line key={one.id} of={one} {...props} />)}
      {folded.length > 0 && (
        <li><button type="button" class="plain" onClick={() => view.open(of?.id ?? ROOTS)}><span aria-hidden="true">{w.more(total(sums))} · {countsOf(sums)}</span><span class="unseen">{of ? w.openAt(of.hit?.name ?? w.hidden, total(sums)) : w.openRoots(total(sums))}: {toldOf(sums)}</span></button></li>
      )}
    </ul>
  );
}

/** The same tree as nested lists: on a narrow screen, by wish, and where there is too much for a picture. */
export function Outline(props: Props) {
  return <div class="outline"><Level of={null} branches={props.tree.roots} {...props} /></div>;
}
