import { graphql } from '@/gql';
import type { TaskRowFragment } from '@/gql/graphql';

export const TASK_ROW = graphql(`
  fragment TaskRow on Note {
    id
    version
    title
    body
    dueAt
    completedAt
    priority
    client {
      id
      name
    }
    deal {
      id
      name
    }
  }
`);

export const MY_TASKS = graphql(`
  query MyTasks($me: ID!) {
    tasks: notes(
      first: 30
      orderBy: [DUE_AT_ASC]
      filter: {
        kind: { eq: TASK }
        assignee: { eq: $me }
        completedAt: { isNull: true }
        dueAt: { isNull: false }
      }
    ) {
      totalCount {
        count
        isExact
      }
      nodes {
        ...TaskRow
      }
    }
  }
`);

export const TASK_TICK = graphql(`
  mutation TaskTick($input: NoteUpdateInput!) {
    noteUpdate(input: $input) {
      note {
        id
        version
        completedAt
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

export const TASK_CREATE = graphql(`
  mutation TaskCreate($input: NoteCreateInput!) {
    noteCreate(input: $input) {
      note {
        ...TaskRow
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export type Task = TaskRowFragment;
