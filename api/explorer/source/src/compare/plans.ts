import type { ScenarioInput } from '../generated/types/graphql';
import { scenariosOf, type Scenario } from '../going/links';

/** As many as the server compares, at least and at most. */
export const LEAST = 2;
export const MOST = 10;

/** The scenarios of the address, and as many empty ones as there must be to compare. `named`: what the n-th is called where nobody has named it. */
export function plansOf(search: URLSearchParams, named: (number: number) => string): Scenario[] {
  const given = scenariosOf(search).slice(0, MOST);
  const missing = Array.from({ length: Math.max(0, LEAST - given.length) }, () => ({ name: '', changes: [] }));
  return [...given, ...missing].map((one, at) => ({ ...one, name: one.name || named(at + 1) }));
}

/** Those in which something is changed, with their places: what can be asked. */
export const whole = (plans: readonly Scenario[]): number[] => plans.flatMap(({ changes }, at) => (changes.length ? [at] : []));

/** With one more: in the place of the first in which nothing changes yet, else behind the others. */
export function withScenario(plans: readonly Scenario[], { name, ...rest }: Scenario): Scenario[] {
  const free = plans.findIndex(({ changes }) => !changes.length);
  const others = free < 0 ? plans : plans.filter((_, at) => at !== free);
  const made = { ...rest, name: others.some((one) => one.name === name) ? another(name, others) : name };
  return free < 0 ? [...plans, made] : plans.map((one, at) => (at === free ? made : one));
}

/** A scenario as the server takes it. */
export function inputOf({ name, changes, on }: Scenario, isPlanned: boolean): ScenarioInput {
  return { name, changes: changes.map((one) => ({ ...one })), ...(on && { effectiveOn: on }), ...(isPlanned && { includePlanned: true }) };
}

/** A name like this one that none of them has: `January 2`. */
export function another(name: string, plans: readonly Scenario[]): string {
  const taken = new Set(plans.map((one) => one.name));
  const stem = name.replace(/ \d+$/, '');
  for (let count = 2; ; count++) if (!taken.has(`${stem} ${count}`)) return `${stem} ${count}`;
}
