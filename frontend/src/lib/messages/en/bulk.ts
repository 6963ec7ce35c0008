import { counter } from '../counted';

const counted = counter('en');

/** What is said of many records of any list. */
function about(one: string, other: string) {
  const many = (count: number) => counted(count, one, other);
  return {
    label: `With the selected ${other}`,
    selected: (count: number) => `${many(count)} selected`,
    allSelected: (count: number, isExact: boolean) =>
      isExact ? `All ${many(count)} selected` : `The first ${many(count)} selected`,
    selectAll: (count: number, isExact: boolean) =>
      isExact ? `Select all ${many(count)}` : `Select the first ${many(count)}`,
    reading: (count: number, total: number) => `Reading ${many(count)} of ${many(total)}…`,
    writing: (count: number, total: number) =>
      count === 0 ? `Changing ${many(total)}…` : `${many(count)} of ${many(total)} done…`,
    from: (name: string, count: number) => `${name}: ${many(count)}`,
    willChange: (count: number) => `${many(count)} will change.`,
    willDelete: (count: number) => `${many(count)} go into the trash. Undo brings them back.`,
    submit: (count: number) => (count === 0 ? 'Change' : `Change ${many(count)}`),
    submitDelete: (count: number) => `Delete ${many(count)}`,
    undone: (count: number) => `${many(count)} put back.`,
    exportTitle: `Export ${other}`,
    exportText: (count: number) =>
      `${many(count)} as a table (CSV) that spreadsheets open. It holds what you may see yourself.`,
    exported: (count: number) => `${many(count)} exported.`,
    fileName: (day: string) => `${other}-${day}.csv`,
    titles: { owner: `Give ${other} to somebody`, delete: `Delete ${other}` },
    already: {
      owner: (count: number, name: string) => `${many(count)} already with ${name}.`,
      stage: (count: number, name: string) => `${many(count)} already in “${name}”.`,
    },
    done: {
      owner: (count: number, name: string) => `${many(count)} given to ${name}.`,
      stage: (count: number, name: string) => `${many(count)} moved to “${name}”.`,
      delete: (count: number) => `${many(count)} deleted.`,
    },
  };
}

const clients = (count: number) => counted(count, 'client', 'clients');
const products = (count: number) => counted(count, 'product', 'products');
const entries = (count: number) => counted(count, 'entry', 'entries');
const ofClients = about('client', 'clients');
const ofDeals = about('deal', 'deals');
const ofProducts = about('product', 'products');
const ofNotes = about('entry', 'entries');

export const bulk = {
  bulk: {
    clear: 'Clear selection',
    owner: 'Assign',
    stage: 'Stage',
    addTag: 'Add tag',
    removeTag: 'Remove tag',
    status: 'Status',
    category: 'Category',
    complete: 'Mark as done',
    reopen: 'Reopen',
    delete: 'Delete',
    export: 'Export',
    fields: {
      owner: 'New owner',
      stage: 'New stage',
      addTag: 'Tag to add',
      removeTag: 'Tag to take away',
      status: 'New status',
      category: 'New category',
      assignee: 'Who does it now',
    },
    choose: { owner: 'Whose will they be?', stage: 'Which stage?', tag: 'Which tag?' },
    nothing: 'Nothing will change.',
    refused: (count: number, why: string) => `${count} refused: ${why}`,
    reason: (reason: string, count: number) =>
      count === 1 ? reason : `${reason.replace(/\.$/, '')} (${count}).`,
    broken: (why: string) => `It stopped before the end: ${why}`,
    exportColumns: 'Columns',
    exportSubmit: 'Export',
    currency: 'Currency',

    clients: {
      ...ofClients,
      willDelete: (count: number) =>
        `${clients(count)} go into the trash with their contacts, deals and notes. Undo brings all of it back.`,
      titles: {
        ...ofClients.titles,
        stage: 'Move clients to another stage',
        addTag: 'Add a tag to clients',
        removeTag: 'Take a tag from clients',
      },
      already: {
        ...ofClients.already,
        addTag: (count: number, name: string) => `${clients(count)} already with “${name}”.`,
        removeTag: (count: number, name: string) => `${clients(count)} without “${name}” anyway.`,
      },
      done: {
        ...ofClients.done,
        addTag: (count: number, name: string) => `${clients(count)} tagged “${name}”.`,
        removeTag: (count: number, name: string) => `“${name}” taken from ${clients(count)}.`,
      },
    },

    deals: {
      ...ofDeals,
      titles: { ...ofDeals.titles, stage: 'Move deals to another stage' },
    },

    products: {
      ...ofProducts,
      titles: {
        ...ofProducts.titles,
        status: 'Give products another status',
        category: 'Move products to another category',
      },
      already: {
        status: (count: number, name: string) => `${products(count)} already “${name}”.`,
        category: ofProducts.already.stage,
      },
      done: {
        ...ofProducts.done,
        status: (count: number, name: string) => `${products(count)} now “${name}”.`,
        category: ofProducts.done.stage,
      },
    },

    notes: {
      ...ofNotes,
      titles: {
        ...ofNotes.titles,
        complete: 'Mark tasks as done',
        reopen: 'Reopen tasks',
        assignee: 'Give tasks to somebody',
      },
      already: {
        complete: (count: number) => `${entries(count)} already done or no task.`,
        reopen: (count: number) => `${entries(count)} open or no task.`,
        assignee: (count: number, name: string) =>
          `${entries(count)} already with ${name} or no task.`,
      },
      done: {
        ...ofNotes.done,
        complete: (count: number) => `${counted(count, 'task', 'tasks')} done.`,
        reopen: (count: number) => `${counted(count, 'task', 'tasks')} open again.`,
        assignee: (count: number, name: string) =>
          `${counted(count, 'task', 'tasks')} given to ${name}.`,
      },
      columns: { done: 'Done', body: 'Text' },
    },
  },
};
