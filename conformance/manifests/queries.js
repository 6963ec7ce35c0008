// What generate-persisted-query-manifest 1.4.0 has made apollo.json of; relay.json and relay-md5.json are of relay-compiler 21.0.1,
// with its algorithms SHA256 and MD5.
import { gql } from '@apollo/client';

export const PRODUCTS = gql`
  query Products($first: Int = 2) {
    products(first: $first) {
      nodes {
        id
        ...ProductRow
      }
    }
  }
  fragment ProductRow on Product {
    name
    sku
  }
`;

export const RENAME = gql`
  mutation RenameTag($input: TagUpdateInput!) {
    tagUpdate(input: $input) {
      tag {
        id
        name
      }
      problems {
        code
      }
    }
  }
`;
