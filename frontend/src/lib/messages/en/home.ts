import { counter } from '../counted';

const counted = counter('en');

export const home = {
  home: {
    title: 'My day',
    tasks: 'Tasks due',
    noTasks: 'Nothing is due. Enjoy it.',
    recent: 'Recently touched clients',
    noRecent: 'No client has any activity yet.',
    opened: 'Opened last',
    favorites: 'Favourites',
    noFavorites: 'Press the star of a client, deal or product to keep it here.',
    overdue: 'Overdue',
    myDeals: 'My open deals',
    deals: 'Open deals',
    allDeals: 'All',
    noDeals: 'No deal is open.',
    whose: 'Whose numbers',
    pipeline: 'Pipeline by stage',
    measure: 'What the bars show',
    number: 'Deals',
    pipelineOf: (isMine: boolean, currency: string) =>
      `${isMine ? 'My open deals' : 'All open deals'} by stage${
        currency === '' ? '' : `, amounts in ${currency} alone`
      }`,
    pipelinePart: (count: number, isMine: boolean, currency: string) =>
      `The ${counted(count, 'deal', 'deals')} with the nearest close of ${
        isMine ? 'my' : 'all'
      } open ones${currency === '' ? '' : `, amounts in ${currency} alone`}`,
    activity: 'Activity',
    activityOf: (isMine: boolean): string =>
      isMine
        ? 'What I wrote down in the last eight weeks'
        : 'What everybody wrote down in the last eight weeks',
    week: 'Week',
    weekFrom: (day: string) => `Week from ${day}`,
    talks: 'Calls and meetings',
    texts: 'Notes and e-mails',
  },

  charts: {
    asTable: 'Show as a table',
    asChart: 'Show as a chart',
    read: (label: string, bars: string[]) => `${label}. ${bars.join(', ')}.`,
  },

  tasks: {
    add: 'New task',
    submit: 'Create task',
    what: 'What is to be done',
    client: 'Client',
    due: 'Due',
    assignee: 'Who does it',
    made: (title: string) => `${title} is on the list.`,
    count: (count: number, isExact: boolean) =>
      counted(count, 'task', 'tasks').replace(/^\S+/, (number) =>
        isExact ? number : `${number}+`,
      ),
    tick: (title: string) => `Done: ${title}`,
    ticked: (title: string) => `${title} is done.`,
    high: 'High',
  },
};
