import type { Messages } from '../en';
import { counter } from '../counted';

const counted = counter('de');
const clients = (count: number) => counted(count, 'Kunde', 'Kunden');

export const bulk: Pick<Messages, 'bulk'> = {
  bulk: {
    label: 'Mit den ausgewählten Kunden',
    selected: (count) => `${clients(count)} ausgewählt`,
    allSelected: (count, isExact) =>
      isExact ? `Alle ${clients(count)} ausgewählt` : `Die ersten ${clients(count)} ausgewählt`,
    selectAll: (count, isExact) =>
      isExact ? `Alle ${clients(count)} auswählen` : `Die ersten ${clients(count)} auswählen`,
    clear: 'Auswahl aufheben',
    owner: 'Zuweisen',
    stage: 'Phase',
    addTag: 'Schlagwort hinzufügen',
    removeTag: 'Schlagwort entfernen',
    more: 'Mehr',
    delete: 'Löschen',
    export: 'Exportieren',
    titles: {
      owner: 'Kunden jemandem zuweisen',
      stage: 'Kunden in eine andere Phase setzen',
      addTag: 'Kunden ein Schlagwort geben',
      removeTag: 'Kunden ein Schlagwort nehmen',
      delete: 'Kunden löschen',
    },
    fields: {
      owner: 'Künftig zuständig',
      stage: 'Neue Phase',
      addTag: 'Hinzuzufügendes Schlagwort',
      removeTag: 'Zu entfernendes Schlagwort',
    },
    choose: {
      owner: 'Wer ist künftig zuständig?',
      stage: 'Welche Phase?',
      tag: 'Welches Schlagwort?',
    },
    reading: (count, total) => `${clients(count)} von ${clients(total)} gelesen…`,
    writing: (count, total) =>
      count === 0
        ? `${clients(total)} werden geändert…`
        : `${clients(count)} von ${clients(total)} erledigt…`,
    already: {
      owner: (count, name) => `${clients(count)} schon bei ${name}.`,
      stage: (count, name) => `${clients(count)} schon in „${name}“.`,
      addTag: (count, name) => `${clients(count)} schon mit „${name}“.`,
      removeTag: (count, name) => `${clients(count)} ohnehin ohne „${name}“.`,
    },
    from: (name, count) => `${name}: ${clients(count)}`,
    willDelete: (count) =>
      `${clients(count)} samt Kontakten, Geschäften und Notizen in den Papierkorb. „Rückgängig“ bringt alles zurück.`,
    willChange: (count) => `Zu ändern: ${clients(count)}.`,
    nothing: 'Es ändert sich nichts.',
    submit: (count) => (count === 0 ? 'Ändern' : `${clients(count)} ändern`),
    submitDelete: (count) => `${clients(count)} löschen`,
    done: {
      owner: (count, name) => `${clients(count)} an ${name} gegeben.`,
      stage: (count, name) => `${clients(count)} in „${name}“ gesetzt.`,
      addTag: (count, name) => `${clients(count)} mit „${name}“ versehen.`,
      removeTag: (count, name) => `„${name}“ von ${clients(count)} entfernt.`,
      delete: (count) => `${clients(count)} gelöscht.`,
    },
    refused: (count, why) => `${count} abgelehnt: ${why}`,
    reason: (reason, count) => (count === 1 ? reason : `${reason.replace(/\.$/, '')} (${count}).`),
    broken: (why) => `Vor dem Ende abgebrochen: ${why}`,
    undone: (count) => `${clients(count)} zurückgesetzt.`,
    exportTitle: 'Kunden exportieren',
    exportText: (count) =>
      `${clients(count)} als Tabelle (CSV) für Tabellenkalkulationen. Sie enthält, was Sie selbst sehen dürfen.`,
    exportColumns: 'Spalten',
    exportSubmit: 'Exportieren',
    exporting: (count) => `${clients(count)} gelesen…`,
    exported: (count) => `${clients(count)} exportiert.`,
    currency: 'Währung',
    fileName: (day) => `kunden-${day}.csv`,
  },
};
