import { graphql } from '@/gql';

/** What a row of the list shows, what changing many at once has to know, and what is exported. */
export const CLIENT_ROW = graphql(`
  fragment ClientRow on Client {
    id
    version
    number
    name
    lifecycleStage
    kind
    industry
    source
    employeeCount
    city
    country
    email
    phone
    website
    lastActivityAt
    createdAt
    updatedAt
    annualRevenue {
      amount
      currency
    }
    owner {
      id
      name
    }
    team {
      id
      name
    }
    tags {
      id
      name
    }
  }
`);
