import { createClient, type ClientOptions } from 'graphql-ws';
import { Environment, Network, Observable, RecordSource, Store, type FetchFunction, type SubscribeFunction } from 'relay-runtime';

// The compiler asks every thing for its `nodeId`; parts of a report have none, and belong to it.
const getDataID = ({ nodeId }: { [field: string]: unknown }) => nodeId ?? null;

export function environment(url: string, live: Partial<ClientOptions> = {}) {
  const answer: FetchFunction = async ({ id, text }, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify(id ? { documentId: id, variables } : { query: text, variables }),
    });
    return response.json();
  };
  const socket = createClient({ url: url.replace('http', 'ws'), ...live });
  const follow: SubscribeFunction = ({ id, text }, variables) =>
    Observable.create((sink) => {
      const asked = id ? { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: id } } } : { query: text! };
      return socket.subscribe({ ...asked, variables }, sink as any);
    });
  return new Environment({ network: Network.create(answer, follow), store: new Store(new RecordSource()), getDataID } as any);
}
