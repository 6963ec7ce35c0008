import { graphql } from '@/gql';

export const FILE_ITEM = graphql(`
  fragment FileItem on Attachment {
    id
    fileName
    sizeBytes
    state
    createdAt
    uploadedBy {
      id
      name
    }
  }
`);

export const CLIENT_FILES = graphql(`
  query ClientFiles($id: ID!) {
    client(id: $id) {
      id
      attachments(first: 50) {
        nodes {
          ...FileItem
        }
      }
    }
  }
`);

export const FILE_DOWNLOAD = graphql(`
  query FileDownload($id: ID!) {
    attachment(id: $id) {
      id
      downloadUrl
    }
  }
`);

export const FILE_CREATE = graphql(`
  mutation FileCreate($input: AttachmentCreateInput!) {
    attachmentCreate(input: $input) {
      attachment {
        id
        uploadUrl
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const FILE_DELETE = graphql(`
  mutation FileDelete($input: RecordInput!) {
    attachmentDelete(input: $input) {
      attachment {
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

export const FILE_RESTORE = graphql(`
  mutation FileRestore($input: RecordInput!) {
    attachmentRestore(input: $input) {
      attachment {
        ...FileItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);
