import { graphql } from '@/gql';
import { sender } from '@/lib/bulk';

const PRODUCTS_UPDATE = graphql(`
  mutation ProductsBulkUpdate($input: ProductBulkUpdateInput!) {
    productsBulkUpdate(input: $input) {
      results {
        record: product {
          id
          version
        }
        problems {
          code
          message
        }
      }
    }
  }
`);

const PRODUCTS_DELETE = graphql(`
  mutation ProductsBulkDelete($input: RecordBulkInput!) {
    productsBulkDelete(input: $input) {
      results {
        problems {
          code
          message
        }
      }
    }
  }
`);

const PRODUCTS_RESTORE = graphql(`
  mutation ProductsBulkRestore($input: RecordBulkInput!) {
    productsBulkRestore(input: $input) {
      results {
        problems {
          code
          message
        }
      }
    }
  }
`);

export const sends = {
  update: sender(PRODUCTS_UPDATE, (data) => data.productsBulkUpdate),
  remove: sender(PRODUCTS_DELETE, (data) => data.productsBulkDelete),
  restore: sender(PRODUCTS_RESTORE, (data) => data.productsBulkRestore),
};
