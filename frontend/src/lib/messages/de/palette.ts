export const palette = {
  palette: {
    open: 'Alles durchsuchen',
    placeholder: 'Einen Datensatz finden, oder etwas tun …',
    results: 'Treffer',
    recent: 'Zuletzt geöffnet',
    nothing: 'Nichts gefunden.',
    hint: 'Geben Sie mindestens zwei Zeichen ein.',
    actionsTitle: 'Aktionen',
    actions: {
      goTo: (place: string) => `Gehe zu ${place}`,
      light: 'Helles Design verwenden',
      dark: 'Dunkles Design verwenden',
    },
    kinds: {
      Client: 'Kunde',
      Contact: 'Kontakt',
      Product: 'Produkt',
      Deal: 'Deal',
      User: 'Benutzer',
      Note: 'Notiz',
    },
  },
};
