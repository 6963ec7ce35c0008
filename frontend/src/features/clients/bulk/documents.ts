import { graphql } from '@/gql';
import { sender } from '@/lib/bulk';

const CLIENTS_UPDATE = graphql(`
  mutation ClientsBulkUpdate($input: ClientBulkUpdateInput!) {
    clientsBulkUpdate(input: $input) {
      results {
        record: client {
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

const CLIENTS_DELETE = graphql(`
  mutation ClientsBulkDelete($input: RecordBulkInput!) {
    clientsBulkDelete(input: $input) {
      results {
        problems {
          code
          message
        }
      }
    }
  }
`);

const CLIENTS_RESTORE = graphql(`
  mutation ClientsBulkRestore($input: RecordBulkInput!) {
    clientsBulkRestore(input: $input) {
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
  update: sender(CLIENTS_UPDATE, (data) => data.clientsBulkUpdate),
  remove: sender(CLIENTS_DELETE, (data) => data.clientsBulkDelete),
  restore: sender(CLIENTS_RESTORE, (data) => data.clientsBulkRestore),
};
