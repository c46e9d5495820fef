import { print, type DocumentNode } from 'graphql';

// The id that the code generator wrote into the manifest; a document without one goes by the hash of its text.
export async function documentId(document: DocumentNode): Promise<string> {
  const { __meta__: meta } = document as DocumentNode & { __meta__?: { hash: string } };
  if (meta) return meta.hash;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(print(document)));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
