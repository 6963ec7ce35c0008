import { graphql } from '@/gql';
import type { NotificationsQuery } from '@/gql/graphql';

export const UNREAD_COUNT = graphql(`
  query UnreadCount {
    viewer {
      unreadCount
    }
  }
`);

export const NOTIFICATIONS = graphql(`
  query Notifications {
    viewer {
      unreadCount
      notifications(first: 30) {
        nodes {
          id
          kind
          createdAt
          readAt
          actor {
            id
            name
          }
          record {
            ... on Note {
              id
              title
              body
              client {
                id
                name
              }
              deal {
                id
                name
              }
              product {
                id
                name
              }
            }
            ... on Client {
              id
              clientName: name
            }
            ... on Deal {
              id
              dealName: name
            }
          }
        }
      }
    }
  }
`);

export const NOTIFICATIONS_MARK = graphql(`
  mutation NotificationsMark($input: NotificationMarkReadInput!) {
    notificationMarkRead(input: $input) {
      count
      problems {
        path
        code
        message
      }
    }
  }
`);

export const NOTIFICATIONS_MARK_ALL = graphql(`
  mutation NotificationsMarkAll($input: NotificationMarkAllReadInput!) {
    notificationMarkAllRead(input: $input) {
      count
      problems {
        path
        code
        message
      }
    }
  }
`);

type Connection = NonNullable<NonNullable<NotificationsQuery['viewer']>['notifications']>;
export type Notification = Connection['nodes'][number];
