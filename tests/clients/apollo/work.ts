// What a page does beside reading lists: shows refusals, reads one report from two components, changes before the answer
// is there, follows. Prints what each of them showed.
import WebSocket from 'ws';
import { colleague, milder, scenario, today, until } from '../shared/colleague.js';
import { AGREEMENTS, CONSUMERS, DESCRIPTION, FOLLOWED, THINGS, TOTALS, UPDATE_OFFERING } from '../shared/queries.js';
import { noting } from '../shared/requests.js';
import { apollo } from './client.js';

const address = process.argv[2]!;
const { fetch, sent } = noting();
const client = apollo(address, fetch, { webSocketImpl: WebSocket });
const other = colleague(address);
const id = 'message-bus';

// A refusal is read by a fragment on an interface.
const refused = await client.mutate({ mutation: UPDATE_OFFERING, variables: { input: { id, name: '' } } });

// So is what things of different kinds have in common.
const refs = [{ kind: 'Offering' as const, id: 'maps' }, { kind: 'Organization' as const, id: 'fleet' }];
const things = await client.query({ query: THINGS, variables: { refs } });

// Two components, each with fields of its own of one report.
const before = sent.length;
const shown: { totals?: any; consumers?: any } = {};
const variables = { scenario, today };
const components = [
  client.watchQuery({ query: TOTALS, variables }).subscribe(({ data }) => (shown.totals = data)),
  client.watchQuery({ query: CONSUMERS, variables }).subscribe(({ data }) => (shown.consumers = data)),
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

// The same agreement stands in two reports, in each as that one found it.
const worse = await client.query({ query: AGREEMENTS, variables });
await client.query({ query: AGREEMENTS, variables: { scenario: milder, today } });
const kept = await client.query({ query: AGREEMENTS, variables, fetchPolicy: 'cache-only' });

// A change that is shown at once, and taken back because somebody was faster.
const read = (await client.query({ query: DESCRIPTION, variables: { id } })).data!.offering!;
await other.describes(id, 'As a colleague put it');
const texts: (string | null | undefined)[] = [];
const page = client
  .watchQuery({ query: DESCRIPTION, variables: { id } })
  .subscribe(({ data }) => texts.push(data?.offering?.description as string));
const conflict = await client.mutate({
  mutation: UPDATE_OFFERING,
  variables: { input: { id, description: 'As I put it', expectedVersion: read.version } },
  optimisticResponse: {
    __typename: 'Mutation',
    updateOffering: { __typename: 'Offering', id, description: 'As I put it', version: read.version + 1 },
  },
});
await until('the text of the colleague', () => texts.at(-1) === 'As a colleague put it');
page.unsubscribe();

// What is followed comes into the cache, and so onto every page that shows it.
const live: (string | null | undefined)[] = [];
const following = client.subscribe({ query: FOLLOWED, variables: { refs: [{ kind: 'Offering', id }] } }).subscribe(() => {});
const reader = client
  .watchQuery({ query: DESCRIPTION, variables: { id }, fetchPolicy: 'cache-only' })
  .subscribe(({ data }) => live.push(data?.offering?.description as string));
await until('the first answer', () => live.length);
await new Promise((done) => setTimeout(done, 500));
await other.describes(id, 'Told live');
await until('the change', () => live.at(-1) === 'Told live');
following.unsubscribe();
reader.unsubscribe();

console.log(
  JSON.stringify({
    refused: refused.data?.updateOffering,
    things: things.data?.nodes,
    report: { ...report, requests, apart: JSON.stringify(kept.data) === JSON.stringify(worse.data) },
    texts: texts.slice(1),
    conflict: conflict.data?.updateOffering,
    live: live.at(-1),
  }),
);
process.exit(0);
