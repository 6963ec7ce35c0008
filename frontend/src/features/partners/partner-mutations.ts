import { graphql } from '@/gql';

export const PARTNER_ITEM = graphql(`
  fragment PartnerItem on Partner {
    id
    version
    key
    name
    isActive
    createdAt
    user {
      id
      name
    }
  }
`);

export const PARTNER_TOKEN_ITEM = graphql(`
  fragment PartnerTokenItem on PartnerToken {
    id
    name
    costLimit
    persistedOnly
    expiresAt
    revokedAt
    createdAt
    rights {
      type
      field
      operation
      scope
    }
  }
`);

export const PARTNER_RELEASE_ITEM = graphql(`
  fragment PartnerReleaseItem on PartnerRelease {
    id
    name
    state
    documentCount
    createdAt
    activatedAt
    retiredAt
    createdBy {
      id
      name
    }
  }
`);

export const PARTNER_CREATE = graphql(`
  mutation PartnerCreate($input: PartnerCreateInput!) {
    partnerCreate(input: $input) {
      partner {
        ...PartnerItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const PARTNER_UPDATE = graphql(`
  mutation PartnerUpdate($input: PartnerUpdateInput!) {
    partnerUpdate(input: $input) {
      partner {
        ...PartnerItem
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

export const PARTNER_DELETE = graphql(`
  mutation PartnerDelete($input: RecordInput!) {
    partnerDelete(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

export const TOKEN_CREATE = graphql(`
  mutation PartnerTokenMint($input: PartnerTokenCreateInput!) {
    partnerTokenCreate(input: $input) {
      partnerToken {
        ...PartnerTokenItem
        bearer
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const TOKEN_REVOKE = graphql(`
  mutation PartnerTokenRevoke($input: RecordInput!) {
    partnerTokenRevoke(input: $input) {
      partnerToken {
        ...PartnerTokenItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const RELEASE_CREATE = graphql(`
  mutation PartnerReleaseRegister($input: PartnerReleaseCreateInput!) {
    partnerReleaseCreate(input: $input) {
      partnerRelease {
        ...PartnerReleaseItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const RELEASE_ACTIVATE = graphql(`
  mutation PartnerReleaseActivate($input: RecordInput!) {
    partnerReleaseActivate(input: $input) {
      partnerRelease {
        ...PartnerReleaseItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const RELEASE_RETIRE = graphql(`
  mutation PartnerReleaseRetire($input: RecordInput!) {
    partnerReleaseRetire(input: $input) {
      partnerRelease {
        ...PartnerReleaseItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);
