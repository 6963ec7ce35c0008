import { graphql } from '@/gql';

export const CLIENT_PAGE = graphql(`
  query ClientPage($id: ID!) {
    client(id: $id) {
      ...ClientFacts
      isFavorite
      contacts(first: 50) {
        nodes {
          ...ContactItem
        }
      }
      deals(first: 50) {
        nodes {
          ...DealItem
        }
      }
    }
  }
`);

export const CLIENT_DELETE = graphql(`
  mutation ClientDelete($input: RecordInput!) {
    clientDelete(input: $input) {
      client {
        id
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const CLIENT_RESTORE = graphql(`
  mutation ClientRestore($input: RecordInput!) {
    clientRestore(input: $input) {
      client {
        ...ClientFacts
      }
      problems {
        path
        code
        message
      }
    }
  }
`);
