import { formatInteger } from '@/lib/formats';

const plurals = new Intl.PluralRules('en');
const lists = new Intl.ListFormat('en-GB');

function counted(count: number, one: string, other: string): string {
  return `${formatInteger(count)} ${plurals.select(count) === 'one' ? one : other}`;
}

/** Every text a person reads. Another language is another object of this type. */
export const en = {
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
  },

  navigation: {
    label: 'Main',
    home: 'My day',
    clients: 'Clients',
    products: 'Catalogue',
    graphiql: 'GraphiQL',
    account: 'Account and settings',
    theme: 'Theme',
    themes: { light: 'Light', dark: 'Dark', system: 'System' },
    density: 'Density',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
    shortcuts: 'Keyboard shortcuts',
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
  },

  signIn: {
    title: 'Sign in',
    lead: 'Welcome back.',
    email: 'E-mail',
    password: 'Password',
    refused: 'That e-mail and password do not match.',
    throttled: (seconds: number | null) =>
      seconds === null
        ? 'Too many attempts. Wait a moment, then try again.'
        : `Too many attempts. Try again in ${counted(seconds, 'second', 'seconds')}.`,
    unreachable: 'Tessera cannot be reached. Check your connection.',
    failed: (requestId: string | null) =>
      requestId === null
        ? 'The server could not sign you in.'
        : `The server could not sign you in. Request ${requestId}.`,
    unknownAnswer: 'The code is wrong, or was used before.',
    stopped: 'Too many wrong passwords. Choose a new one to get in.',
    forgotten: 'Forgot your password?',
    code: 'Code',
    codeAdvice:
      'Enter the six digits that your authenticator app shows. Without it, a recovery code does too.',
    submitCode: 'Go on',
    late: 'That took too long. Enter your password once more.',
    demo: 'Demo accounts',
    demoText: 'This is a development server with example data.',
  },

  invitation: {
    title: 'Invitation',
    lead: 'Welcome.',
    advice:
      'Choose a password of at least 15 characters. Several words in a row are easy to remember.',
    password: 'New password',
    submit: 'Set password and sign in',
    refused: 'This invitation is not good, or no longer. Ask for a new one.',
  },

  reset: {
    title: 'New password',
    lead: 'A new password.',
    advice: 'A link to choose it goes to your address.',
    ask: 'Send the link',
    asked: 'If somebody has this address, a link is on its way. It is good for an hour.',
    choose: 'Set password',
    chosen: 'Your password is set, and all your sessions have ended. Sign in with it.',
    refused: 'This link is not good, or no longer. Ask for a new one.',
    failed: (requestId: string | null) =>
      requestId === null
        ? 'The server could not do this.'
        : `The server could not do this. Request ${requestId}.`,
    back: 'Back to sign-in',
  },

  home: {
    title: 'My day',
    tasks: 'Tasks due',
    noTasks: 'Nothing is due. Enjoy it.',
    recent: 'Recently touched clients',
    noRecent: 'No client has any activity yet.',
    overdue: 'Overdue',
    myDeals: 'My open deals',
    deals: 'Open deals',
    noDeals: 'No deal is open.',
  },

  clients: {
    title: 'Clients',
    search: 'Search clients',
    total: (count: number, isExact: boolean) =>
      counted(count, 'client', 'clients').replace(/^\S+/, (number) =>
        isExact ? number : `${number}+`,
      ),
    stage: 'Lifecycle stage',
    owner: 'Owner',
    owners: { all: 'Everybody’s', me: 'Mine' },
    columns: {
      name: 'Name',
      stage: 'Stage',
      owner: 'Owner',
      place: 'Place',
      activity: 'Last activity',
      revenue: 'Annual revenue',
    },
    nobody: 'Nobody',
    never: 'Never',
    emptyTitle: 'No client fits',
    emptyText: 'Try another word, or take a filter away.',
    facts: 'Facts',
    number: 'Number',
    legalName: 'Legal name',
    industry: 'Industry',
    source: 'Source',
    employees: 'Employees',
    revenue: 'Annual revenue',
    taxId: 'Tax number',
    phone: 'Phone',
    email: 'E-mail',
    website: 'Website',
    address: 'Address',
    created: 'Client since',
    contacts: 'Contacts',
    noContacts: 'No contacts yet.',
    primary: 'Primary',
    deals: 'Deals',
    noDeals: 'No deals yet.',
    closes: (date: string) => `closes ${date}`,
  },

  timeline: {
    title: 'Timeline',
    show: 'Show in the timeline',
    kinds: { ALL: 'All', NOTE: 'Notes', DEAL: 'Deals', CHANGE: 'Changes' },
    nothing: 'Nothing has happened yet.',
    older: 'Show older',
    by: (name: string) => `by ${name}`,
    server: 'Tessera',
    deal: 'New deal',
    change: 'Change',
    records: { Client: 'the client', Contact: 'the contact', Deal: 'the deal' },
    actions: {
      CREATE: (record: string) => `added ${record}`,
      DELETE: (record: string) => `deleted ${record}`,
      RESTORE: (record: string) => `restored ${record}`,
      DESTROY: (record: string) => `deleted ${record} for good`,
    },
    moved: 'moved the deal',
    changed: (what: string) => `changed ${what}`,
    changedOf: (what: string, record: string) => `changed ${what} of ${record}`,
    fieldCount: (count: number) => (count === 0 ? 'the record' : counted(count, 'field', 'fields')),
    list: (words: string[]) => lists.format(words),
    entries: (count: number) => counted(count, 'entry', 'entries'),
    from: 'from',
    to: 'to',
    set: 'set to',
    removed: 'removed',
    yes: 'yes',
    no: 'no',
    unseen: 'somebody or something you may not see',
    fields: {
      annualRevenue: 'annual revenue',
      billingAddress: 'billing address',
      employeeCount: 'employees',
      email: 'e-mail',
      externalRef: 'external reference',
      jobTitle: 'position',
      lifecycleStage: 'stage',
      parent: 'parent company',
      shippingAddress: 'shipping address',
      taxId: 'tax number',
      closedAt: 'closed',
    },
  },

  stages: {
    LEAD: 'Lead',
    PROSPECT: 'Prospect',
    CUSTOMER: 'Customer',
    FORMER: 'Former',
    DISQUALIFIED: 'Disqualified',
  },

  clientKinds: { COMPANY: 'Company', PERSON: 'Person' },
  noteKinds: { NOTE: 'Note', CALL: 'Call', MEETING: 'Meeting', EMAIL: 'E-mail', TASK: 'Task' },

  products: {
    title: 'Catalogue',
    search: 'Search by name, SKU or text',
    total: (count: number, isExact: boolean) =>
      counted(count, 'product', 'products').replace(/^\S+/, (number) =>
        isExact ? number : `${number}+`,
      ),
    facets: 'Filters',
    category: 'Category',
    allCategories: 'All categories',
    brand: 'Brand',
    moreBrands: (count: number) => `${formatInteger(count)} more`,
    fewerBrands: 'Fewer',
    status: 'Status',
    price: 'List price',
    anyPrice: 'Any price',
    under: (price: string) => `Under ${price}`,
    between: (from: string, to: string) => `${from} to ${to}`,
    over: (price: string) => `${price} and more`,
    view: 'View',
    views: { table: 'Table', grid: 'Tiles' },
    columns: {
      name: 'Product',
      sku: 'SKU',
      category: 'Category',
      status: 'Status',
      stock: 'Stock',
      price: 'List price',
    },
    emptyTitle: 'No product fits',
    emptyText: 'Try another word, or take a filter away.',
    details: 'Details',
    description: 'Description',
    noDescription: 'No description.',
    gtin: 'GTIN',
    partNumber: 'Part number',
    unit: 'Unit',
    kind: 'Kind',
    tax: 'Tax',
    cost: 'Cost',
    stock: 'In stock',
    outOfStock: 'Out of stock',
    noStock: 'Not stocked',
    updated: 'Last changed',
    prices: 'Price lists',
    noPrices: 'The list price holds everywhere.',
    fromQuantity: (quantity: string) => `from ${quantity}`,
  },

  productStatuses: { DRAFT: 'Draft', ACTIVE: 'Active', DISCONTINUED: 'Discontinued' },
  productKinds: { GOOD: 'Good', SERVICE: 'Service', SUBSCRIPTION: 'Subscription' },

  palette: {
    open: 'Search everything',
    placeholder: 'Find a client, contact, product or deal…',
    results: 'Results',
    nothing: 'Nothing found.',
    hint: 'Type at least two characters.',
    kinds: {
      Client: 'Client',
      Contact: 'Contact',
      Product: 'Product',
      Deal: 'Deal',
      User: 'User',
      Note: 'Note',
    },
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    list: [
      ['Ctrl K', 'Search everything'],
      ['/', 'Search this list'],
      ['j · k', 'Next and previous row'],
      ['Enter', 'Open the row'],
      ['g h', 'Go to My day'],
      ['g c', 'Go to clients'],
      ['g p', 'Go to the catalogue'],
      ['?', 'This list'],
    ],
  },

  graphiql: {
    signIn: 'Sign in to explore the API',
    toApp: 'Back to Tessera',
    examples: 'Examples',
  },
};

export type Messages = typeof en;
