import { counter } from '../counted';

const counted = counter('en');

export const notifications = {
  notifications: {
    title: 'Notifications',
    bell: (count: number) =>
      count === 0 ? 'Notifications' : `Notifications, ${counted(count, 'unread', 'unread')}`,
    none: 'Nothing has happened that concerns you.',
    markOne: 'Mark as read',
    markAll: 'Mark all as read',
    notMarked: 'This could not be marked as read.',
    gone: 'Something that is gone, or not yours to see any more',
    kinds: {
      MENTIONED: (name: string) => `${name} mentioned you`,
      TASK_ASSIGNED: (name: string) => `${name} gave you a task`,
      TASK_REASSIGNED: (name: string) => `${name} gave your task to somebody else`,
      TASK_COMPLETED: (name: string) => `${name} completed your task`,
      CLIENT_HANDED_OVER: (name: string) => `${name} handed a client over to you`,
      DEAL_HANDED_OVER: (name: string) => `${name} handed a deal over to you`,
    },
  },
};
