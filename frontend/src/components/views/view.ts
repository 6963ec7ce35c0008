import type { SavedViewLayout, SavedViewResource, SavedViewsQuery } from '@/gql/graphql';
import { isEqual } from '@/lib/list-filter';

export type View = NonNullable<SavedViewsQuery['savedViews']>['nodes'][number];

/** What a view keeps of a list. */
export interface KeptQuestion {
  resource: SavedViewResource;
  kept: {
    filter: unknown;
    search: string | null;
    orderBy: string[] | null;
    columns: string[] | null;
    /** Absent where a list has but one look. */
    layout?: SavedViewLayout;
    groupBy?: string | null;
  };
}

type Kept = KeptQuestion['kept'];

/** Whether the list asks what the view keeps; columns that the view leaves to its reader do not matter. */
export function isSame(view: View, kept: Kept, normal: (filter: unknown) => unknown): boolean {
  const columns = view.columns == null ? null : kept.columns;
  const layout = kept.layout && view.layout;
  return isEqual(
    [normal(view.filter), view.search, view.orderBy, view.columns, layout],
    [normal(kept.filter), kept.search, kept.orderBy, columns, kept.layout],
  );
}
