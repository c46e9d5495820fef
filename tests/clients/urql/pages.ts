// The same through urql and its normalized cache.
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import WebSocket from 'ws';
import { DEPENDENCIES, OFFERING, OFFERINGS } from '../shared/queries.js';
import { noting } from '../shared/requests.js';
import { urql } from './client.js';

const { fetch, sent } = noting();
const client = urql(process.argv[2]!, fetch, { webSocketImpl: WebSocket });

async function answer<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) {
  const { data, error } = await client.query(document, variables).toPromise();
  if (error || !data) throw error ?? new Error('no answer');
  return data;
}

const first = 30;
let { offerings } = await answer(OFFERINGS, { first });
while (offerings.pageInfo.hasNextPage) {
  ({ offerings } = await answer(OFFERINGS, { first, after: offerings.pageInfo.endCursor ?? null }));
}
const id = 'routing';
let { offering } = await answer(DEPENDENCIES, { id, first: 2 });
while (offering?.dependencies.pageInfo.hasNextPage) {
  ({ offering } = await answer(DEPENDENCIES, { id, first: 2, after: offering.dependencies.pageInfo.endCursor ?? null }));
}

const asked = sent.length;
const one = await answer(OFFERING, { id: 'maps' });

console.log(
  JSON.stringify({
    offerings: offerings.edges.map((edge) => edge.node.id),
    dependencies: offering?.dependencies.edges.map((edge) => edge.node.id),
    one: one.offering?.provider.name,
    requests: sent,
    requestsForOne: sent.length - asked,
  }),
);
