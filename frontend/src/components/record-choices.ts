import { graphql } from '@/gql';

/** The records of each kind that a `RecordBox` offers for what was typed; a few when nothing was. */
export const USER_CHOICES = graphql(`
  query UserChoices($search: String, $filter: UserFilter) {
    users(first: 20, search: $search, filter: $filter) {
      nodes {
        id
        name
        jobTitle
      }
    }
  }
`);

export const CLIENT_CHOICES = graphql(`
  query ClientChoices($search: String) {
    clients(first: 20, search: $search) {
      nodes {
        id
        name
        city
      }
    }
  }
`);

export const CONTACT_CHOICES = graphql(`
  query ContactChoices($search: String) {
    contacts(first: 20, search: $search) {
      nodes {
        id
        name
        jobTitle
      }
    }
  }
`);

export const PRODUCT_CHOICES = graphql(`
  query ProductChoices($search: String) {
    products(first: 20, search: $search) {
      nodes {
        id
        name
        sku
      }
    }
  }
`);

export const TAG_CHOICES = graphql(`
  query TagChoices {
    tags(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const TEAM_CHOICES = graphql(`
  query TeamChoices {
    teams(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const STAGE_CHOICES = graphql(`
  query StageChoices {
    stages(first: 100, orderBy: [POSITION_ASC]) {
      nodes {
        id
        name
      }
    }
  }
`);

export const ROLE_CHOICES = graphql(`
  query RoleChoices {
    roles(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const PRICE_LIST_CHOICES = graphql(`
  query PriceListChoices {
    priceLists(first: 100) {
      nodes {
        id
        name
        currency
      }
    }
  }
`);
