// The same as Apollo's program, through Relay's compiler, runtime and store; its documents go by their ids.
import { commitMutation, createOperationDescriptor, fetchQuery, getSingularSelector, requestSubscription } from 'relay-runtime';
import type { ConcreteRequest, IEnvironment, ReaderFragment, Variables } from 'relay-runtime';
import WebSocket from 'ws';
import { colleague, milder, scenario, today, until } from '../shared/colleague.js';
import agreements from './__generated__/queriesAgreementsQuery.graphql.js';
import consumers from './__generated__/queriesConsumers.graphql.js';
import description from './__generated__/queriesDescriptionQuery.graphql.js';
import followed from './__generated__/queriesFollowedSubscription.graphql.js';
import offerings from './__generated__/queriesOfferingsQuery.graphql.js';
import provided from './__generated__/queriesProvidedQuery.graphql.js';
import provider from './__generated__/queriesProvider.graphql.js';
import report from './__generated__/queriesReportQuery.graphql.js';
import stamp from './__generated__/queriesStamp.graphql.js';
import things from './__generated__/queriesThingsQuery.graphql.js';
import totals from './__generated__/queriesTotals.graphql.js';
import update from './__generated__/queriesUpdateMutation.graphql.js';
import { environment } from './environment.js';

const address = process.argv[2]!;
const relay: IEnvironment = environment(address, { webSocketImpl: WebSocket });
const other = colleague(address);
const id = 'message-bus';

const ask = (query: ConcreteRequest, variables: Variables): Promise<any> =>
  fetchQuery<any>(relay, query, variables, { fetchPolicy: 'network-only' }).toPromise();
const kept = (query: ConcreteRequest, variables: Variables): any =>
  relay.lookup(createOperationDescriptor(query, variables).fragment).data;
const part = (fragment: ReaderFragment, ref: unknown): any => relay.lookup(getSingularSelector(fragment, ref)!).data;
const hold = (query: ConcreteRequest, variables: Variables) => relay.retain(createOperationDescriptor(query, variables));

// Pages grow into one list.
const first = 30;
hold(offerings, { first });
let page = (await ask(offerings, { first })).offerings;
while (page.pageInfo.hasNextPage) {
  await ask(offerings, { first, after: page.pageInfo.endCursor });
  page = kept(offerings, { first }).offerings;
}

const change = (input: { id: string; [field: string]: unknown }, optimisticResponse?: any): Promise<any> =>
  new Promise((onCompleted, onError) =>
    commitMutation(relay, { mutation: update, variables: { input }, optimisticResponse, onCompleted, onError }),
  );
const refused = await change({ id, name: '' });

const refs = [{ kind: 'Offering', id: 'maps' }, { kind: 'Organization', id: 'fleet' }];
hold(things, { refs });
const common = (await ask(things, { refs })).nodes.map((node: unknown) => part(stamp, node));

// A component is read again by itself: the compiler made the query, of the thing's `nodeId`.
hold(provided, { id: 'maps' });
const mapped = () => part(provider, kept(provided, { id: 'maps' }).offering);
await ask(provided, { id: 'maps' });
const { identifierInfo, operation } = provider.metadata!.refetch as any;
const again = { [identifierInfo.identifierQueryVariableName]: mapped()[identifierInfo.identifierField] };
const refetched = part(provider, (await ask(operation, again)).node);

// Two components, each with a fragment of its own on one report.
const variables = { scenario, today };
hold(report, variables);
const { impact } = await ask(report, variables);

hold(agreements, variables);
const worse = await ask(agreements, variables);
await ask(agreements, { scenario: milder, today });
const apart = JSON.stringify(kept(agreements, variables)) === JSON.stringify(worse);

const texts: string[] = [];
hold(description, { id });
const read = (await ask(description, { id })).offering;
relay.subscribe(relay.lookup(createOperationDescriptor(description, { id }).fragment), ({ data }: any) =>
  texts.push(data.offering.description),
);
await other.describes(id, 'As a colleague put it');
const mine = { id, description: 'As I put it' };
const conflict = await change(
  { ...mine, expectedVersion: read.version },
  { updateOffering: { __typename: 'Offering', nodeId: read.nodeId, ...mine, version: read.version + 1 } },
);
await until('the text of the colleague', () => texts.at(-1) === 'As a colleague put it');
const changed = [...texts];

let answers = 0;
const following = requestSubscription(relay, {
  subscription: followed,
  variables: { refs: [{ kind: 'Offering', id }] },
  onNext: () => (answers += 1),
  onError: (error) => {
    throw error;
  },
});
await until('the first answer', () => answers);
await other.describes(id, 'Told live');
await until('the change', () => texts.at(-1) === 'Told live');
following.dispose();

console.log(
  JSON.stringify({
    offerings: page.edges.map((edge: any) => edge.node.id),
    refused: refused.updateOffering,
    things: common,
    refetched: { by: again, ...refetched },
    report: {
      critical: part(totals, impact).totals.consumers.critical,
      high: part(consumers, impact).totals.consumers.high,
      consumers: part(consumers, impact).consumers.nodes.map((consumer: any) => consumer.organization.name),
      apart,
    },
    texts: changed,
    conflict: conflict.updateOffering,
    live: texts.at(-1),
  }),
);
process.exit(0);
