import { graphql } from '@/gql';

/** What can be edited at a client; a change answers all of it, so that the page shows what the server made of it. */
export const CLIENT_FACTS = graphql(`
  fragment ClientFacts on Client {
    id
    version
    number
    name
    legalName
    lifecycleStage
    industry
    source
    taxId
    employeeCount
    phone
    email
    website
    city
    country
    description
    createdAt
    annualRevenue {
      amount
      currency
    }
    billingAddress {
      street
      city
      region
      postalCode
      country
    }
    shippingAddress {
      street
      city
      region
      postalCode
      country
    }
    owner {
      id
      name
    }
    team {
      id
      name
    }
    priceList {
      id
      name
    }
    tags {
      id
      name
    }
  }
`);

export const CLIENT_UPDATE = graphql(`
  mutation ClientUpdate($input: ClientUpdateInput!) {
    clientUpdate(input: $input) {
      client {
        ...ClientFacts
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
