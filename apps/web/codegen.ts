import type { CodegenConfig } from '@graphql-codegen/cli';

// Types and documents come from the committed schema: a fresh clone needs no running server.
const config: CodegenConfig = {
  schema: process.env.SCHEMA_FILE ?? 'apps/api/src/schema.graphql',
  documents: 'apps/web/src/**/*.graphql',
  ignoreNoDocuments: true,
  generates: {
    'apps/web/src/gql/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        onlyOperationTypes: true,
        defaultScalarType: 'unknown',
        scalars: { ID: 'string' },
      },
    },
  },
};
export default config;
