import { counter } from '../counted';

const counted = counter('en');

export const lists = {
  lists: {
    choose: 'Select row',
    chooseAll: 'Select all rows that are loaded',
    sortHint: (column: string) => `Sort by ${column.toLowerCase()}; Shift adds it to the order`,
    widthOf: (column: string) => `Width of ${column.toLowerCase()}`,
    columns: 'Columns',
    columnsHint: 'Drag the headings to move columns, their edges to make them wider.',
    columnUp: (column: string) => `Move ${column.toLowerCase()} up`,
    columnDown: (column: string) => `Move ${column.toLowerCase()} down`,
    standardColumns: 'Back to the usual columns',
    selected: (count: number) => `${counted(count, 'row', 'rows')} selected`,
  },
};
