import { graphql } from '@/gql';

export const DUPLICATE_CLIENT = graphql(`
  fragment DuplicateClient on Client {
    id
    name
    number
    city
    country
    email
    phone
    lifecycleStage
    owner {
      id
      name
    }
  }
`);

export const DUPLICATE_CONTACT = graphql(`
  fragment DuplicateContact on Contact {
    id
    name
    jobTitle
    client {
      id
      name
    }
    methods {
      id
      kind
      value
    }
  }
`);

export const DUPLICATE_PAIRS = graphql(`
  query DuplicatePairs(
    $filter: DuplicatePairFilter
    $orderBy: [DuplicatePairOrder!]
    $after: String
  ) {
    duplicatePairs(filter: $filter, orderBy: $orderBy, first: 25, after: $after) {
      nodes {
        id
        version
        score
        reasons
        first {
          ...DuplicateClient
          ...DuplicateContact
        }
        second {
          ...DuplicateClient
          ...DuplicateContact
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const PAIR_DISMISS = graphql(`
  mutation DuplicatePairDismiss($input: RecordInput!) {
    duplicatePairDismiss(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

export const MERGE_ITEM = graphql(`
  fragment MergeItem on Merge {
    id
    mergedTitle
    createdAt
    undoneAt
    moved
    actor {
      id
      name
    }
  }
`);

/** What a client's page says of its duplicates, and of those that are part of it already. */
export const CLIENT_TWINS = graphql(`
  query ClientTwins($id: ID!) {
    client(id: $id) {
      id
      duplicates(first: 3) {
        score
        reasons
        client {
          ...DuplicateClient
        }
      }
      merges(first: 20) {
        nodes {
          ...MergeItem
        }
      }
    }
  }
`);

export const CONTACT_TWINS = graphql(`
  query ContactTwins($id: ID!) {
    contact(id: $id) {
      id
      name
      duplicates(first: 10) {
        score
        reasons
        contact {
          ...DuplicateContact
        }
      }
      merges(first: 20) {
        nodes {
          ...MergeItem
        }
      }
    }
  }
`);

export const SURVIVOR = graphql(`
  query Survivor($id: ID!) {
    survivor(id: $id) {
      ... on Client {
        id
        name
      }
    }
  }
`);

export const MERGE_UNDO = graphql(`
  mutation MergeUndo($input: RecordInput!) {
    mergeUndo(input: $input) {
      merge {
        ...MergeItem
        keptFields
        keptRecords
      }
      problems {
        path
        code
        message
      }
    }
  }
`);
