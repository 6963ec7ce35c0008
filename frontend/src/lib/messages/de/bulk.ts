import type { Messages } from '../en';
import { counter } from '../counted';

const counted = counter('de');

/** What is said of many records of any list; `dative` stands behind “mit” and “von”. */
function about(one: string, other: string, dative = other) {
  const many = (count: number) => counted(count, one, other);
  return {
    label: `Mit den ausgewählten ${dative}`,
    selected: (count: number) => `${many(count)} ausgewählt`,
    allSelected: (count: number, isExact: boolean) =>
      isExact ? `Alle ${many(count)} ausgewählt` : `Die ersten ${many(count)} ausgewählt`,
    selectAll: (count: number, isExact: boolean) =>
      isExact ? `Alle ${many(count)} auswählen` : `Die ersten ${many(count)} auswählen`,
    reading: (count: number, total: number) =>
      `${many(count)} von ${counted(total, one, dative)} gelesen…`,
    writing: (count: number, total: number) =>
      count === 0
        ? `${many(total)} werden geändert…`
        : `${many(count)} von ${counted(total, one, dative)} erledigt…`,
    from: (name: string, count: number) => `${name}: ${many(count)}`,
    willChange: (count: number) => `Zu ändern: ${many(count)}.`,
    willDelete: (count: number) =>
      `${many(count)} in den Papierkorb. „Rückgängig“ bringt alles zurück.`,
    submit: (count: number) => (count === 0 ? 'Ändern' : `${many(count)} ändern`),
    submitDelete: (count: number) => `${many(count)} löschen`,
    undone: (count: number) => `${many(count)} zurückgesetzt.`,
    exportTitle: `${other} exportieren`,
    exportText: (count: number) =>
      `${many(count)} als Tabelle (CSV) für Tabellenkalkulationen. Sie enthält, was Sie selbst sehen dürfen.`,
    exported: (count: number) => `${many(count)} exportiert.`,
    fileName: (day: string) => `${other.replace('ä', 'ae').toLowerCase()}-${day}.csv`,
    titles: { owner: `${other} jemandem zuweisen`, delete: `${other} löschen` },
    already: {
      owner: (count: number, name: string) => `${many(count)} schon bei ${name}.`,
      stage: (count: number, name: string) => `${many(count)} schon in „${name}“.`,
    },
    done: {
      owner: (count: number, name: string) => `${many(count)} an ${name} gegeben.`,
      stage: (count: number, name: string) => `${many(count)} in „${name}“ gesetzt.`,
      delete: (count: number) => `${many(count)} gelöscht.`,
    },
  };
}

const clients = (count: number) => counted(count, 'Kunde', 'Kunden');
const products = (count: number) => counted(count, 'Produkt', 'Produkte');
const entries = (count: number) => counted(count, 'Eintrag', 'Einträge');
const tasks = (count: number) => counted(count, 'Aufgabe', 'Aufgaben');
const ofClients = about('Kunde', 'Kunden');
const ofDeals = about('Deal', 'Deals');
const ofProducts = about('Produkt', 'Produkte', 'Produkten');
const ofNotes = about('Eintrag', 'Einträge', 'Einträgen');

export const bulk: Pick<Messages, 'bulk'> = {
  bulk: {
    clear: 'Auswahl aufheben',
    owner: 'Zuweisen',
    stage: 'Phase',
    addTag: 'Schlagwort hinzufügen',
    removeTag: 'Schlagwort entfernen',
    status: 'Status',
    category: 'Kategorie',
    complete: 'Abhaken',
    reopen: 'Wieder öffnen',
    delete: 'Löschen',
    export: 'Exportieren',
    fields: {
      owner: 'Künftig zuständig',
      stage: 'Neue Phase',
      addTag: 'Hinzuzufügendes Schlagwort',
      removeTag: 'Zu entfernendes Schlagwort',
      status: 'Neuer Status',
      category: 'Neue Kategorie',
      assignee: 'Wer sie jetzt erledigt',
    },
    choose: {
      owner: 'Wer ist künftig zuständig?',
      stage: 'Welche Phase?',
      tag: 'Welches Schlagwort?',
    },
    nothing: 'Es ändert sich nichts.',
    refused: (count, why) => `${count} abgelehnt: ${why}`,
    reason: (reason, count) => (count === 1 ? reason : `${reason.replace(/\.$/, '')} (${count}).`),
    broken: (why) => `Vor dem Ende abgebrochen: ${why}`,
    exportColumns: 'Spalten',
    exportSubmit: 'Exportieren',
    currency: 'Währung',

    clients: {
      ...ofClients,
      willDelete: (count) =>
        `${clients(count)} samt Kontakten, Deals und Notizen in den Papierkorb. „Rückgängig“ bringt alles zurück.`,
      titles: {
        ...ofClients.titles,
        stage: 'Kunden in eine andere Phase setzen',
        addTag: 'Kunden ein Schlagwort geben',
        removeTag: 'Kunden ein Schlagwort nehmen',
      },
      already: {
        ...ofClients.already,
        addTag: (count, name) => `${clients(count)} schon mit „${name}“.`,
        removeTag: (count, name) => `${clients(count)} ohnehin ohne „${name}“.`,
      },
      done: {
        ...ofClients.done,
        addTag: (count, name) => `${clients(count)} mit „${name}“ versehen.`,
        removeTag: (count, name) => `„${name}“ von ${clients(count)} entfernt.`,
      },
    },

    deals: {
      ...ofDeals,
      titles: { ...ofDeals.titles, stage: 'Deals in eine andere Phase setzen' },
    },

    products: {
      ...ofProducts,
      titles: {
        ...ofProducts.titles,
        status: 'Produkten einen anderen Status geben',
        category: 'Produkte in eine andere Kategorie setzen',
      },
      already: {
        status: (count, name) => `${products(count)} schon „${name}“.`,
        category: ofProducts.already.stage,
      },
      done: {
        ...ofProducts.done,
        status: (count, name) => `${products(count)} jetzt „${name}“.`,
        category: ofProducts.done.stage,
      },
    },

    notes: {
      ...ofNotes,
      titles: {
        ...ofNotes.titles,
        complete: 'Aufgaben abhaken',
        reopen: 'Aufgaben wieder öffnen',
        assignee: 'Aufgaben jemandem zuweisen',
      },
      already: {
        complete: (count) => `${entries(count)} schon erledigt oder keine Aufgabe.`,
        reopen: (count) => `${entries(count)} schon offen oder keine Aufgabe.`,
        assignee: (count, name) => `${entries(count)} schon bei ${name} oder keine Aufgabe.`,
      },
      done: {
        ...ofNotes.done,
        complete: (count) => `${tasks(count)} erledigt.`,
        reopen: (count) => `${tasks(count)} wieder offen.`,
        assignee: (count, name) => `${tasks(count)} an ${name} gegeben.`,
      },
      columns: { done: 'Erledigt', body: 'Text' },
    },
  },
};
