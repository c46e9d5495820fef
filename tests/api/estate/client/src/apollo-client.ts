import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { documentId } from './document-id.js';

export const apollo = (uri: string, fetch = globalThis.fetch) =>
  new ApolloClient({
    link: new PersistedQueryLink({ generateHash: documentId }).concat(new HttpLink({ uri, fetch })),
    cache: new InMemoryCache({
      typePolicies: {
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
    }),
  });
