import { counter } from '../counted';

const counted = counter('en');

export const common = {
  product: 'Tessera',

  claim: 'Every client, in its place.',

  actions: {
    clear: 'Clear',
    clearFilters: 'Clear filters',
    retry: 'Try again',
    search: 'Search',
    signIn: 'Sign in',
    signingIn: 'Signing in…',
    signOut: 'Sign out',
    skip: 'Skip to content',
    sortBy: (column: string) => `Sort by ${column.toLowerCase()}`,
    back: (place: string) => `Back to ${place.toLowerCase()}`,
    close: 'Close',
    openMenu: 'Open navigation',
    save: 'Save',
    cancel: 'Cancel',
    delete: 'Delete',
    undo: 'Undo',
    undone: 'Undone.',
    dismiss: 'Dismiss',
    notices: 'Notices',
    discard: 'Discard',
    more: 'More actions',
    showMore: 'Show more',
  },

  navigation: {
    label: 'Main',
    home: 'My day',
    clients: 'Clients',
    deals: 'Deals',
    products: 'Catalogue',
    notes: 'Notes & tasks',
    people: 'People',
    graphiql: 'GraphiQL',
    account: 'Account and settings',
    theme: 'Theme',
    themes: { light: 'Light', dark: 'Dark', system: 'System' },
    density: 'Density',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
    language: 'Language',
    languages: { en: 'English', de: 'Deutsch', system: 'As the browser' },
    shortcuts: 'Keyboard shortcuts',
  },

  live: {
    offline: 'No connection: this was read before',
    offlineText: 'You can read what you have read before. Changes need a connection.',
    away: 'Live updates are paused',
    awayText: 'Changes of others show when you open or reload a page. Everything else works.',
  },

  states: {
    loading: 'Loading',
    pageFailed: 'This page stopped working',
    pageFailedText: 'The rest of Tessera still works. Try again, or go somewhere else.',
    notFound: 'Nothing is here',
    notFoundText: 'The address is wrong, or what it named is gone or not visible to you.',
  },

  failures: {
    refused: {
      title: 'You may not see this',
      text: 'Your role does not include it. Ask an administrator if you need it.',
    },
    unreachable: {
      title: 'No connection',
      text: 'Tessera cannot be reached right now. Nothing you typed is lost.',
    },
    throttled: { title: 'Too many questions at once', text: 'Wait a moment, then try again.' },
    'signed-out': { title: 'You are signed out', text: 'Sign in again to go on.' },
    failed: { title: 'That did not work', text: 'The server could not answer.' },
    request: (id: string) => `Request ${id}`,
    wait: (seconds: number) => `Wait ${counted(seconds, 'second', 'seconds')}, then try again.`,
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    list: [
      ['Ctrl K', 'Search everything'],
      ['/', 'Search this list; Enter goes on into what was found'],
      ['j · k', 'Next and previous row'],
      ['Enter', 'Open the row'],
      ['x', 'Select the row'],
      ['t', 'Tick the row’s task off, or all that are selected'],
      ['Shift ↑ ↓', 'Select several rows'],
      ['a · s · t · u', 'Assign, stage, add and remove tags of the selected clients'],
      [
        'a · s · c · o',
        'Selected deals, products, tasks: assign, stage or status, category, reopen',
      ],
      ['e · #', 'Export and delete the selection'],
      ['f', 'Filter this list'],
      ['v · Shift V', 'Open a saved view, save this one'],
      ['n', 'New: client, deal, task or note, as the page has it'],
      ['c · t', 'On a client’s page: log a call, plan a task'],
      ['p · d', 'On a client’s page: new person, new deal'],
      ['[ · ]', 'Previous and next client of the list'],
      ['m', 'On a client’s page: what else can be done'],
      ['Ctrl Enter', 'Send what you wrote'],
      ['g h', 'Go to My day'],
      ['g c', 'Go to clients'],
      ['g d', 'Go to deals'],
      ['g p', 'Go to the catalogue'],
      ['g n', 'Go to notes and tasks'],
      ['g b', 'Open the notifications'],
      ['Shift ← · →', 'Move a deal to the next stage of the board'],
      ['Alt ↑ · ↓', 'Move a line item up or down'],
      ['Ctrl Z', 'Undo the last change'],
      ['Esc', 'Leave the field, close, select nothing'],
      ['?', 'This list'],
    ],
  },

  graphiql: {
    signIn: 'Sign in to explore the API',
    toApp: 'Back to Tessera',
    examples: 'Examples',
  },
};
