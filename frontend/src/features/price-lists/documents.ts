import { graphql } from '@/gql';

export const PRICE_LIST_ITEM = graphql(`
  fragment PriceListItem on PriceList {
    id
    version
    name
    currency
    isDefault
    taxInclusive
  }
`);

export const PRICE_ITEM = graphql(`
  fragment PriceItem on ProductPrice {
    id
    version
    minQuantity
    unitPrice
    validFrom
    validUntil
    product {
      id
      name
      sku
    }
    priceList {
      id
      name
      currency
      isDefault
    }
  }
`);

export const PRICE_LISTS = graphql(`
  query PriceListList($after: String) {
    priceLists(first: 50, after: $after) {
      nodes {
        ...PriceListItem
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const PRICE_LIST_PAGE = graphql(`
  query PriceListPage($id: ID!, $after: String) {
    priceList(id: $id) {
      ...PriceListItem
      prices(first: 50, after: $after) {
        nodes {
          ...PriceItem
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const PRICE_LIST_CREATE = graphql(`
  mutation PriceListCreate($input: PriceListCreateInput!) {
    priceListCreate(input: $input) {
      priceList {
        ...PriceListItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const PRICE_LIST_UPDATE = graphql(`
  mutation PriceListUpdate($input: PriceListUpdateInput!) {
    priceListUpdate(input: $input) {
      priceList {
        ...PriceListItem
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

export const PRICE_LIST_DELETE = graphql(`
  mutation PriceListDelete($input: RecordInput!) {
    priceListDelete(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

export const PRICE_CREATE = graphql(`
  mutation ProductPriceCreate($input: ProductPriceCreateInput!) {
    productPriceCreate(input: $input) {
      productPrice {
        ...PriceItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const PRICE_UPDATE = graphql(`
  mutation ProductPriceUpdate($input: ProductPriceUpdateInput!) {
    productPriceUpdate(input: $input) {
      productPrice {
        ...PriceItem
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

export const PRICE_DELETE = graphql(`
  mutation ProductPriceDelete($input: RecordInput!) {
    productPriceDelete(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);
