import type { DealUpdateInput } from '@/gql/graphql';
import type { DealRow } from '../deal-row';
import type { Stage } from '../stages';

interface Named {
  id: string;
  name: string;
}

/** What can be done with many deals at once. */
export type Deed =
  | { kind: 'owner'; owner: Named }
  | { kind: 'stage'; stage: Pick<Stage, 'id' | 'name' | 'outcome'>; lostReason: string | null }
  | { kind: 'delete' };

export type DeedKind = Deed['kind'];

export type Row = Pick<DealRow, 'id' | 'version' | 'name' | 'owner' | 'stage' | 'lostReason'>;

/** Whether a deal is already as the deed would make it. */
export function isAlready(deed: Deed, row: Row): boolean {
  switch (deed.kind) {
    case 'owner':
      return row.owner?.id === deed.owner.id;
    case 'stage':
      return row.stage?.id === deed.stage.id;
    case 'delete':
      return false;
  }
}

export type Values = Omit<DealUpdateInput, 'id' | 'version'>;

/** What the deed writes into a deal. Why it was lost goes as soon as it no longer is. */
export function valuesOf(deed: Deed, row: Row): Values {
  switch (deed.kind) {
    case 'owner':
      return { owner: deed.owner.id };
    case 'stage': {
      const stage = { stage: deed.stage.id };
      if (deed.stage.outcome === 'LOST') return { ...stage, lostReason: deed.lostReason };
      return row.stage?.outcome === 'LOST' ? { ...stage, lostReason: null } : stage;
    }
    case 'delete':
      return {};
  }
}

/** What was there before it. */
export function formerOf(deed: Deed, row: Row): Values {
  switch (deed.kind) {
    case 'owner':
      return { owner: row.owner?.id ?? null };
    case 'stage': {
      const wrote = 'lostReason' in valuesOf(deed, row);
      return { stage: row.stage?.id, ...(wrote && { lostReason: row.lostReason ?? null }) };
    }
    case 'delete':
      return {};
  }
}
