import { Action } from '../generated/names/Action';
import type { ScenarioInput } from '../generated/types/graphql';
import type { Change } from '../going/changes';
import type { Question } from '../going/links';

/** What can be done to an offering, in the order in which it is offered. */
export const ACTIONS = Object.keys(Action) as (keyof typeof Action)[];

/** How badly a change hits the offering itself where that is its own business to say. */
export const isGraded = ({ action, severity }: Change): boolean => action === 'DEGRADE' || severity !== undefined;

/** Variables of each query of a report: what is asked, the day that counts as today, the state that all pages are of. */
export interface Wanted {
  scenario: ScenarioInput;
  today: string | null;
  at: number | null;
}

/** The question of the address as GraphQL takes it. What somebody wrote wrongly goes to the server, which says so. */
export function scenarioOf({ changes, on, planned, without }: Question): ScenarioInput {
  return {
    changes: [...changes],
    ...(on && { effectiveOn: on }),
    ...(planned && { includePlanned: true }),
    ...(without && { leaveOut: without }),
  };
}
