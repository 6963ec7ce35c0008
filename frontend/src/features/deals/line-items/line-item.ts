import { graphql } from '@/gql';
import type { LineItemRowFragment } from '@/gql/graphql';

export const LINE_ITEM_ROW = graphql(`
  fragment LineItemRow on LineItem {
    id
    version
    position
    sku
    name
    description
    quantity
    unit
    discountPercent
    taxRate
    unitPrice {
      amount
      currency
    }
    lineTotal {
      amount
      currency
    }
    product {
      id
    }
  }
`);

/** What changes in a deal when one of its lines does. */
export const DEAL_LINES = graphql(`
  fragment DealLines on Deal {
    id
    version
    amount {
      amount
      currency
    }
    lineItems {
      ...LineItemRow
    }
  }
`);

export const LINE_ITEM_ADD = graphql(`
  mutation LineItemAdd($input: LineItemCreateInput!) {
    lineItemCreate(input: $input) {
      lineItem {
        ...LineItemRow
        deal {
          ...DealLines
        }
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const LINE_ITEM_EDIT = graphql(`
  mutation LineItemEdit($input: LineItemUpdateInput!) {
    lineItemUpdate(input: $input) {
      lineItem {
        ...LineItemRow
        deal {
          ...DealLines
        }
      }
      problems {
        path
        code
        message
      }
      conflict {
        version
        fields {
          field
          base
          theirs
          mine
        }
      }
    }
  }
`);

export const LINE_ITEM_REMOVE = graphql(`
  mutation LineItemRemove($input: RecordInput!) {
    lineItemDelete(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

export type LineItem = LineItemRowFragment;

/** The numbers of a line that are typed. */
export const CELLS = ['quantity', 'unitPrice', 'discountPercent', 'taxRate'] as const;
export type Cell = (typeof CELLS)[number];

export function cellValue(item: LineItem, cell: Cell): string | null {
  return (cell === 'unitPrice' ? item.unitPrice?.amount : item[cell]) ?? null;
}

/** The place a line is to take so that it stands before or behind another one. */
export function placeBy(target: LineItem, side: 'before' | 'after' | 'on'): number {
  return (target.position ?? 1) + (side === 'after' ? 1 : 0);
}

/** The lines in the order they will have. */
export function reordered(
  items: readonly LineItem[],
  moved: string,
  target: string,
  side: 'before' | 'after' | 'on',
): LineItem[] {
  const item = items.find((candidate) => candidate.id === moved);
  const rest = items.filter((candidate) => candidate.id !== moved);
  const at = rest.findIndex((candidate) => candidate.id === target);
  if (!item || at < 0) return [...items];
  rest.splice(side === 'after' ? at + 1 : at, 0, item);
  return rest;
}
