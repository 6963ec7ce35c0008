import { graphql } from '@/gql';

export const NAMED_RECORD = graphql(`
  fragment NamedRecord on NamedRecord {
    ... on User {
      id
      name
    }
    ... on Team {
      id
      name
    }
    ... on Client {
      id
      name
    }
    ... on Contact {
      id
      name
    }
    ... on Deal {
      id
      name
    }
    ... on Stage {
      id
      name
    }
    ... on Product {
      id
      name
    }
    ... on PriceList {
      id
      name
    }
    ... on Category {
      id
      name
    }
    ... on Tag {
      id
      name
    }
  }
`);

export const TIMELINE_NOTE = graphql(`
  fragment TimelineNote on Note {
    id
    version
    kind
    title
    body
    visibility
    isPinned
    happenedAt
    dueAt
    completedAt
    editedAt
    author {
      id
      name
    }
    assignee {
      id
      name
    }
    mentions {
      id
      name
    }
  }
`);

export const TIMELINE_DEAL = graphql(`
  fragment TimelineDeal on Deal {
    id
    name
    createdAt
    amount {
      amount
      currency
    }
    owner {
      id
      name
    }
  }
`);

export const TIMELINE_CHANGE = graphql(`
  fragment TimelineChange on RecordChange {
    id
    occurredAt
    action
    type
    actor {
      id
      name
    }
    record {
      ... on Contact {
        id
        name
      }
      ... on Deal {
        id
        name
      }
    }
    changes {
      field
      before
      after
      recordsBefore {
        ...NamedRecord
      }
      recordsAfter {
        ...NamedRecord
      }
    }
  }
`);

export const CLIENT_TIMELINE = graphql(`
  query ClientTimeline($id: ID!, $kinds: [TimelineKind!], $after: String) {
    client(id: $id) {
      id
      timeline(first: 12, after: $after, kinds: $kinds) {
        nodes {
          ...TimelineNote
          ...TimelineDeal
          ...TimelineChange
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const PINNED_NOTES = graphql(`
  query PinnedNotes($id: ID!) {
    client(id: $id) {
      id
      notes(first: 20, filter: { isPinned: true }, orderBy: [HAPPENED_AT_DESC]) {
        nodes {
          ...TimelineNote
        }
      }
    }
  }
`);

export const MENTION_PEOPLE = graphql(`
  query MentionPeople($search: String) {
    users(first: 6, search: $search, filter: { status: { eq: ACTIVE } }) {
      nodes {
        id
        name
        jobTitle
      }
    }
  }
`);

export const NOTE_HISTORY = graphql(`
  query NoteHistory($id: ID!) {
    note(id: $id) {
      id
      history(first: 50) {
        nodes {
          ...TimelineChange
        }
      }
    }
  }
`);

export const NOTE_CREATE = graphql(`
  mutation NoteCreate($input: NoteCreateInput!) {
    noteCreate(input: $input) {
      note {
        ...TimelineNote
        client {
          id
        }
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const NOTE_UPDATE = graphql(`
  mutation NoteUpdate($input: NoteUpdateInput!) {
    noteUpdate(input: $input) {
      note {
        ...TimelineNote
        client {
          id
        }
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

export const NOTE_DELETE = graphql(`
  mutation NoteDelete($input: RecordInput!) {
    noteDelete(input: $input) {
      note {
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

export const NOTE_RESTORE = graphql(`
  mutation NoteRestore($input: RecordInput!) {
    noteRestore(input: $input) {
      note {
        ...TimelineNote
        client {
          id
        }
      }
      problems {
        path
        code
        message
      }
    }
  }
`);
