import { graphql } from '@/gql';
import type { DealRowFragment } from '@/gql/graphql';
import { dayOf } from '@/lib/days';

export const DEAL_ROW = graphql(`
  fragment DealRow on Deal {
    id
    name
    version
    expectedCloseOn
    closedAt
    lostReason
    amount {
      amount
      currency
    }
    client {
      id
      name
    }
    stage {
      id
      name
      outcome
    }
    owner {
      id
      name
    }
  }
`);

export type DealRow = DealRowFragment;

/** A deal that should have been decided by now. */
export function isOverdue(deal: Pick<DealRow, 'expectedCloseOn' | 'closedAt'>): boolean {
  return (
    deal.closedAt == null && !!deal.expectedCloseOn && deal.expectedCloseOn < dayOf(new Date())
  );
}
