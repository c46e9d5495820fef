import type { Groups } from './layout';
import type { Branch, Tree } from './tree';

/** The changed offerings through which each is hit, by its id: several where alternatives gave way that were lost to several. What may not be seen is none of them. */
export function sourcesOf({ all }: Tree, groups: Groups): (id: string) => readonly Branch[] {
  const found = new Map<string, Set<Branch>>();
  const of = (one: Branch): ReadonlySet<Branch> => {
    const known = found.get(one.id);
    if (known) return known;
    const sources = new Set<Branch>();
    found.set(one.id, sources); // before its needs are looked at: a way back to itself adds nothing
    const { hit, parent } = one;
    if (hit?.through === null) return sources.add(one);
    const group = hit?.through?.group ? groups(hit.id, hit.through.group) : undefined;
    const lost = (group?.members ?? []).flatMap(({ id, isOld }) => (isOld ? [] : (all.get(id) ?? [])));
    for (const need of parent ? [parent, ...lost] : lost) for (const source of of(need)) sources.add(source);
    return sources;
  };
  return (id) => {
    const one = all.get(id);
    return one ? [...of(one)] : [];
  };
}
