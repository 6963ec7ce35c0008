const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

export const filters = {
  filters: {
    filter: 'Filter',
    title: 'Filter',
    conditions: 'Conditions',
    clear: 'Clear filters',
    remove: (field: string) => `Remove the condition on ${field.toLowerCase()}`,
    or: 'or',
    orMore: 'or…',
    addOr: 'Or another condition',
    unseen: 'somebody or something you may not see',
    custom: 'Conditions of the view',
    lost: (field: string) => `${field}: not there, or not for you`,
    misfitTitle: 'This cannot be asked',
    lostText: (fields: readonly string[]) =>
      fields.length === 1
        ? `A condition asks for the field “${fields.join()}”, which is not there any more, or not for your role.`
        : `Conditions ask for the fields “${fields.join('”, “')}”, which are not there any more, or not for your role.`,
    misfitText: 'A condition does not fit its field, or not any more.',
    removeLost: (count: number): string =>
      count === 1 ? 'Remove the condition' : 'Remove the conditions',
    field: 'Field',
    operator: 'Condition',
    value: 'Value',
    values: 'One of these',
    words: 'One of these, separated by commas',
    day: 'Day',
    days: 'Days',
    daysText: 'A whole number of days. The condition moves on with the calendar.',
    dayCounts: { last: days, next: days, olderThan: days },
    apply: 'Apply',
    countExactly: 'Count exactly',
    operators: {
      in: 'is',
      notIn: 'is not',
      yes: 'is yes',
      no: 'is no',
      none: 'is empty',
      some: 'is not empty',
      contains: 'contains',
      startsWith: 'begins with',
      after: 'since',
      before: 'before',
      last: 'in the last',
      next: 'in the next',
      olderThan: 'longer ago than',
      atLeast: 'at least',
      atMost: 'at most',
    },
  },
};
