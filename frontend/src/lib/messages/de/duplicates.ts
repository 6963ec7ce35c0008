import { formatInteger } from '@/lib/formats';
import { counter } from '../counted';
import type { duplicates as english } from '../en/duplicates';

const counted = counter('de');
const lists = new Intl.ListFormat('de-DE');

export const duplicates: typeof english = {
  duplicates: {
    title: 'Mögliche Dubletten',
    of: 'Zeigen',
    types: { Client: 'Kunden', Contact: 'Kontakte' },
    order: 'Reihenfolge',
    orders: { certain: 'Die sichersten zuerst', newest: 'Die neuesten zuerst' },
    emptyTitle: 'Keine Dubletten zu prüfen',
    emptyText:
      'Datensätze, die sich gleichen, erscheinen hier von selbst, einige Sekunden nachdem sie geschrieben wurden.',
    pair: (one, other) => `${one} und ${other}`,
    certain: (percent) => `zu ${formatInteger(percent)} % gleich`,
    compare: 'Vergleichen und zusammenführen',
    dismiss: 'Nicht dasselbe',
    dismissTitle: 'Das ist nicht dasselbe?',
    dismissText:
      'Das Paar verschwindet für immer aus dieser Liste, und keiner der beiden wird mehr als Dublette des anderen gezeigt.',
    dismissed: 'Notiert: Das ist nicht dasselbe.',
    reasons: {
      NAME: 'ähnlicher Name',
      EMAIL: 'gleiche E-Mail-Adresse',
      PHONE: 'gleiche Telefonnummer',
      DOMAIN: 'gleiche Domain',
      TAX_ID: 'gleiche Steuernummer',
    },
    hint: 'Diesen Kunden gibt es vielleicht zweimal',
    compareWith: (name) => `Mit ${name} vergleichen`,
    mergeWith: 'Mit einem anderen zusammenführen …',
    ofContact: (name) => `Dubletten von ${name}`,
    ofContactNone: 'Niemand sieht nach derselben Person aus.',
  },

  merging: {
    title: { Client: 'Kunden zusammenführen', Contact: 'Kontakte zusammenführen' },
    back: 'Mögliche Dubletten',
    stays: 'Bleibt',
    goes: 'Geht auf',
    swap: 'Den anderen behalten',
    pick: 'Wer ist derselbe?',
    pickText: 'Wählen Sie den Datensatz, der mit diesem eins werden soll.',
    number: (number) => `Nr. ${number}`,
    since: (date) => `seit ${date}`,
    changed: (when) => `geändert ${when}`,
    differing: 'Worin sie sich unterscheiden',
    differingNone: 'Sie unterscheiden sich in nichts.',
    filled: 'Vom anderen übernommen',
    filledHint: 'Beim Datensatz, der bleibt, steht hier nichts.',
    both: (value) => `Zusammen: ${value}`,
    same: (count) => `${counted(count, 'Feld ist', 'Felder sind')} bei beiden gleich`,
    fields: {
      name: 'Name',
      kind: 'Art',
      legalName: 'Firmenname',
      domain: 'Domain',
      industry: 'Branche',
      source: 'Herkunft',
      phone: 'Telefon',
      website: 'Website',
      city: 'Ort',
      country: 'Land',
      description: 'Beschreibung',
      owner: 'Zuständig',
      team: 'Team',
      priceList: 'Preisliste',
      tags: 'Schlagwörter',
      customFields: 'Eigene Felder',
      firstName: 'Vorname',
      lastName: 'Nachname',
      department: 'Abteilung',
      isPrimary: 'Erster Ansprechpartner',
      doNotContact: 'Möchte in Ruhe gelassen werden',
      locale: 'Sprache',
      timeZone: 'Zeitzone',
      client: 'Kunde',
    },
    nothing: 'leer',
    moves: 'Was umzieht',
    movesTo: (name) => `Das geht an ${name}:`,
    movesNothing: 'Nichts hängt daran, das umziehen müsste.',
    moved: (type, count) => {
      const words = MOVED[type];
      return words ? counted(count, ...words) : `${formatInteger(count)} × ${type}`;
    },
    after: (goes, stays) =>
      `${goes} ist dann kein eigener Datensatz mehr; seine Adresse führt zu ${stays}. Das lässt sich rückgängig machen.`,
    checking: 'Es wird nachgesehen, was geschehen wird …',
    mergeInto: (name) => `In ${name} aufgehen lassen`,
    done: (goes, stays) => `${goes} ist nun ein Teil von ${stays}.`,
    changedMeanwhile:
      'Jemand hat gerade einen der beiden geändert. So sind sie jetzt; sehen Sie noch einmal hin, bevor Sie zusammenführen.',
    refused: 'Ihre Rolle erlaubt nicht, diese zusammenzuführen.',
    problems: {
      DIFFERENT_CLIENTS:
        'Ihre Deals oder Notizen gehören zu verschiedenen Kunden. Führen Sie zuerst die Kunden zusammen.',
      TOO_MANY: 'Mehr als 5.000 Datensätze müssten umziehen. Das ist zu viel auf einmal.',
      SAME_RECORD: 'Das ist ein und derselbe Datensatz.',
      INVALID_PARENT: 'Dann stünde er über sich selbst. Wählen Sie die andere Muttergesellschaft.',
      NOT_FOUND: 'Einer der beiden ist nicht mehr da oder für Sie nicht erreichbar.',
      MERGED: 'Er ist selbst in einem anderen aufgegangen. Machen Sie zuerst das rückgängig.',
      ALREADY_UNDONE: 'Das wurde schon rückgängig gemacht.',
      IN_TRASH: 'Der Datensatz, der blieb, liegt im Papierkorb. Stellen Sie ihn zuerst wieder her.',
      DESTROYED: 'Der Datensatz, der blieb, wurde endgültig gelöscht.',
      TAKEN: 'Etwas, das er für sich hatte, gehört inzwischen einem anderen.',
    },
    history: 'Hierin aufgegangen',
    by: (name) => `von ${name}`,
    undo: 'Wieder trennen',
    undoTitle: (name) => `${name} wieder zu einem eigenen Datensatz machen?`,
    undoText: 'Was umgezogen ist, geht zurück, außer was seither geändert wurde.',
    undone: (name) => `${name} ist wieder ein eigener Datensatz.`,
    undoneAt: (when) => `getrennt ${when}`,
    kept: (fields) => `Seither geändert, bleibt also: ${lists.format(fields)}.`,
    keptRecords: (records) => `Nicht zurückgegeben: ${lists.format(records)}.`,
    movedTo: (name) => `Dieser Kunde ist in ${name} aufgegangen.`,
  },
};

const MOVED: Record<string, readonly [string, string] | undefined> = {
  Client: ['Unternehmen darunter', 'Unternehmen darunter'],
  Contact: ['Kontakt', 'Kontakte'],
  ContactMethod: ['Kontaktweg', 'Kontaktwege'],
  Deal: ['Deal', 'Deals'],
  Note: ['Notiz', 'Notizen'],
  Attachment: ['Datei', 'Dateien'],
};
