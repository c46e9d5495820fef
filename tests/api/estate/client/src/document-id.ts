import { createHash } from 'node:crypto';
import { print, type DocumentNode } from 'graphql';

// The id that the code generator wrote into the manifest; a document without one goes by the hash of its text.
export function documentId(document: DocumentNode): string {
  const { __meta__: meta } = document as DocumentNode & { __meta__?: { hash: string } };
  return meta?.hash ?? createHash('sha256').update(print(document)).digest('hex');
}
