import { counter } from '../counted';

const counted = counter('en');
const lists = new Intl.ListFormat('en-GB');

export const timeline = {
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
    records: { Client: 'the client', Contact: 'the contact', Deal: 'the deal', Note: 'the note' },
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
      body: 'text',
      isPinned: 'pinned',
      dueAt: 'due date',
      completedAt: 'done',
      happenedAt: 'date',
    },
  },

  noteKinds: { NOTE: 'Note', CALL: 'Call', MEETING: 'Meeting', EMAIL: 'E-mail', TASK: 'Task' },
};
