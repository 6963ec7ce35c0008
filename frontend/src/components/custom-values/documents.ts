import { graphql } from '@/gql';

/* By the field of each type, not by `node`: fragments with equal fields would teach the cache that the types are one. */
export const CUSTOM_VALUES = graphql(`
  query CustomValues(
    $id: ID!
    $isClient: Boolean!
    $isContact: Boolean!
    $isDeal: Boolean!
    $isProduct: Boolean!
  ) {
    client(id: $id) @include(if: $isClient) {
      id
      version
      customFields
    }
    contact(id: $id) @include(if: $isContact) {
      id
      version
      customFields
    }
    deal(id: $id) @include(if: $isDeal) {
      id
      version
      customFields
    }
    product(id: $id) @include(if: $isProduct) {
      id
      version
      customFields
    }
  }
`);

export const SENSITIVE_VALUES = graphql(`
  query SensitiveValues(
    $id: ID!
    $isClient: Boolean!
    $isContact: Boolean!
    $isDeal: Boolean!
    $isProduct: Boolean!
  ) {
    client(id: $id) @include(if: $isClient) {
      id
      sensitiveFields
    }
    contact(id: $id) @include(if: $isContact) {
      id
      sensitiveFields
    }
    deal(id: $id) @include(if: $isDeal) {
      id
      sensitiveFields
    }
    product(id: $id) @include(if: $isProduct) {
      id
      sensitiveFields
    }
  }
`);

export const CLIENT_VALUES = graphql(`
  mutation ClientCustomValues($input: ClientUpdateInput!) {
    clientUpdate(input: $input) {
      client {
        id
        version
        customFields
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
        }
      }
    }
  }
`);

export const CONTACT_VALUES = graphql(`
  mutation ContactCustomValues($input: ContactUpdateInput!) {
    contactUpdate(input: $input) {
      contact {
        id
        version
        customFields
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
        }
      }
    }
  }
`);

export const DEAL_VALUES = graphql(`
  mutation DealCustomValues($input: DealUpdateInput!) {
    dealUpdate(input: $input) {
      deal {
        id
        version
        customFields
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
        }
      }
    }
  }
`);

export const PRODUCT_VALUES = graphql(`
  mutation ProductCustomValues($input: ProductUpdateInput!) {
    productUpdate(input: $input) {
      product {
        id
        version
        customFields
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
        }
      }
    }
  }
`);
