import { graphql } from '@/gql';
import type { MergeContactFragment, MergeClientFragment } from '@/gql/graphql';

export const MERGE_CLIENT = graphql(`
  fragment MergeClient on Client {
    id
    version
    number
    name
    kind
    legalName
    domain
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
    externalRef
    createdAt
    updatedAt
    customFields
    annualRevenue {
      amount
      currency
    }
    billingAddress {
      street
      postalCode
      city
      region
      country
    }
    shippingAddress {
      street
      postalCode
      city
      region
      country
    }
    parent {
      id
      name
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

export const MERGE_CONTACT = graphql(`
  fragment MergeContact on Contact {
    id
    version
    name
    firstName
    lastName
    jobTitle
    department
    isPrimary
    doNotContact
    locale
    timeZone
    description
    externalRef
    createdAt
    updatedAt
    customFields
    client {
      id
      name
    }
  }
`);

export const MERGE_SIDES = graphql(`
  query MergeSides($keep: ID!, $other: ID!) {
    keep: node(id: $keep) {
      id
      ...MergeClient
      ...MergeContact
    }
    other: node(id: $other) {
      id
      ...MergeClient
      ...MergeContact
    }
  }
`);

export const MERGE_RECORD = graphql(`
  query MergeRecord($id: ID!) {
    node(id: $id) {
      id
      ...MergeClient
      ...MergeContact
    }
  }
`);

/** What the values of custom fields are called. */
export const MERGE_FIELD_LABELS = graphql(`
  query MergeFieldLabels($filter: CustomFieldFilter) {
    customFields(filter: $filter, orderBy: [POSITION_ASC], first: 100) {
      nodes {
        id
        key
        label
      }
    }
  }
`);

export const CLIENT_MERGE_PREVIEW = graphql(`
  mutation ClientMergePreview($input: MergeInput!) {
    clientMerge(input: $input) {
      fields {
        field
        survivor
        other
        result
      }
      moved
      problems {
        path
        code
        message
      }
      conflict {
        version
      }
    }
  }
`);

export const CONTACT_MERGE_PREVIEW = graphql(`
  mutation ContactMergePreview($input: MergeInput!) {
    contactMerge(input: $input) {
      fields {
        field
        survivor
        other
        result
      }
      moved
      problems {
        path
        code
        message
      }
      conflict {
        version
      }
    }
  }
`);

export const CLIENT_MERGE = graphql(`
  mutation ClientMerge($input: MergeInput!) {
    clientMerge(input: $input) {
      client {
        ...ClientFacts
      }
      merge {
        ...MergeItem
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

export const CONTACT_MERGE = graphql(`
  mutation ContactMerge($input: MergeInput!) {
    contactMerge(input: $input) {
      contact {
        ...ContactItem
        client {
          id
        }
      }
      merge {
        ...MergeItem
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

export type Side = MergeClientFragment | MergeContactFragment;
