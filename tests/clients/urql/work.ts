// The same as Apollo's program, through urql and its normalized cache.
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import WebSocket from 'ws';
import { colleague, milder, scenario, today, until } from '../shared/colleague.js';
import {
  AGREEMENTS,
  CONSUMERS,
  DESCRIPTION,
  FOLLOWED,
  THINGS,
  TOTALS,
  UPDATE_OFFERING,
} from '../shared/queries.js';
import { noting } from '../shared/requests.js';
import { urql } from './client.js';

const address = process.argv[2]!;
const { fetch, sent } = noting();
const client = urql(address, fetch, { webSocketImpl: WebSocket });
const other = colleague(address);
const id = 'message-bus';

async function ask<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  requestPolicy: 'cache-first' | 'cache-only' = 'cache-first',
) {
  const { data, error } = await client.query(query, variables, { requestPolicy }).toPromise();
  if (error || !data) throw error ?? new Error('no answer');
  return data;
}

const refused = await client.mutation(UPDATE_OFFERING, { input: { id, name: '' } }).toPromise();

const refs = [{ kind: 'Offering' as const, id: 'maps' }, { kind: 'Organization' as const, id: 'fleet' }];
const things = await ask(THINGS, { refs });

const before = sent.length;
const shown: { totals?: any; consumers?: any } = {};
const variables = { scenario, today };
const components = [
  client.query(TOTALS, variables).subscribe(({ data }) => (shown.totals = data)),
  client.query(CONSUMERS, variables).subscribe(({ data }) => (shown.consumers = data)),
];
await until('both components', () => shown.totals?.impact && shown.consumers?.impact);
await new Promise((done) => setTimeout(done, 500));
const requests = sent.length - before;
const report = {
  critical: shown.totals.impact.totals.consumers.critical,
  high: shown.consumers.impact.totals.consumers.high,
  consumers: shown.consumers.impact.consumers.nodes.map((consumer: any) => consumer.organization.name),
};
components.forEach((component) => component.unsubscribe());

const worse = await ask(AGREEMENTS, variables);
await ask(AGREEMENTS, { scenario: milder, today });
const kept = await ask(AGREEMENTS, variables, 'cache-only');

const read = (await ask(DESCRIPTION, { id })).offering!;
await other.describes(id, 'As a colleague put it');
const texts: (string | null | undefined)[] = [];
const page = client.query(DESCRIPTION, { id }).subscribe(({ data }) => texts.push(data?.offering?.description));
const input = { id, description: 'As I put it', expectedVersion: read.version };
const conflict = await client.mutation(UPDATE_OFFERING, { input }).toPromise();
await until('the text of the colleague', () => texts.at(-1) === 'As a colleague put it');
page.unsubscribe();

const live: (string | null | undefined)[] = [];
const following = client.subscription(FOLLOWED, { refs: [{ kind: 'Offering', id }] }).subscribe(() => {});
const reader = client
  .query(DESCRIPTION, { id }, { requestPolicy: 'cache-only' })
  .subscribe(({ data }) => live.push(data?.offering?.description));
await until('the first answer', () => live.length);
await new Promise((done) => setTimeout(done, 500));
await other.describes(id, 'Told live');
await until('the change', () => live.at(-1) === 'Told live');
following.unsubscribe();
reader.unsubscribe();

console.log(
  JSON.stringify({
    refused: refused.data?.updateOffering,
    things: things.nodes,
    report: { ...report, requests, apart: JSON.stringify(kept) === JSON.stringify(worse) },
    texts: texts.slice(1),
    conflict: conflict.data?.updateOffering,
    live: live.at(-1),
  }),
);
process.exit(0);
