import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

const config: CodegenConfig = {
  schema: '../../resolvers/schema.graphql',
  documents: ['shared/*.ts', 'plain/*.ts', 'page/src/*.ts'],
  generates: {
    'shared/gql/': {
      preset: 'client',
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashAlgorithm: 'sha256' },
      },
      config: {
        emitLegacyCommonJSImports: false,
        enumsAsTypes: true,
        onlyOperationTypes: true,
        scalars: { Date: 'string', DateTime: 'string', Duration: 'string', ID: 'string' },
        useTypeImports: true,
      },
    },
    'shared/gql/cache-types.ts': { plugins: ['./cache-types.mjs'] },
  },
};

export default config;
