import { graphql } from '@/gql';

export const DEAL_ITEM = graphql(`
  fragment DealItem on Deal {
    id
    name
    expectedCloseOn
    closedAt
    amount {
      amount
      currency
    }
    stage {
      id
      name
      outcome
    }
  }
`);
