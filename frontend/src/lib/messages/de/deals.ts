import { counter } from '../counted';

const counted = counter('de');
const lists = new Intl.ListFormat('de-DE');

export const deals = {
  deals: {
    title: 'Deals',
    search: 'Deals durchsuchen',
    total: (count: number, isExact: boolean) =>
      counted(count, 'Deal', 'Deals').replace(/^\S+/, (number) =>
        isExact ? number : `${number}+`,
      ),
    owner: 'Zuständig',
    owners: { all: 'Alle', me: 'Meine' },
    view: 'Ansicht',
    views: { board: 'Board', table: 'Tabelle' },
    stage: 'Phase',
    closes: 'Erwarteter Abschluss',
    closeRanges: {
      overdue: 'Überfällig',
      week: 'Bis Sonntag',
      month: 'Dieser Monat',
      quarter: 'Dieses Quartal',
    },
    columns: {
      name: 'Deal',
      client: 'Kunde',
      stage: 'Phase',
      owner: 'Zuständig',
      closes: 'Erwarteter Abschluss',
      amount: 'Betrag',
    },
    nobody: 'Niemand',
    overdue: 'Überfällig',
    emptyTitle: 'Kein Deal passt',
    emptyText: 'Versuchen Sie ein anderes Wort, oder nehmen Sie einen Filter weg.',
    noneTitle: 'Noch keine Deals',
    noneText: 'Hier stehen die, die Sie anlegen oder bekommen.',
    noneHere: 'Hier ist kein Deal.',
    dealsOf: (stage: string) => `Deals in ${stage}`,
    more: (count: number) => `${counted(count, 'weiteren Deal', 'weitere Deals')} zeigen`,
    atLeast: (sums: string) => `mindestens ${sums}`,
    moreCurrencies: (count: number) => `+${counted(count, 'Währung', 'Währungen')}`,
    drag: (name: string) => `${name} ziehen`,
    moveTo: (name: string) => `${name} in eine andere Phase verschieben`,
    ownedBy: (name: string) => `Zuständig: ${name}`,
    boardKeys:
      'Umschalttaste und Pfeil nach links oder rechts verschieben den Deal mit dem Fokus in die nächste Phase.',
    moved: (name: string, stage: string) => `${name} ist jetzt in ${stage}.`,
    notMoved: (name: string, why: string) => `${name} wurde nicht verschoben. ${why}`,
    notMovedBack: (name: string) => `${name} konnte nicht zurückverschoben werden.`,
    movedByOthers: (name: string) => `Jemand anderes hat ${name} gerade verschoben.`,
    lost: {
      title: (name: string) => `${name} ist verloren`,
      reason: 'Warum er verloren ging',
      advice: 'Ein paar Worte helfen beim nächsten Mal. Das Feld darf leer bleiben.',
      submit: 'Als verloren markieren',
    },
    create: {
      action: 'Neuer Deal',
      title: 'Neuer Deal',
      name: 'Worum es geht',
      currency: 'Währung',
      submit: 'Deal anlegen',
      done: (name: string) => `${name} ist angelegt.`,
    },
    path: 'Phasen',
    facts: 'Angaben',
    edit: (label: string) => `${label} bearbeiten`,
    changedMeanwhile:
      'Jemand anderes hat dies inzwischen geändert. Speichern Sie noch einmal, um Ihren Wert an seine Stelle zu setzen.',
    probability: 'Wahrscheinlichkeit',
    ofStage: 'Wie die Phase',
    contact: 'Ansprechpartner',
    externalRef: 'Externe Referenz',
    inStageSince: 'In dieser Phase',
    created: 'Angelegt',
    closesOn: (date: string) => `Abschluss ${date}`,
    closedOn: (date: string) => `abgeschlossen ${date}`,
    history: 'Verlauf',
    notes: {
      title: 'Notizen',
      none: 'Noch keine Notizen.',
      write: 'Notiz schreiben',
      kind: 'Art',
      add: 'Hinzufügen',
    },
    lines: {
      title: 'Positionen',
      none: 'Noch wird nichts angeboten.',
      count: (count: number) => counted(count, 'Position', 'Positionen'),
      columns: {
        product: 'Produkt',
        quantity: 'Menge',
        unitPrice: 'Preis',
        discountPercent: 'Rabatt %',
        taxRate: 'Steuer %',
        total: 'Summe',
      },
      cellOf: (column: string, name: string) => `${column}, ${name}`,
      drag: (name: string) => `${name} ziehen`,
      remove: (name: string) => `${name} entfernen`,
      removed: (name: string) => `${name} wurde entfernt.`,
      notRemoved: (name: string) => `${name} konnte nicht entfernt werden.`,
      notReordered: 'Die Reihenfolge konnte nicht geändert werden.',
      noNumber: 'Das ist keine Zahl.',
      conflict: (theirs: string | null) =>
        theirs === null
          ? 'Jemand anderes hat dies geleert. Mit Enter setzen Sie Ihren Wert an seine Stelle.'
          : `Jemand anderes hat hieraus ${theirs} gemacht. Mit Enter setzen Sie Ihren Wert an seine Stelle.`,
      addProduct: 'Produkt hinzufügen',
      addAdvice:
        'Tippen Sie einen Namen, oder fügen Sie Artikelnummern ein, eine je Zeile, auf Wunsch mit Menge.',
      add: 'Hinzufügen',
      notAdded: 'Die Position konnte nicht hinzugefügt werden.',
      noPrice: (name: string, currency: string) => `${name} hat keinen Preis in ${currency}.`,
      priceIn: (currency: string) => `Preis in ${currency}`,
      unknownSkus: (skus: string[]) => `Kein Produkt hat die Artikelnummer ${lists.format(skus)}.`,
      sum: 'Summe',
      withoutTax: 'ohne Steuer',
    },
  },

  favorites: {
    toggle: 'Favorit',
    failed: 'Der Favorit konnte nicht geändert werden.',
  },
};
