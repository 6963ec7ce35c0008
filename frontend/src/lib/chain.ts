import type { Resolver } from '@urql/exchange-graphcache';
import { stringifyVariables } from 'urql';

/**
 * Shows the pages of a connection as one list: from the first one along the cursors to the one that is asked for. Pages that
 * were read before the list changed, and that no cursor leads to any more, are left out.
 */
export function chain(): Resolver {
  return (_parent, asked, cache, { parentKey, fieldName }) => {
    const question = questionOf(asked);
    const pages = new Map<unknown, string>();
    for (const field of cache.inspectFields(parentKey)) {
      if (field.fieldName !== fieldName || questionOf(field.arguments) !== question) continue;
      pages.set(field.arguments?.['after'] ?? null, field.fieldKey);
    }
    const goal = asked['after'] ?? null;
    const last = pages.get(goal);
    if (last === undefined) return undefined;
    if (goal === null || !pages.has(null)) return cache.resolve(parentKey, last);

    const nodes = new Set<unknown>();
    let pageInfo: unknown = null;
    let typename: unknown = null;
    let cursor: unknown = null;
    for (;;) {
      const field = pages.get(cursor);
      if (field === undefined) break;
      pages.delete(cursor);
      const connection = cache.resolve(parentKey, field) as string;
      for (const node of cache.resolve(connection, 'nodes') as unknown[]) nodes.add(node);
      typename = cache.resolve(connection, '__typename');
      pageInfo = cache.resolve(connection, 'pageInfo');
      if (cursor === goal) break;
      cursor = cache.resolve(pageInfo as string, 'endCursor');
    }
    return { __typename: typename, nodes: [...nodes], pageInfo };
  };
}

/** Everything but the place in the list. */
function questionOf(variables: object | null): string {
  return stringifyVariables({ ...variables, after: null });
}
