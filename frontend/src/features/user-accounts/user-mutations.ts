import { graphql } from '@/gql';

export const USER_ACCOUNT = graphql(`
  fragment UserAccount on User {
    id
    version
    name
    email
    jobTitle
    status
    lastSignInAt
    createdAt
    role {
      id
      key
      name
    }
    teams {
      id
      name
    }
  }
`);

export const INVITE = graphql(`
  mutation UserInvite($input: UserCreateInput!) {
    userInvite(input: $input) {
      user {
        ...UserAccount
        invitationPath
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const REINVITE = graphql(`
  mutation UserReinvite($input: RecordInput!) {
    userReinvite(input: $input) {
      user {
        ...UserAccount
        invitationPath
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const ASSIGN_ROLE = graphql(`
  mutation UserAssignRole($input: UserAssignRoleInput!) {
    userAssignRole(input: $input) {
      user {
        ...UserAccount
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const SUSPEND = graphql(`
  mutation UserSuspend($input: RecordInput!) {
    userSuspend(input: $input) {
      user {
        ...UserAccount
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const DEACTIVATE = graphql(`
  mutation UserDeactivate($input: RecordInput!) {
    userDeactivate(input: $input) {
      user {
        ...UserAccount
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const REINSTATE = graphql(`
  mutation UserReinstate($input: RecordInput!) {
    userReinstate(input: $input) {
      user {
        ...UserAccount
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const REMOVE_FACTOR = graphql(`
  mutation UserRemoveFactor($input: RecordInput!) {
    userRemoveFactor(input: $input) {
      user {
        ...UserAccount
        hasSecondFactor
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const END_SESSIONS = graphql(`
  mutation UserEndSessions($input: SessionEndAllInput!) {
    sessionEndAll(input: $input) {
      count
      problems {
        path
        code
        message
      }
    }
  }
`);
