import { counter } from '../counted';

const counted = counter('en');

export const customValues = {
  customValues: {
    of: (name: string) => `Custom fields of ${name}`,
    none: 'Nobody has defined any yet.',
    notSet: 'Not set',
    yes: 'Yes',
    no: 'No',
    hidden: 'Hidden',
    reveal: (label: string) => `Show ${label}`,
    conceal: (label: string) => `Hide ${label}`,
    more: (count: number) => `Show ${counted(count, 'more field', 'more fields')}`,
    problems: {
      NOT_AN_OPTION: 'This is none of the options any more.',
      INVALID_DATE: 'This is not a day.',
      UNKNOWN_FIELD: 'This field was taken away meanwhile.',
      CHANGED_MEANWHILE:
        'Somebody has changed this while you were typing. Save again, and yours holds.',
    },
  },
};
