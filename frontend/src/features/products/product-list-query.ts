import { graphql } from '@/gql';

export const PRODUCT_LIST = graphql(`
  query ProductList(
    $filter: ProductFilter
    $search: String
    $orderBy: [ProductOrder!]
    $after: String
    $withCustom: Boolean = false
  ) {
    products(filter: $filter, search: $search, orderBy: $orderBy, first: 50, after: $after) {
      nodes {
        ...ProductRow
        customFields @include(if: $withCustom)
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
