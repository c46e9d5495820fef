import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { documentId } from './document-id.js';

export const urql = (url: string, fetch = globalThis.fetch) =>
  new Client({
    url,
    fetch,
    exchanges: [
      cacheExchange({
        resolvers: {
          Query: {
            offerings: relayPagination(),
            offering: (_, { id }) => ({ __typename: 'Offering', id: id as string }),
          },
          Offering: { dependencies: relayPagination() },
        },
      }),
      persistedExchange({ generateHash: async (_, document) => documentId(document) }),
      fetchExchange,
    ],
  });
