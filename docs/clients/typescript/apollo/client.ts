import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import { createClient, type ClientOptions } from 'graphql-ws';
import { documentId } from '../shared/document-id.js';
import { embedded, possibleTypes } from '../shared/gql/cache-types.js';

export const cache = () =>
  new InMemoryCache({
    possibleTypes,
    typePolicies: {
      // Parts of a report belong to it, whatever `id` they have, and two components may each ask for some of them.
      ...Object.fromEntries(embedded.map((type) => [type, { keyFields: false, merge: true }])),
      Query: {
        fields: {
          // One list for each filter and sort, however it is cut into pages.
          offerings: relayStylePagination(['filter', 'sort']),
          // Whatever a list has brought needs no request of its own.
          offering: (_, { args, toReference }) => toReference({ __typename: 'Offering', id: args!.id }),
        },
      },
      Offering: { fields: { dependencies: relayStylePagination(['filter', 'sort']) } },
    },
  });

export const apollo = (uri: string, fetch = globalThis.fetch, live: Partial<ClientOptions> = {}) =>
  new ApolloClient({
    link: new PersistedQueryLink({ generateHash: documentId }).concat(
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        new GraphQLWsLink(createClient({ url: uri.replace('http', 'ws'), ...live })),
        new HttpLink({ uri, fetch }),
      ),
    ),
    cache: cache(),
  });
