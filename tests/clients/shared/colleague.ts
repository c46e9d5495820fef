// Somebody else, who changes things meanwhile.
import { print, type DocumentNode } from 'graphql';
import { documentId } from './document-id.js';
import { UPDATE_OFFERING } from './queries.js';

export function colleague(address: string) {
  const ask = async (document: DocumentNode, variables: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const extensions = { persistedQuery: { version: 1, sha256Hash: await documentId(document) } };
    const body = JSON.stringify({ query: print(document), variables, extensions });
    const { data, errors } = (await (await fetch(address, { method: 'POST', headers, body })).json()) as any;
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  return {
    describes: (id: string, description: string) => ask(UPDATE_OFFERING, { input: { id, description } }),
  };
}

export const scenario = { effectiveOn: '2027-01-01', changes: [{ offering: 'maps', action: 'RETIRE' as const }] };
export const milder = { ...scenario, changes: [{ offering: 'maps', action: 'DEGRADE' as const }] };
export const today = '2026-10-05';

// Answers once it holds; says what was awaited where it does not within ten seconds.
export async function until<Found>(what: string, look: () => Found | null | undefined | false): Promise<Found> {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
    const found = look();
    if (found) return found;
  }
  throw new Error(`waited in vain for ${what}`);
}
