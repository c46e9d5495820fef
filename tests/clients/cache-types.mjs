// What caches must know of the schema: which types an interface or union stands for, and which types are no things of
// their own, whatever `id` they have. A plugin of GraphQL Code Generator.
import { isAbstractType, isObjectType } from 'graphql';

export const plugin = (schema) => {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const possible = types.filter(isAbstractType).map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]);
  const things = new Set(possible.find(([name]) => name === 'Node')[1]);
  const roots = ['Query', 'Mutation', 'Subscription'];
  const embedded = types.filter((type) => isObjectType(type) && !things.has(type.name) && !roots.includes(type.name));
  return [
    `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(possible), null, 1)};`,
    `export const embedded: string[] = ${JSON.stringify(embedded.map(({ name }) => name), null, 1)};`,
  ].join('\n\n');
};
