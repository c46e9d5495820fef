import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { createClient, type ClientOptions } from 'graphql-ws';
import { documentId } from '../shared/document-id.js';
import { embedded, possibleTypes } from '../shared/gql/cache-types.js';

export const cache = () =>
  cacheExchange({
    possibleTypes,
    // Parts of a report belong to it, whatever `id` they have.
    keys: Object.fromEntries(embedded.map((type) => [type, () => null])),
    resolvers: {
      Query: {
        offerings: relayPagination(),
        offering: (_, { id }) => ({ __typename: 'Offering', id: id as string }),
      },
      Offering: { dependencies: relayPagination() },
    },
    // What a change answers is shown before it is there.
    optimistic: {
      updateOffering: ({ input }, cache) => {
        const key = { __typename: 'Offering', id: (input as { id: string }).id };
        return { ...key, version: cache.resolve(key, 'version'), ...(input as object) };
      },
    },
  });

export const urql = (url: string, fetch = globalThis.fetch, live: Partial<ClientOptions> = {}) => {
  const socket = createClient({ url: url.replace('http', 'ws'), ...live });
  return new Client({
    url,
    fetch,
    exchanges: [
      cache(),
      persistedExchange({
        generateHash: (_, document) => documentId(document),
        enableForMutation: true,
        enableForSubscriptions: true,
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables, extensions }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables: variables as {}, extensions }, sink) }),
        }),
      }),
    ],
  });
};
