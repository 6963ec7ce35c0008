import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, isAbstractType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Plugin } from 'vite';

const SCHEMA = fileURLToPath(new URL('../../schema.graphql', import.meta.url));
/** Types that no right is about. */
const PLUMBING = /(Connection|Edge|Payload|Result)$|^(Query|Mutation|Subscription|PageInfo)$/;

/** What pages need of the schema, as modules: production answers no introspection. */
const MODULES: Record<string, (schema: GraphQLSchema) => Record<string, string[]>> = {
  'virtual:schema-fields': fields,
  'virtual:possible-types': possibleTypes,
};

/** The fields of every type, for rights to single fields. */
function fields(schema: GraphQLSchema): Record<string, string[]> {
  return Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type))
      .filter(({ name }) => !name.startsWith('__') && !PLUMBING.test(name))
      .map((type) => [type.name, Object.keys(type.getFields()).filter((name) => name !== 'id')]),
  );
}

/** The types of every interface and union, so that the cache need not guess which fragments are about a record. */
function possibleTypes(schema: GraphQLSchema): Record<string, string[]> {
  return Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter((type) => isAbstractType(type))
      .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  );
}

export function schemaModules(): Plugin {
  return {
    name: 'schema-modules',
    resolveId: (id) => (id in MODULES ? `\0${id}` : null),
    load(id) {
      const make = id.startsWith('\0') ? MODULES[id.slice(1)] : undefined;
      if (make === undefined) return null;
      this.addWatchFile(SCHEMA);
      return `export default ${JSON.stringify(make(buildSchema(readFileSync(SCHEMA, 'utf8'))))};`;
    },
  };
}
