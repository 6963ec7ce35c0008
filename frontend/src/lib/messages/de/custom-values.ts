import { counter } from '../counted';
import type { customValues as english } from '../en/custom-values';

const counted = counter('de');

export const customValues: typeof english = {
  customValues: {
    of: (name) => `Eigene Felder von ${name}`,
    none: 'Noch hat niemand welche angelegt.',
    notSet: 'Ohne Angabe',
    yes: 'Ja',
    no: 'Nein',
    hidden: 'Verborgen',
    reveal: (label) => `${label} zeigen`,
    conceal: (label) => `${label} verbergen`,
    more: (count) => `${counted(count, 'weiteres Feld', 'weitere Felder')} zeigen`,
    problems: {
      NOT_AN_OPTION: 'Das steht nicht mehr zur Wahl.',
      INVALID_DATE: 'Das ist kein Tag.',
      UNKNOWN_FIELD: 'Dieses Feld gibt es nicht mehr.',
      CHANGED_MEANWHILE:
        'Jemand hat das geändert, während Sie schrieben. Speichern Sie noch einmal, und Ihres gilt.',
    },
  },
};
