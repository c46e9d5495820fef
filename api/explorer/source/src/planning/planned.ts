import { PlanChange as PLAN, PlanOffering as LINK } from '../generated/planning';
import { Action } from '../generated/names/Action';
import { Severity } from '../generated/names/Severity';
import { isPassing } from '../going/changes';
import { inputOf, sentOf, type FormField, type Named, type Values } from '../forms/field';
import { send, type Sent } from '../settling/send';
import { w } from './words';

const OF_CHANGE: readonly FormField[] = [
  { name: 'title', label: w.title, kind: 'line', isRequired: true },
  { name: 'effectiveOn', label: w.on, kind: 'day', isRequired: true },
  { name: 'reason', label: w.why, kind: 'text', hint: w.whyHint },
];

const OF_OFFERING: readonly FormField[] = [
  { name: 'action', label: w.action, kind: 'choice', isRequired: true, options: Object.entries(Action) },
  { name: 'severity', label: w.severity, kind: 'choice', options: (['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const).map((one) => [one, Severity[one]]), hint: w.severityHint },
  { name: 'until', label: w.until, kind: 'day', when: ({ action }) => isPassing(action as string) },
];

export const fieldsOf = (isOfferingKnown: boolean): readonly FormField[] => [
  ...(isOfferingKnown ? [] : [{ name: 'offering', label: w.offering, kind: 'thing', isRequired: true, kinds: ['Offering'] } satisfies FormField]),
  ...OF_OFFERING,
  ...OF_CHANGE,
];

/** A draft and what it changes: two mutations. `made`: the draft of an attempt before, whose offering was refused. */
export async function plan(values: Values, made: string | null, more: Readonly<Record<string, unknown>>): Promise<Sent & { made: string | null }> {
  let change = made;
  if (change === null) {
    const { done, refusal } = await send(PLAN, { ...inputOf(OF_CHANGE, values), ...more });
    if (!done) return { done, refusal, made: null };
    change = done.id;
  }
  const offering = sentOf({ kind: 'thing' }, values.offering);
  const { done, refusal } = await send(LINK, { ...inputOf(OF_OFFERING, values), change, offering });
  return done ? { done: { id: change, version: 1 }, refusal: null, made: change } : { done: null, refusal, made: change };
}

export const START = (offering: Named | null): Values => ({ offering, action: 'RETIRE' });
