import { graphql } from '@/gql';

export const CONTACT_ITEM = graphql(`
  fragment ContactItem on Contact {
    id
    version
    name
    firstName
    lastName
    jobTitle
    department
    isPrimary
    doNotContact
    methods {
      ...ContactMethodItem
    }
  }
`);

export const CONTACT_METHOD_ITEM = graphql(`
  fragment ContactMethodItem on ContactMethod {
    id
    version
    kind
    label
    value
    isPrimary
  }
`);

export const CONTACT_CREATE = graphql(`
  mutation ContactCreate($input: ContactCreateInput!) {
    contactCreate(input: $input) {
      contact {
        ...ContactItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const CONTACT_UPDATE = graphql(`
  mutation ContactUpdate($input: ContactUpdateInput!) {
    contactUpdate(input: $input) {
      contact {
        ...ContactItem
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

export const CONTACT_DELETE = graphql(`
  mutation ContactDelete($input: RecordInput!) {
    contactDelete(input: $input) {
      contact {
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

export const CONTACT_RESTORE = graphql(`
  mutation ContactRestore($input: RecordInput!) {
    contactRestore(input: $input) {
      contact {
        ...ContactItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const METHOD_CREATE = graphql(`
  mutation ContactMethodCreate($input: ContactMethodCreateInput!) {
    contactMethodCreate(input: $input) {
      contactMethod {
        ...ContactMethodItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const METHOD_UPDATE = graphql(`
  mutation ContactMethodUpdate($input: ContactMethodUpdateInput!) {
    contactMethodUpdate(input: $input) {
      contactMethod {
        ...ContactMethodItem
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

export const METHOD_DELETE = graphql(`
  mutation ContactMethodDelete($input: RecordInput!) {
    contactMethodDelete(input: $input) {
      contactMethod {
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
