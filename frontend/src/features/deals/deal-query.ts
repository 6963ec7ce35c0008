import { graphql } from '@/gql';
import type { DealPageQuery } from '@/gql/graphql';

export const DEAL_PAGE = graphql(`
  query DealPage($id: ID!) {
    deal(id: $id) {
      ...DealRow
      ...DealLines
      probability
      stageChangedAt
      externalRef
      createdAt
      updatedAt
      isFavorite
      contact {
        id
        name
      }
    }
  }
`);

export const DEAL_HISTORY = graphql(`
  query DealHistory($id: ID!, $after: String) {
    deal(id: $id) {
      id
      history(first: 12, after: $after) {
        nodes {
          ...TimelineChange
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const DEAL_NOTES = graphql(`
  query DealNotes($id: ID!, $after: String) {
    deal(id: $id) {
      id
      notes(first: 10, after: $after) {
        nodes {
          id
          kind
          title
          body
          happenedAt
          dueAt
          completedAt
          author {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const DEAL_EDIT = graphql(`
  mutation DealEdit($input: DealUpdateInput!) {
    dealUpdate(input: $input) {
      deal {
        ...DealRow
        probability
        externalRef
        contact {
          id
          name
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

export type DealRecord = NonNullable<DealPageQuery['deal']>;
