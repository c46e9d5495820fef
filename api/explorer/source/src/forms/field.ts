import type { Kind } from '../generated/types/graphql';

export interface Named {
  id: string;
  name: string;
}

export type Value = string | boolean | Named | readonly Named[] | readonly string[] | null;
export type Values = Readonly<Record<string, Value | undefined>>;

/** A field of a form. A `thing` is a `Named` or null, `things` a list of these; `ticks` lists the values that are ticked, `lines` is a text of which each line counts; all else is a text as its input holds it. */
export interface FormField {
  name: string;
  label: string;
  kind: 'day' | 'moment' | 'line' | 'text' | 'number' | 'choice' | 'lines' | 'yes' | 'ticks' | 'thing' | 'things';
  options?: readonly (readonly [value: string, name: string])[];
  /** Things that are offered before anything is searched for. */
  offered?: readonly Named[];
  /** What is searched for. */
  kinds?: readonly Kind[];
  isRequired?: boolean;
  hint?: string;
  /** Only with these values of the others. */
  when?: (values: Values) => boolean;
}

export const shownOf = (fields: readonly FormField[], values: Values): readonly FormField[] => fields.filter(({ when }) => !when || when(values));

/** A moment as an input of days and times holds it, in the time of the browser. */
export const local = (moment: Date): string => new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** What is sent for a field that holds something; undefined where it holds nothing. */
export function sentOf({ kind }: Pick<FormField, 'kind'>, value: Value | undefined): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (kind === 'moment') return new Date(value as string).toISOString();
  if (kind === 'lines') return (value as string).split('\n').map((line) => line.trim()).filter(Boolean);
  if (kind === 'number') return Number(value);
  if (kind === 'thing') return (value as Named).id;
  if (kind === 'things') return (value as readonly Named[]).map(({ id }) => id);
  return value;
}

/** The fields that are shown and hold something, as a mutation takes them. */
export function inputOf(fields: readonly FormField[], values: Values): Record<string, unknown> {
  const sent = shownOf(fields, values).map((field): [string, unknown] => [field.name, sentOf(field, values[field.name])]);
  return Object.fromEntries(sent.filter(([, value]) => value !== undefined));
}
