import type { Document } from '../asking/document';
import { THINGS } from '../generated/things';
import type { Kind } from '../generated/types/graphql';
import { sentOf, type FormField, type Named, type Value, type Values } from '../forms/field';
import type { Input, Mutation } from '../settling/verbs';
import { w, type FieldName, type RelationName } from './words';

export type EditedKind = keyof typeof THINGS;
export type Facts = Readonly<Record<string, unknown>>;

/** A field of an input of the schema, before it has a label. */
export interface InputField extends Omit<FormField, 'name' | 'label'> {
  name: FieldName;
}

/** What links a thing to others; `marks` name with both ends which one is meant. */
export interface Relation {
  name: RelationName;
  self: string;
  other: string;
  of: Kind;
  marks: readonly string[];
  link: Mutation;
  unlink: Mutation;
  fields: readonly InputField[];
}

interface Described {
  may: Document<{ viewer: Readonly<Record<string, boolean>> }, { on: { kind: Kind; id: string | number } }>;
  ask: Document<{ thing: (Facts & { version: number }) | null }, { id: string | number }>;
  update: Mutation;
  connections: Document<{ thing: Facts | null }, { id: string | number }> | null;
  fields: readonly InputField[];
  relations: readonly Relation[];
}

export const described = (kind: EditedKind): Described => THINGS[kind];

export const formFields = (fields: readonly InputField[]): readonly FormField[] => fields.map((field) => ({ ...field, label: w.fields[field.name] }));

/** What the server told of a field, as its form holds it. */
export function valueOf({ kind }: Pick<FormField, 'kind'>, told: unknown): Value {
  if (kind === 'yes') return told === true;
  if (kind === 'thing') return (told ?? null) as Named | null;
  if (kind === 'things') return ((told ?? { nodes: [] }) as { nodes: readonly Named[] }).nodes;
  return told === null || told === undefined ? '' : String(told as string | number);
}

export const valuesOf = (fields: readonly Pick<FormField, 'name' | 'kind'>[], told: Facts): Values => Object.fromEntries(fields.map((field) => [field.name, valueOf(field, told[field.name])]));

/** What of the fields is other than it was, as a mutation takes it: null clears, what is not named stays. */
export function differences(fields: readonly Pick<FormField, 'name' | 'kind'>[], before: Values, after: Values): Input {
  const changed = fields.map((field): [string, unknown, unknown] => [field.name, sentOf(field, before[field.name]), sentOf(field, after[field.name])]);
  return Object.fromEntries(changed.filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is)).map(([name, , is]) => [name, is ?? null]));
}
