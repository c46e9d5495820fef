import type { Document } from '../asking/document';
import { ChannelKind } from '../generated/names/ChannelKind';
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
  /** The part of the answer that holds what is offered of it. */
  offeredBy?: string;
}

/** What something is linked to by one relation: a page of it. */
export interface LinkedThing {
  id: string;
  name: string | null;
  linked: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: readonly Edge[] };
}

export type Edge = Facts & { node: { id: string; name: string | null } };

/** What links a thing to others; `marks` name with both ends which one is meant. */
export interface Relation {
  name: RelationName;
  self: string;
  other: string;
  of: Kind;
  marks: readonly string[];
  ask: Document<{ thing: LinkedThing | null }, { id: string | number; after?: string | null | undefined }>;
  link: Mutation;
  unlink: Mutation;
  fields: readonly InputField[];
}

interface Described {
  may: Document<{ viewer: Readonly<Record<string, boolean>> }, { on: { kind: Kind; id: string | number } }>;
  ask: Document<{ thing: (Facts & { version: number }) | null }, { id: string | number }>;
  update: Mutation;
  fields: readonly InputField[];
  relations: readonly Relation[];
}

export const described = (kind: EditedKind): Described => THINGS[kind];

/** Fields with their labels and, where things are chosen among a few, these: as `told` has them. */
export function formFields(fields: readonly InputField[], told: Facts = {}): readonly FormField[] {
  return fields.map((field) => ({ ...field, label: w.fields[field.name], ...(field.offeredBy && { offered: offeredIn(told[field.offeredBy]) }) }));
}

interface Called {
  id: string;
  name: string | null;
  kind?: keyof typeof ChannelKind;
}

const called = ({ id, name, kind }: Called): Named => ({ id, name: [kind && ChannelKind[kind], name ?? (kind ? null : id)].filter(Boolean).join(' ') });

const offeredIn = (told: unknown): readonly Named[] => (told as { of: { nodes: readonly Called[] } } | null | undefined)?.of.nodes.map(called) ?? [];

/** What the server told of a field, as its form holds it. */
export function valueOf({ kind }: Pick<FormField, 'kind'>, told: unknown): Value {
  if (kind === 'yes') return told === true;
  if (kind === 'thing') return told ? called(told as Called) : null;
  if (kind === 'things') return ((told ?? { nodes: [] }) as { nodes: readonly Called[] }).nodes.map(called);
  if (kind === 'lines') return ((told ?? []) as readonly string[]).join('\n');
  return told === null || told === undefined ? '' : String(told as string | number);
}

export const valuesOf = (fields: readonly Pick<FormField, 'name' | 'kind'>[], told: Facts): Values => Object.fromEntries(fields.map((field) => [field.name, valueOf(field, told[field.name])]));

/** What of the fields is other than it was, as a mutation takes it: null clears, what is not named stays. */
export function differences(fields: readonly Pick<FormField, 'name' | 'kind'>[], before: Values, after: Values): Input {
  const changed = fields.map((field): [string, unknown, unknown] => [field.name, sentOf(field, before[field.name]), sentOf(field, after[field.name])]);
  return Object.fromEntries(changed.filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is)).map(([name, , is]) => [name, is ?? null]));
}
