// Follows events over both carriers, by the clients alone, by Apollo's links and by urql's exchange, through an end of the
// server: each writes `seq` into the variable that is sent again.
// Prints the numbers that came as JSON: node again.js ADDRESS KEY NUMBER
import { ApolloClient, ApolloLink, InMemoryCache, gql } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, subscriptionExchange } from '@urql/core';
import { print } from 'graphql';
import { createClient as overStreams } from 'graphql-sse';
import { createClient as overSocket } from 'graphql-ws';
import { Observable, tap } from 'rxjs';
import WebSocket from 'ws';

const [address, key, number] = process.argv.slice(2);
const authorization = `Bearer ${key}`;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const clients = {
  socket: () =>
    overSocket({
      url: `${address.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization },
      retryAttempts: 100,
      shouldRetry: () => true,
      retryWait: () => sleep(100),
    }),
  stream: () =>
    overStreams({
      url: `${address}/graphql`,
      headers: { authorization },
      retryAttempts: 100,
      retry: () => sleep(100),
    }),
};
const query = 'subscription ($after: Int) { events(after: $after) { seq } }';

// --- what teams write -------------------------------------------------------------------------------------------------

// Apollo: a link in front of the one that follows. The object of variables is the one that is sent again.
const comesAgain = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    tap(({ data }) => {
      if (data?.events) operation.variables.after = data.events.seq;
    }),
  ),
);

// Apollo has no link for graphql-sse.
const streamLink = (client) =>
  new ApolloLink(
    ({ query, variables, operationName, extensions }) =>
      new Observable((sink) => client.subscribe({ query: print(query), variables, operationName, extensions }, sink)),
  );

// urql: the same in what forwards subscriptions.
const forwarding = (client) =>
  subscriptionExchange({
    forwardSubscription: ({ query, variables }) => ({
      subscribe: (sink) => ({
        unsubscribe: client.subscribe(
          { query, variables },
          {
            ...sink,
            next(result) {
              if (result.data?.events) variables.after = result.data.events.seq;
              sink.next(result);
            },
          },
        ),
      }),
    }),
  });

// --- who follows ------------------------------------------------------------------------------------------------------

const byItself = (client) => (sink) => {
  const variables = { after: 0 };
  client.subscribe(
    { query, variables },
    {
      ...sink,
      next(result) {
        if (result.data) variables.after = result.data.events.seq;
        sink.next(result);
      },
    },
  );
};

const byApollo = (link) => (sink) =>
  new ApolloClient({ link: comesAgain.concat(link), cache: new InMemoryCache() })
    .subscribe({ query: gql(query), variables: { after: 0 } })
    .subscribe({ ...sink, next: ({ data, error }) => sink.next({ data, errors: error }) });

const byUrql = (client) => (sink) =>
  new Client({ url: `${address}/graphql`, exchanges: [forwarding(client)], preferGetMethod: false })
    .subscription(query, { after: 0 })
    .subscribe(({ data, error }) => sink.next({ data, errors: error }));

const all = {
  socket: byItself(clients.socket()),
  stream: byItself(clients.stream()),
  'Apollo, socket': byApollo(new GraphQLWsLink(clients.socket())),
  'Apollo, stream': byApollo(streamLink(clients.stream())),
  'urql, socket': byUrql(clients.socket()),
  'urql, stream': byUrql(clients.stream()),
};

const followed = (follow) =>
  new Promise((done, fail) => {
    const came = [];
    follow({
      next({ data, errors }) {
        if (errors) return fail(new Error(JSON.stringify(errors)));
        came.push(data.events.seq);
        if (came.length === 1) console.log('follows');
        if (came.at(-1) >= Number(number)) done(came);
      },
      error: fail,
      complete: () => fail(new Error('complete')),
    });
  });
const told = await Promise.all(Object.entries(all).map(async ([name, follow]) => [name, await followed(follow)]));
console.log(JSON.stringify(Object.fromEntries(told)));
process.exit(0);
