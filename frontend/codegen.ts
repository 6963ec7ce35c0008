import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import type { CodegenConfig } from '@graphql-codegen/cli';
import type { Types } from '@graphql-codegen/plugin-helpers';
import { Kind, OperationTypeNode, visit, type DocumentNode } from 'graphql';

/** A change that can be repeated safely is the only field of its request: `__typename` beside it would be another one. */
const oneField: Types.DocumentTransformObject = {
  transform: ({ documents }) =>
    documents.map((file) => ({
      ...file,
      ...(file.document && { document: withoutRootTypename(file.document) }),
    })),
};

function withoutRootTypename(document: DocumentNode): DocumentNode {
  return visit(document, {
    OperationDefinition: (node) => {
      if (node.operation !== OperationTypeNode.MUTATION) return undefined;
      const selections = node.selectionSet.selections.filter(
        (field) => field.kind !== Kind.FIELD || field.name.value !== '__typename',
      );
      return { ...node, selectionSet: { ...node.selectionSet, selections } };
    },
  });
}

const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**', '!src/graphiql/**'],
  ignoreNoDocuments: true,
  generates: {
    './src/gql/': {
      preset: 'client',
      // The cache needs __typename everywhere; adding it here keeps hash and text in step.
      documentTransforms: [addTypenameSelectionDocumentTransform, oneField],
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashAlgorithm: 'sha256', mode: 'embedHashInDocument' },
      },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        defaultScalarType: 'string',
        scalars: {
          DateTime: 'string',
          Date: 'string',
          Decimal: 'string',
          UUID: 'string',
          CurrencyCode: 'string',
          CountryCode: 'string',
          EmailAddress: 'string',
          PhoneNumber: 'string',
          URL: 'string',
          JSONObject: 'Record<string, unknown>',
          JSON: 'unknown',
        },
      },
    },
  },
};

export default config;
