import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, isObjectType } from 'graphql';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:schema-fields';
const SCHEMA = fileURLToPath(new URL('../../schema.graphql', import.meta.url));
/** Types that no right is about. */
const PLUMBING = /(Connection|Edge|Payload|Result)$|^(Query|Mutation|Subscription|PageInfo)$/;

/** The fields of every type, for rights to single fields: production answers no introspection. */
function fields(): Record<string, string[]> {
  const types = Object.values(buildSchema(readFileSync(SCHEMA, 'utf8')).getTypeMap());
  return Object.fromEntries(
    types
      .filter((type) => isObjectType(type))
      .filter(({ name }) => !name.startsWith('__') && !PLUMBING.test(name))
      .map((type) => [type.name, Object.keys(type.getFields()).filter((name) => name !== 'id')]),
  );
}

export function schemaFields(): Plugin {
  return {
    name: 'schema-fields',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      this.addWatchFile(SCHEMA);
      return `export default ${JSON.stringify(fields())};`;
    },
  };
}
