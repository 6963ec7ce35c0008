import { graphql } from '@/gql';
import { sender } from '@/lib/bulk';

const NOTES_UPDATE = graphql(`
  mutation NotesBulkUpdate($input: NoteBulkUpdateInput!) {
    notesBulkUpdate(input: $input) {
      results {
        record: note {
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

const NOTES_DELETE = graphql(`
  mutation NotesBulkDelete($input: RecordBulkInput!) {
    notesBulkDelete(input: $input) {
      results {
        problems {
          code
          message
        }
      }
    }
  }
`);

const NOTES_RESTORE = graphql(`
  mutation NotesBulkRestore($input: RecordBulkInput!) {
    notesBulkRestore(input: $input) {
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
  update: sender(NOTES_UPDATE, (data) => data.notesBulkUpdate),
  remove: sender(NOTES_DELETE, (data) => data.notesBulkDelete),
  restore: sender(NOTES_RESTORE, (data) => data.notesBulkRestore),
};
