import { graphql } from '@/gql';

export const CUSTOM_FIELD_ITEM = graphql(`
  fragment CustomFieldItem on CustomField {
    id
    version
    resource
    key
    label
    description
    kind
    options
    isSensitive
    position
  }
`);

export const CUSTOM_FIELD_CREATE = graphql(`
  mutation CustomFieldCreate($input: CustomFieldCreateInput!) {
    customFieldCreate(input: $input) {
      customField {
        ...CustomFieldItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const CUSTOM_FIELD_UPDATE = graphql(`
  mutation CustomFieldUpdate($input: CustomFieldUpdateInput!) {
    customFieldUpdate(input: $input) {
      customField {
        ...CustomFieldItem
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

export const CUSTOM_FIELD_DELETE = graphql(`
  mutation CustomFieldDelete($input: RecordInput!) {
    customFieldDelete(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);
