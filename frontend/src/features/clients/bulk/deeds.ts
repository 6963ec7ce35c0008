import type { ClientRowFragment, ClientUpdateInput } from '@/gql/graphql';
import type { Stage } from '../search';

interface Named {
  id: string;
  name: string;
}

/** What can be done with many clients at once. */
export type Deed =
  | { kind: 'owner'; owner: Named }
  | { kind: 'stage'; stage: Stage }
  | { kind: 'addTag'; tag: Named }
  | { kind: 'removeTag'; tag: Named }
  | { kind: 'delete' };

export type DeedKind = Deed['kind'];

export type Row = Pick<
  ClientRowFragment,
  'id' | 'version' | 'name' | 'lifecycleStage' | 'owner' | 'tags'
>;

function tagIds(row: Row): string[] {
  return (row.tags ?? []).map((tag) => tag.id);
}

/** Whether a client is already as the deed would make it. */
export function isAlready(deed: Deed, row: Row): boolean {
  switch (deed.kind) {
    case 'owner':
      return row.owner?.id === deed.owner.id;
    case 'stage':
      return row.lifecycleStage === deed.stage;
    case 'addTag':
      return tagIds(row).includes(deed.tag.id);
    case 'removeTag':
      return !tagIds(row).includes(deed.tag.id);
    case 'delete':
      return false;
  }
}

export type Values = Omit<ClientUpdateInput, 'id' | 'version'>;

/** What the deed writes into a client. */
export function valuesOf(deed: Deed, row: Row): Values {
  switch (deed.kind) {
    case 'owner':
      return { owner: deed.owner.id };
    case 'stage':
      return { lifecycleStage: deed.stage };
    case 'addTag':
      return { tags: [...tagIds(row), deed.tag.id] };
    case 'removeTag':
      return { tags: tagIds(row).filter((id) => id !== deed.tag.id) };
    case 'delete':
      return {};
  }
}

/** What was there before it. */
export function formerOf(deed: Deed, row: Row): Values {
  switch (deed.kind) {
    case 'owner':
      return { owner: row.owner?.id ?? null };
    case 'stage':
      return { lifecycleStage: row.lifecycleStage };
    case 'addTag':
    case 'removeTag':
      return { tags: tagIds(row) };
    case 'delete':
      return {};
  }
}
