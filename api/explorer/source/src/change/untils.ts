import { inputOf, type FormField, type Values } from '../forms/field';
import { isPassing } from '../going/changes';

/** What of a planned change may be over some day. */
export interface Passing {
  action: string;
  until: string | null;
  node: { id: string; name: string };
}

const END = 'until ';

/** A field for the end of each that may end: left empty, an end that is there moves along with the day. `label`: what it is called, by the name of the offering. */
export function endFields(edges: readonly Passing[], label: (offering: string) => string, hint: (until: string | null) => string): readonly FormField[] {
  return edges.filter(({ action, until }) => until !== null || isPassing(action)).map(({ action, until, node }) => ({
    name: `${END}${action} ${node.id}`, label: label(node.name), kind: 'day', hint: hint(until),
  }));
}

/** The fields as `rescheduleChange` takes them: the ends that are given as a list. */
export function withEnds(fields: readonly FormField[], values: Values): Record<string, unknown> {
  const said = Object.entries(inputOf(fields, values));
  const ends = said.filter(([name]) => name.startsWith(END)).map(([name, until]) => {
    const [, action, ...id] = name.split(' ');
    return { offering: id.join(' '), action, until };
  });
  const others = said.filter(([name]) => !name.startsWith(END));
  return { ...Object.fromEntries(others), ...(ends.length && { untils: ends }) };
}
