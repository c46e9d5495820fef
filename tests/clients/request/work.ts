// Without a cache: pages, a refusal that is shown, what things have in common, and an error told by its code.
import { ClientError, GraphQLClient } from 'graphql-request';
import { OFFERINGS, RETIREMENT, THINGS, UPDATE_OFFERING } from '../shared/queries.js';

const client = new GraphQLClient(process.argv[2]!, { headers: { accept: 'application/graphql-response+json' } });

const ids: string[] = [];
for (let after: string | null = null; ; ) {
  const { offerings }: { offerings: any } = await client.request(OFFERINGS, { first: 30, after });
  ids.push(...offerings.edges.map((edge: any) => edge.node.id));
  after = offerings.pageInfo.endCursor;
  if (!offerings.pageInfo.hasNextPage) break;
}

const refused = await client.request(UPDATE_OFFERING, { input: { id: 'maps', name: '' } });
const refs = [{ kind: 'Offering' as const, id: 'maps' }, { kind: 'Organization' as const, id: 'fleet' }];
const { nodes } = await client.request(THINGS, { refs });

const misspelt = await client
  .request(RETIREMENT, { offering: 'map', on: '2027-01-01', today: '2026-10-05' })
  .catch((error: ClientError) => error.response.errors?.map(({ extensions }) => extensions));

console.log(
  JSON.stringify({
    offerings: ids,
    refused: refused.updateOffering,
    things: nodes,
    errors: misspelt,
  }),
);
