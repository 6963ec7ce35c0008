import { counter } from '../counted';

const counted = counter('en');
const clients = (count: number) => counted(count, 'client', 'clients');

export const bulk = {
  bulk: {
    label: 'With the selected clients',
    selected: (count: number) => `${clients(count)} selected`,
    allSelected: (count: number, isExact: boolean) =>
      isExact ? `All ${clients(count)} selected` : `The first ${clients(count)} selected`,
    selectAll: (count: number, isExact: boolean) =>
      isExact ? `Select all ${clients(count)}` : `Select the first ${clients(count)}`,
    clear: 'Clear selection',
    owner: 'Assign',
    stage: 'Stage',
    addTag: 'Add tag',
    removeTag: 'Remove tag',
    more: 'More',
    delete: 'Delete',
    export: 'Export',
    titles: {
      owner: 'Give clients to somebody',
      stage: 'Move clients to another stage',
      addTag: 'Add a tag to clients',
      removeTag: 'Take a tag from clients',
      delete: 'Delete clients',
    },
    fields: {
      owner: 'New owner',
      stage: 'New stage',
      addTag: 'Tag to add',
      removeTag: 'Tag to take away',
    },
    choose: { owner: 'Whose will they be?', stage: 'Which stage?', tag: 'Which tag?' },
    reading: (count: number, total: number) => `Reading ${clients(count)} of ${clients(total)}…`,
    writing: (count: number, total: number) =>
      count === 0 ? `Changing ${clients(total)}…` : `${clients(count)} of ${clients(total)} done…`,
    already: {
      owner: (count: number, name: string) => `${clients(count)} already with ${name}.`,
      stage: (count: number, name: string) => `${clients(count)} already in “${name}”.`,
      addTag: (count: number, name: string) => `${clients(count)} already with “${name}”.`,
      removeTag: (count: number, name: string) => `${clients(count)} without “${name}” anyway.`,
    },
    from: (name: string, count: number) => `${name}: ${clients(count)}`,
    willDelete: (count: number) =>
      `${clients(count)} go into the trash with their contacts, deals and notes. Undo brings all of it back.`,
    willChange: (count: number) => `${clients(count)} will change.`,
    nothing: 'Nothing will change.',
    submit: (count: number) => (count === 0 ? 'Change' : `Change ${clients(count)}`),
    submitDelete: (count: number) => `Delete ${clients(count)}`,
    done: {
      owner: (count: number, name: string) => `${clients(count)} given to ${name}.`,
      stage: (count: number, name: string) => `${clients(count)} moved to “${name}”.`,
      addTag: (count: number, name: string) => `${clients(count)} tagged “${name}”.`,
      removeTag: (count: number, name: string) => `“${name}” taken from ${clients(count)}.`,
      delete: (count: number) => `${clients(count)} deleted.`,
    },
    refused: (count: number, why: string) => `${count} refused: ${why}`,
    reason: (reason: string, count: number) =>
      count === 1 ? reason : `${reason.replace(/\.$/, '')} (${count}).`,
    broken: (why: string) => `It stopped before the end: ${why}`,
    undone: (count: number) => `${clients(count)} put back.`,
    exportTitle: 'Export clients',
    exportText: (count: number) =>
      `${clients(count)} as a table (CSV) that spreadsheets open. It holds what you may see yourself.`,
    exportColumns: 'Columns',
    exportSubmit: 'Export',
    exporting: (count: number) => `${clients(count)} read…`,
    exported: (count: number) => `${clients(count)} exported.`,
    currency: 'Currency',
    fileName: (day: string) => `clients-${day}.csv`,
  },
};
