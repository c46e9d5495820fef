// Writes what can be edited of a thing, from the update and link inputs of the schema: documents, and fields with their kinds.
import { writeFile } from 'node:fs/promises';
import { isEnumType, isListType, isNonNullType, isObjectType, getNamedType, getNullableType } from 'graphql';

// What links a thing to others: `self` and `other` name the ends in the input.
const RELATIONS = {
  Offering: [
    { name: 'dependencies', verb: 'Dependency', self: 'from', other: 'to' },
    { name: 'owners', verb: 'Owner', self: 'offering', other: 'person' },
    { name: 'successors', verb: 'Successor', self: 'offering', other: 'successor' },
  ],
  Agreement: [{ name: 'covers', verb: 'AgreementCovers', self: 'agreement', other: 'offering' }],
  Person: [
    { name: 'memberOf', verb: 'Membership', self: 'person', other: 'organization' },
    { name: 'reportsTo', verb: 'ReportingLine', self: 'person', other: 'manager' },
    { name: 'deputies', verb: 'Deputy', self: 'person', other: 'deputy' },
  ],
  Organization: [],
  ServiceRelationship: [{ name: 'stakeholders', verb: 'Stakeholder', self: 'relationship', other: 'person' }],
  Change: [{ name: 'changes', verb: 'ChangedOffering', self: 'change', other: 'offering' }],
};
// Left out: keys, and what verbs alone write.
const LEFT_OUT = new Set(['id', 'expectedVersion', 'Change.status', 'Change.decisionReason', 'Change.doneOn', 'Change.outcome', 'Change.outcomeSeverity']);
const SEARCHED = new Set(['Offering', 'Person', 'Organization', 'Agreement', 'ServiceRelationship']);
// Chosen among those of another thing: too few to be searched for.
const OFFERED = { 'Agreement.noticeTo': 'relationship { of: channels(first: 100) { nodes { id kind name: address } } }' };
const ONE_LINE = new Set(['name', 'title', 'reference', 'kind', 'email', 'phone', 'language', 'timezone', 'alternatives', 'preferredChannel']);
const NAMES = { Agreement: 'name: reference', Change: 'name: title', Channel: 'kind name: address' };
const KINDS = { Date: 'day', DateTime: 'moment', Int: 'number', Float: 'number', Boolean: 'yes', Duration: 'line' };
const NAMED_AS = { Criticality: 'Severity' };

const lower = (text) => text[0].toLowerCase() + text.slice(1);
const listed = (type) => isListType(getNullableType(type));

// A connection's things, a single thing, or null where the field holds none.
function targetOf(field) {
  const type = field && getNamedType(field.type);
  if (!isObjectType(type)) return null;
  const nodes = type.getFields().nodes;
  return { kind: nodes ? getNamedType(nodes.type).name : type.name, isMany: nodes !== undefined };
}

function fieldOf(input, object, kind) {
  const type = getNamedType(input.type);
  const isRequired = isNonNullType(input.type) || (!listed(input.type) && object !== null && isNonNullType(object.type) && !input.description?.includes('`null`'));
  const base = { name: input.name, ...(isRequired && { isRequired }) };
  if (isEnumType(type)) return { ...base, kind: 'choice', of: type };
  if (type.name !== 'ID' && listed(input.type)) return { ...base, kind: 'lines' };
  if (type.name !== 'ID') return { ...base, kind: KINDS[type.name] ?? (ONE_LINE.has(input.name) ? 'line' : 'text') };
  const target = targetOf(object);
  if (`${kind}.${input.name}` in OFFERED) return { ...base, kind: 'things', kinds: [], offeredBy: `${input.name}Offered`, shows: target.kind };
  return target && SEARCHED.has(target.kind) ? { ...base, kind: target.isMany ? 'things' : 'thing', kinds: [target.kind] } : null;
}

const inputsOf = (schema, name) => Object.values(schema.getType(name).getFields());

function relationOf(schema, kind, { name, verb, self, other }) {
  const edge = getNamedType(getNamedType(schema.getType(kind).getFields()[name].type).getFields().edges.type).getFields();
  const ends = new Set([self, other, 'expectedVersion']);
  const marks = inputsOf(schema, `Unlink${verb}Input`).map((one) => one.name).filter((one) => !ends.has(one));
  const fields = inputsOf(schema, `Link${verb}Input`).filter((one) => !ends.has(one.name)).map((one) => fieldOf(one, edge[one.name]));
  return { name, verb, self, other, marks, fields, of: getNamedType(edge.node.type).name, isAssumed: 'assumed' in edge };
}

// Lists whose relations bear facts of their own are edited one by one, as relations.
function thingOf(schema, kind) {
  const relations = RELATIONS[kind].map((one) => relationOf(schema, kind, one));
  const related = new Set(relations.map(({ name }) => name));
  const object = schema.getType(kind).getFields();
  const fields = inputsOf(schema, `Update${kind}Input`)
    .filter(({ name }) => !LEFT_OUT.has(name) && !LEFT_OUT.has(`${kind}.${name}`) && !related.has(name))
    .flatMap((input) => fieldOf(input, object[input.name], kind) ?? [])
    .sort((a, b) => (a.name === 'externalIds') - (b.name === 'externalIds')); // keys of others are asked for last
  return { kind, fields, relations };
}

const named = (kind) => `{ id ${NAMES[kind] ?? 'name'} }`;

function selected(thing, { name, kind, kinds, offeredBy, shows }) {
  if (offeredBy) return `${name}(first: 100) { nodes ${named(shows)} } ${offeredBy}: ${OFFERED[`${thing}.${name}`]}`;
  if (kind === 'thing') return `${name} ${named(kinds[0])}`;
  if (kind === 'things') return `${name}(first: 100) { nodes ${named(kinds[0])} }`;
  return name;
}

function documentsOf({ kind, fields, relations }) {
  const root = lower(kind);
  const may = [`update: may(action: "update${kind}", on: $on)`, ...relations.map(({ name, verb }) => `${name}: may(action: "link${verb}", on: $on)`)];
  const page = ({ name, of, fields: facts, isAssumed }) => `id ${NAMES[kind] ?? 'name'} linked: ${name}(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { ${facts.map((one) => one.name).join(' ')}${isAssumed ? ' assumed' : ''} node ${named(of)} } }`;
  return [
    `query MayEdit${kind}($on: NodeRef!) { viewer { ${may.join(' ')} } }`,
    `query Edit${kind}($id: ID!) { thing: ${root}(id: $id) { id version ${fields.map((one) => selected(kind, one)).join(' ')} } }`,
    ...relations.map((one) => `query ${kind}Linked${one.verb}($id: ID!, $after: String) { thing: ${root}(id: $id) { ${page(one)} } }`),
    `mutation Edited${kind}($input: Update${kind}Input!) { result: update${kind}(input: $input) { ...Done ...Refused } }`,
    ...relations.flatMap(({ verb }) => ['Link', 'Unlink'].map((step) => `mutation ${kind}${step}${verb}($input: ${step}${verb}Input!) { result: ${lower(step)}${verb}(input: $input) { __typename ...Refused } }`)),
  ];
}

const typed = (fields, enums) => fields.map(({ of, shows, ...field }) => {
  const shown = of && (NAMED_AS[of.name] ?? of.name);
  if (shown) enums.add(shown);
  const options = of ? `, options: [${of.getValues().map(({ name }) => `['${name}', ${shown}.${name}]`).join(', ')}]` : '';
  return `{ ${Object.entries(field).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')}${options} }`;
}).join(', ');

function moduleOf(things) {
  const enums = new Set();
  const lines = things.map(({ kind, fields, relations }) => {
    const related = relations.map(({ name, verb, self, other, marks, of, fields: facts }) =>
      `{ name: '${name}', self: '${self}', other: '${other}', of: '${of}', marks: ${JSON.stringify(marks)}, ask: documents.${kind}Linked${verb}, link: documents.${kind}Link${verb}, unlink: documents.${kind}Unlink${verb}, fields: [${typed(facts, enums)}] }`);
    return `  ${kind}: { may: documents.MayEdit${kind}, ask: documents.Edit${kind}, update: documents.Edited${kind}, fields: [${typed(fields, enums)}], relations: [${related.join(', ')}] },`;
  });
  const imports = [...enums].sort().map((name) => `import { ${name} } from './names/${name}';`);
  return ["import * as documents from './editing';", ...imports, '', 'export const THINGS = {', ...lines, '} as const;', ''].join('\n');
}

/** Writes the documents before the types are made of them. */
export async function editingDocuments(schema, into) {
  const things = Object.keys(RELATIONS).map((kind) => thingOf(schema, kind));
  await writeFile(`${into}/editing.graphql`, `${things.flatMap(documentsOf).join('\n')}\n`);
  await writeFile(`${into}/things.ts`, moduleOf(things));
}
