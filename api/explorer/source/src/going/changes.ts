import type { Action, Criticality } from '../generated/types/graphql';

/** One thing that is done to one offering. Read from an address, its words are those of whoever wrote it: the server refuses others than it knows. */
export interface Change {
  /** Id of the offering. */
  offering: string;
  action: Action;
  /** How bad it is at the offering itself, where that is not the action's own. */
  severity?: Criticality;
  /** The first day on which it is over, `2027-02-01`: of what passes alone. It lasts unless given. */
  until?: string;
}

const PASSING: ReadonlySet<string> = new Set<Action>(['SUSPEND', 'DEGRADE']);

/** Whether what is done may be over some day. */
export const isPassing = (action: string): boolean => PASSING.has(action);

/** The same done otherwise: what lasts has no end. */
export function acted({ until, ...rest }: Change, action: Action): Change {
  return { ...rest, action, ...(until && isPassing(action) && { until }) };
}

/** The same with this part of it; without it where the value is empty. */
export function put(change: Change, part: 'severity' | 'until', value: string): Change {
  const { [part]: _, ...rest } = change;
  return { ...rest, ...(value && { [part]: value }) } as Change;
}

/** Percent-encoded, also signs that `encodeURIComponent` leaves and that separate parts here. */
export const code = (text: string): string => encodeURIComponent(text).replaceAll('~', '%7E');

/** Half an escape, as a shortened link may have, is taken as it stands. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `maps:RETIRE`, `billing:DEGRADE:HIGH`, `push:SUSPEND::2027-02-01`; signs of an id that separate parts are percent-encoded. */
export function changeText({ offering, action, severity, until }: Change): string {
  const rest = until ? [severity ?? '', until] : severity ? [severity] : [];
  return [offering, action, ...rest].map(code).join(':');
}

/** What `changeText` has written; null where there is no offering or no action in it. */
export function changeOf(text: string): Change | null {
  const [offering, action, severity, until] = text.split(':').map(decoded);
  if (!offering || !action) return null;
  return { offering, action: action as Action, ...(severity && { severity: severity as Criticality }), ...(until && { until }) };
}

/** Those of the texts that say a change, in their order. */
export function changesOf(texts: readonly string[]): Change[] {
  return texts.map(changeOf).filter((one) => one !== null);
}
