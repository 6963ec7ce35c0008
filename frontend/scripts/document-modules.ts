import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const GENERATED = fileURLToPath(new URL('../src/gql/graphql.ts', import.meta.url));
const PREFIX = 'virtual:document/';
const WRITTEN = /^export const (\w+) = (\{.*\}) as unknown as DocumentNode/gm;
const CALL = /\bgraphql\(`([^`]*)`\)/g;
const HEAD = /^\s*(query|mutation|subscription|fragment)\s+(\w+)/;
const IMPORT = "import { graphql } from '@/gql';";

/** What code generation calls the document of a text; null for what is none. */
function exportOf(text: string): string | null {
  const [, kind, name] = HEAD.exec(text) ?? [];
  if (name === undefined) return null;
  return `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
}

/**
 * Each document as a module of its own, so that a page loads those it asks with. `graphql` of `src/gql` looks them up in a table
 * of all of them by their texts, which the first page would have to load whole.
 */
export function documentModules(): Plugin {
  let documents = new Map<string, string>();
  return {
    name: 'document-modules',
    enforce: 'pre',
    apply: 'build',
    buildStart() {
      const written = readFileSync(GENERATED, 'utf8').matchAll(WRITTEN);
      documents = new Map(Array.from(written, ([, name = '', document = '']) => [name, document]));
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const name = id.slice(PREFIX.length + 1);
      const document = documents.get(name);
      if (document === undefined) this.error(`${name} is not in src/gql: run the code generation.`);
      return `export default ${document};`;
    },
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || !code.includes(IMPORT)) return null;
      const names = new Set<string>();
      const replaced = code.replace(CALL, (call, text: string) => {
        const name = exportOf(text);
        if (name === null) return call;
        names.add(name);
        return `$${name}`;
      });
      const imports = Array.from(names, (name) => `import $${name} from '${PREFIX}${name}';`);
      return { code: replaced.replace(IMPORT, () => imports.join(' ')), map: null };
    },
  };
}
