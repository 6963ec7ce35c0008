import type { SavedViewResource, SavedViewsQuery } from '@/gql/graphql';

export type View = NonNullable<SavedViewsQuery['savedViews']>['nodes'][number];

/** What a view keeps of a list. */
export interface KeptQuestion {
  resource: SavedViewResource;
  kept: {
    filter: unknown;
    search: string | null;
    orderBy: string[] | null;
    columns: string[] | null;
  };
}

/** Without what a filter leaves open, whatever order its fields have. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part != null)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, part]) => [key, plain(part)]),
  );
}

type Kept = KeptQuestion['kept'];

/** Whether the list asks what the view keeps; columns that the view leaves to its reader do not matter. */
export function isSame(view: View, kept: Kept, normal: (filter: unknown) => unknown): boolean {
  const textOf = (...parts: unknown[]) => JSON.stringify(plain(parts));
  const columns = view.columns == null ? null : kept.columns;
  return (
    textOf(normal(view.filter), view.search, view.orderBy, view.columns) ===
    textOf(normal(kept.filter), kept.search, kept.orderBy, columns)
  );
}
