// Reads all pages of two lists through Apollo Client's cache, and prints what the cache makes of them.
import type { ObservableQuery } from '@apollo/client';
import { filter, firstValueFrom } from 'rxjs';
import WebSocket from 'ws';
import { apollo } from './client.js';
import { DEPENDENCIES, OFFERING, OFFERINGS } from '../shared/queries.js';
import { noting } from '../shared/requests.js';

const { fetch, sent } = noting();
const client = apollo(process.argv[2]!, fetch, { webSocketImpl: WebSocket });

async function answered<Data, Variables extends { first: number }>(query: ObservableQuery<Data, Variables>) {
  const { data, error } = await firstValueFrom(query.pipe(filter(({ loading }) => !loading)));
  if (error) throw error;
  return data;
}

const list = client.watchQuery({ query: OFFERINGS, variables: { first: 30 } });
const shown = [list.subscribe(() => {})];
let offerings = (await answered(list))?.offerings;
while (offerings?.pageInfo?.hasNextPage) {
  await list.fetchMore({ variables: { after: offerings.pageInfo.endCursor ?? null } });
  offerings = (await answered(list))?.offerings;
}

const related = client.watchQuery({ query: DEPENDENCIES, variables: { id: 'routing', first: 2 } });
shown.push(related.subscribe(() => {}));
let dependencies = (await answered(related))?.offering?.dependencies;
while (dependencies?.pageInfo?.hasNextPage) {
  await related.fetchMore({ variables: { after: dependencies.pageInfo.endCursor ?? null } });
  dependencies = (await answered(related))?.offering?.dependencies;
}

const asked = sent.length;
const one = await client.query({ query: OFFERING, variables: { id: 'maps' } });
shown.forEach((subscription) => subscription.unsubscribe());

console.log(
  JSON.stringify({
    offerings: offerings?.edges?.map((edge) => edge?.node?.id),
    dependencies: dependencies?.edges?.map((edge) => edge?.node?.id),
    kept: Object.keys(client.cache.extract() as object).filter((key) => key.startsWith('Offering:')).length,
    one: one.data?.offering?.provider.name,
    requests: sent,
    requestsForOne: sent.length - asked,
  }),
);
