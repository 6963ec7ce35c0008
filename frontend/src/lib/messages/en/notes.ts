import { counter } from '../counted';

const counted = counter('en');

export const notes = {
  noteList: {
    title: 'Notes & tasks',
    all: 'All entries',
    search: 'Search notes and tasks',
    total: (count: number, isExact: boolean) =>
      counted(count, 'entry', 'entries').replace(/^\S+/, (number) =>
        isExact ? number : `${number}+`,
      ),
    kind: 'Kind',
    state: 'Tasks',
    states: { all: 'All', open: 'Open', overdue: 'Overdue', week: 'Due in 7 days', done: 'Done' },
    whose: 'Whose',
    columns: {
      title: 'Title',
      kind: 'Kind',
      about: 'About',
      who: 'Who',
      due: 'Due',
      happened: 'Happened',
    },
    fields: {
      assignee: 'To be done by',
      author: 'Written by',
      mentions: 'Mentions',
      client: 'Client',
      contact: 'Contact',
      product: 'Product',
      created: 'Written',
    },
    untitled: 'Without a title',
    tick: (name: string) => `Done: ${name}`,
    ticked: (name: string) => `“${name}” is done.`,
    reopened: (name: string) => `“${name}” is open again.`,
    emptyTitle: 'Nothing fits',
    emptyText: 'Try another word, or take a filter away.',
    noneTitle: 'Nothing yet',
    noneText: 'Notes, calls and tasks of your clients stand here.',
  },

  people: {
    title: 'People',
    all: 'Everybody',
    search: 'Search people',
    total: (count: number, isExact: boolean) =>
      counted(count, 'user', 'users').replace(/^\S+/, (number) =>
        isExact ? number : `${number}+`,
      ),
    columns: {
      name: 'Name',
      role: 'Role',
      teams: 'Teams',
      status: 'State',
      email: 'E-mail',
      jobTitle: 'Position',
      seen: 'Last sign-in',
      created: 'Created',
    },
    statuses: {
      ACTIVE: 'Active',
      INVITED: 'Invited',
      SUSPENDED: 'Suspended',
      DEACTIVATED: 'Left',
    },
    allRoles: 'All roles',
    allTeams: 'All teams',
    emptyTitle: 'Nobody fits',
    emptyText: 'Try another name, or take a filter away.',
  },
};
