import type { GapFragment } from '../generated/types/graphql';
import { Thing } from '../parts/texts';
import { day, number } from '../words/format';
import { w } from './words';

/** What is promised above and what is allowed beneath, in the words of the kind of gap. */
export function amounts({ kind, noticeDays, allowedDays, until, allowedUntil, target, threshold, allowedThreshold }: GapFragment): { promised: string; allowed: string } {
  switch (kind) {
    case 'NOTICE': return { promised: w.days(noticeDays ?? 0), allowed: w.days(allowedDays ?? 0) };
    case 'END': return { promised: until ? w.until(day(until)) : w.noEnd, allowed: allowedUntil ? w.until(day(allowedUntil)) : w.noEnd };
    case 'TARGET': return { promised: `${target?.measure ?? ''}: ${number(threshold ?? 0)}`, allowed: number(allowedThreshold ?? 0) };
  }
}

/** The agreement beneath, or that there is none. */
export function Beneath({ of: { beneath } }: { of: GapFragment }) {
  return beneath ? <Thing of={beneath} kind="Agreement">{beneath.reference ?? beneath.id}</Thing> : <span class="quiet">{w.nothingAgreed}</span>;
}
