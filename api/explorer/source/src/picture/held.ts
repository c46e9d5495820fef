import type { Group } from './layout';
import type { Tree } from './tree';

/** Alternatives of which a member is hit and enough are left, for the offering that needs them. */
export interface HeldGroup extends Group {
  offering: { id: string; name: string };
  /** The first day on which too few are left, `2027-02-02`; null where none is known. */
  until: string | null;
}

/** What held, by the id of the first box drawn among the members of each; what has none is not drawn. */
export function heldAt({ all }: Tree, drawn: ReadonlySet<string>, groups: readonly HeldGroup[]): ReadonlyMap<string, readonly HeldGroup[]> {
  const at = new Map<string, HeldGroup[]>();
  for (const group of groups) {
    const member = group.members.find(({ id }) => drawn.has(id) && all.get(id)?.hit);
    if (member) at.set(member.id, [...(at.get(member.id) ?? []), group]);
  }
  return at;
}
