import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

const config: CodegenConfig = {
  schema: '../../../../resolvers/schema.graphql',
  documents: 'src/*.ts',
  generates: {
    'src/gql/': {
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
  },
};

export default config;
