import type { ComponentChildren } from 'preact';
import { screens } from '../generated/screens';
import { linkTo } from '../going/links';
import { day } from '../words/format';
import { w } from '../words/shell';

const SEGMENTS = new Set(screens.map((screen) => screen.path.split('/')[1]));

/** Whether a screen shows what is at this address. */
export const isScreen = (link: string): boolean => SEGMENTS.has(link.split(/[/?]/)[1]);

interface Named {
  __typename?: string;
  id: string;
  name?: string;
}

/** The name of a thing, as a link where a screen shows it; null: one that the viewer may not see. */
export function Thing({ of, kind, children }: { of: Named | null; kind?: string; children?: string }) {
  if (!of) return <span class="quiet">{w.hiddenThing}</span>;
  const name = children ?? of.name ?? of.id;
  const link = linkTo(kind ?? of.__typename ?? '', of.id);
  return link && isScreen(link) ? <a href={link}>{name}</a> : <span>{name}</span>;
}

export const Person = ({ of }: { of: Named | null }) => <Thing of={of} kind="Person" />;

/** `a, b, c`: things in a line of text; of `total`, the others are counted. */
export function inRow(things: readonly ComponentChildren[], total: number = things.length): ComponentChildren[] {
  const rest = total > things.length ? [<span class="quiet"> {w.others(total - things.length)}</span>] : [];
  return [...things.flatMap((thing, at) => (at ? [', ', thing] : [thing])), ...rest];
}

export function Day({ of }: { of: string | null | undefined }) {
  return of ? <time dateTime={of}>{day(of)}</time> : <span class="quiet">—</span>;
}

/** Names and their values: facts about a thing. Those without a value are left out; a `wide` one takes the place of two. */
export function Facts({ of }: { of: readonly (readonly [name: string, value: ComponentChildren, width?: 'wide'])[] }) {
  const given = of.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  return (
    <dl class="facts">
      {given.map(([name, value, width]) => <div key={name} class={width}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
