import { language } from '../words/language';
import type { Hit } from './tree';

/** Providers from which one is chosen: a list of more makes the page slow, and nobody reads it. */
export const OFFERED = 20;

/** Whose offerings are hit: names by id, those first of whom most are. */
export function providersOf(hits: readonly Hit[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { provider: { id } } of hits) counts.set(id, (counts.get(id) ?? 0) + 1);
  const names = new Map(hits.map(({ provider: { id, name } }) => [id, name]));
  return new Map([...names].sort(([a, one], [b, other]) => counts.get(b)! - counts.get(a)! || one.localeCompare(other, language)));
}

/** Those of whom most are hit, and the one that is chosen, in the order of their names. */
export function offered(providers: ReadonlyMap<string, string>, chosen: string | null): readonly (readonly [string, string])[] {
  return [...providers].filter(([id], place) => place < OFFERED || id === chosen).sort(([, a], [, b]) => a.localeCompare(b, language));
}
