import { counter } from '../counted';

const counted = counter('de');

export const common = {
  product: 'Tessera',
  claim: 'Jeder Kunde an seinem Platz.',

  actions: {
    clear: 'Leeren',
    clearFilters: 'Filter zurücksetzen',
    retry: 'Noch einmal versuchen',
    search: 'Suchen',
    signIn: 'Anmelden',
    signingIn: 'Anmeldung läuft …',
    signOut: 'Abmelden',
    skip: 'Zum Inhalt springen',
    sortBy: (column: string) => `Nach ${column} sortieren`,
    back: (place: string) => `Zurück zu ${place}`,
    close: 'Schließen',
    openMenu: 'Navigation öffnen',
    showMore: 'Mehr zeigen',
    save: 'Speichern',
    cancel: 'Abbrechen',
    delete: 'Löschen',
    undo: 'Rückgängig',
    undone: 'Rückgängig gemacht.',
    dismiss: 'Ausblenden',
    notices: 'Hinweise',
    discard: 'Verwerfen',
    more: 'Weitere Aktionen',
  },

  navigation: {
    label: 'Hauptnavigation',
    home: 'Mein Tag',
    clients: 'Kunden',
    deals: 'Deals',
    products: 'Katalog',
    notes: 'Notizen & Aufgaben',
    people: 'Personen',
    graphiql: 'GraphiQL',
    account: 'Konto und Einstellungen',
    theme: 'Farben',
    themes: { light: 'Hell', dark: 'Dunkel', system: 'Wie das System' },
    density: 'Dichte',
    densities: { comfortable: 'Bequem', compact: 'Kompakt' },
    language: 'Sprache',
    languages: { en: 'English', de: 'Deutsch', system: 'Wie der Browser' },
    shortcuts: 'Tastenkürzel',
  },

  live: {
    offline: 'Keine Verbindung: zuletzt gelesener Stand',
    offlineText:
      'Sie können lesen, was Sie schon gelesen haben. Änderungen brauchen eine Verbindung.',
    away: 'Laufende Aktualisierung ruht',
    awayText:
      'Änderungen anderer erscheinen, wenn Sie eine Seite öffnen oder neu laden. Alles andere funktioniert.',
  },

  states: {
    loading: 'Wird geladen',
    pageFailed: 'Diese Seite funktioniert nicht mehr',
    pageFailedText:
      'Der Rest von Tessera funktioniert weiter. Versuchen Sie es noch einmal oder gehen Sie woandershin.',
    notFound: 'Hier ist nichts',
    notFoundText:
      'Die Adresse stimmt nicht, oder was sie nannte, ist fort oder für Sie nicht sichtbar.',
  },

  failures: {
    refused: {
      title: 'Das dürfen Sie nicht sehen',
      text: 'Ihre Rolle umfasst es nicht. Fragen Sie die Verwaltung, wenn Sie es brauchen.',
    },
    unreachable: {
      title: 'Keine Verbindung',
      text: 'Tessera ist gerade nicht erreichbar. Nichts, was Sie eingegeben haben, geht verloren.',
    },
    throttled: {
      title: 'Zu viele Anfragen auf einmal',
      text: 'Warten Sie einen Moment und versuchen Sie es noch einmal.',
    },
    'signed-out': { title: 'Sie sind abgemeldet', text: 'Melden Sie sich an, um fortzufahren.' },
    failed: { title: 'Das hat nicht geklappt', text: 'Der Server konnte nicht antworten.' },
    request: (id: string) => `Anfrage ${id}`,
    wait: (seconds: number) =>
      `Versuchen Sie es in ${counted(seconds, 'Sekunde', 'Sekunden')} noch einmal.`,
  },

  shortcuts: {
    title: 'Tastenkürzel',
    list: [
      ['Strg K', 'Alles durchsuchen'],
      ['/', 'Diese Liste durchsuchen; Enter führt ins Gefundene'],
      ['j · k', 'Nächste und vorige Zeile'],
      ['Enter', 'Zeile öffnen'],
      ['x', 'Zeile auswählen'],
      ['t', 'Aufgabe der Zeile abhaken, oder alle ausgewählten'],
      ['Umschalt ↑ ↓', 'Mehrere Zeilen auswählen'],
      ['a · s · t · u', 'Ausgewählte Kunden zuweisen, Phase, Schlagworte geben und nehmen'],
      [
        'a · s · c · o',
        'Ausgewählte Deals, Produkte, Aufgaben: zuweisen, Phase oder Status, Kategorie, wieder öffnen',
      ],
      ['e · #', 'Auswahl exportieren und löschen'],
      ['f', 'Diese Liste filtern'],
      ['v · Shift V', 'Eine gespeicherte Ansicht öffnen, diese speichern'],
      ['n', 'Neu: Kunde, Deal, Aufgabe oder Notiz, je nach Seite'],
      ['c · t', 'Auf der Seite eines Kunden: Anruf festhalten, Aufgabe planen'],
      ['p · d', 'Auf der Seite eines Kunden: neue Person, neuer Deal'],
      ['[ · ]', 'Voriger und nächster Kunde der Liste'],
      ['m', 'Auf der Seite eines Kunden: was sonst noch geht'],
      ['Strg Enter', 'Geschriebenes absenden'],
      ['g h', 'Zu „Mein Tag“'],
      ['g c', 'Zu den Kunden'],
      ['g d', 'Zu den Deals'],
      ['g p', 'Zum Katalog'],
      ['g n', 'Zu Notizen und Aufgaben'],
      ['g b', 'Benachrichtigungen öffnen'],
      ['Umschalt ← · →', 'Deal auf dem Board in die nächste Phase verschieben'],
      ['Alt ↑ · ↓', 'Position nach oben oder unten verschieben'],
      ['Strg Z', 'Letzte Änderung rückgängig machen'],
      ['Esc', 'Feld verlassen, schließen, nichts auswählen'],
      ['?', 'Diese Übersicht'],
    ],
  },

  graphiql: {
    signIn: 'Anmelden, um die API zu erkunden',
    toApp: 'Zurück zu Tessera',
    examples: 'Beispiele',
  },
};
