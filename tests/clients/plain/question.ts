// Without a client library: the main question, its cost, and an error's code.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print, type ExecutionResult } from 'graphql';
import { RETIREMENT } from '../shared/queries.js';

const address = process.argv[2]!;

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  return { status: response.status, answer: (await response.json()) as ExecutionResult<Data> };
}

const asked = { on: '2027-01-01', today: '2026-10-05' };
const maps = await ask(RETIREMENT, { offering: 'maps', ...asked });
const misspelt = await ask(RETIREMENT, { offering: 'map', ...asked });
const invalid = await ask(RETIREMENT, { offering: 'maps', ...asked, on: 'tomorrow' });

console.log(
  JSON.stringify({
    critical: maps.answer.data?.impact.totals.consumers.critical,
    consumers: maps.answer.data?.impact.consumers.nodes.map((consumer) => [
      consumer.organization.name,
      consumer.severity,
      consumer.path.map((step) => step?.name),
    ]),
    cost: maps.answer.extensions?.cost,
    errors: [misspelt, invalid].map(({ status, answer }) => [status, answer.errors?.map((error) => error.extensions)]),
  }),
);
