import { graphql } from '@/gql';
import { sender } from '@/lib/bulk';

const DEALS_UPDATE = graphql(`
  mutation DealsBulkUpdate($input: DealBulkUpdateInput!) {
    dealsBulkUpdate(input: $input) {
      results {
        record: deal {
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

const DEALS_DELETE = graphql(`
  mutation DealsBulkDelete($input: RecordBulkInput!) {
    dealsBulkDelete(input: $input) {
      results {
        problems {
          code
          message
        }
      }
    }
  }
`);

const DEALS_RESTORE = graphql(`
  mutation DealsBulkRestore($input: RecordBulkInput!) {
    dealsBulkRestore(input: $input) {
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
  update: sender(DEALS_UPDATE, (data) => data.dealsBulkUpdate),
  remove: sender(DEALS_DELETE, (data) => data.dealsBulkDelete),
  restore: sender(DEALS_RESTORE, (data) => data.dealsBulkRestore),
};
