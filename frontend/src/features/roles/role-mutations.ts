import { graphql } from '@/gql';

export const ROLE_ITEM = graphql(`
  fragment RoleItem on Role {
    id
    key
    name
    isSystem
    version
    rights {
      type
      field
      operation
      scope
    }
  }
`);

export const ROLE_CREATE = graphql(`
  mutation RoleCreate($input: RoleCreateInput!) {
    roleCreate(input: $input) {
      role {
        ...RoleItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const ROLE_UPDATE = graphql(`
  mutation RoleUpdate($input: RoleUpdateInput!) {
    roleUpdate(input: $input) {
      role {
        ...RoleItem
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

export const ROLE_SET_RIGHTS = graphql(`
  mutation RoleSetRights($input: RoleSetRightsInput!) {
    roleSetRights(input: $input) {
      role {
        ...RoleItem
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

export const ROLE_DELETE = graphql(`
  mutation RoleDelete($input: RecordInput!) {
    roleDelete(input: $input) {
      role {
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
