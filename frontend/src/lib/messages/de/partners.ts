import type { partners as Partners } from '../en/partners';
import { counter } from '../counted';

const counted = counter('de');

export const partners: typeof Partners = {
  partners: {
    title: 'Partner',
    columns: {
      name: 'Name',
      user: 'Handelt als',
      state: 'Zustand',
      created: 'Angelegt',
      actions: 'Aktionen',
    },
    active: 'Aktiv',
    inactive: 'Abgeschaltet',
    create: 'Neuer Partner',
    createTitle: 'Ein neuer Partner',
    created: 'Der Partner ist da. Geben Sie ihm ein Token.',
    edit: 'Bearbeiten…',
    editTitle: 'Partner bearbeiten',
    saved: 'Gespeichert.',
    key: 'Schlüssel',
    keyText: 'Sein Name in seinen Token; er bleibt.',
    emptyTitle: 'Noch keine Partner',
    emptyText:
      'Ein Partner ist ein fremdes Programm, das mit Ihren Daten arbeitet, an der Stelle eines Benutzers.',
    actionsOf: (name) => `Aktionen für ${name}`,
    on: 'Einschalten',
    off: 'Abschalten',
    offTitle: (name) => `${name} abschalten?`,
    offText:
      'Alle Token werden innerhalb von zwei Sekunden abgelehnt, bis Sie den Partner wieder einschalten.',
    switchedOff: (name) => `${name} ist abgeschaltet.`,
    switchedOn: (name) => `${name} darf wieder fragen.`,
    deleteTitle: (name) => `${name} löschen?`,
    deleteText:
      'Alle Token werden innerhalb von zwei Sekunden abgelehnt. Für Partner gibt es keinen Papierkorb.',
    deleted: 'Der Partner ist gelöscht.',
    facts: 'Partner',
    tokens: 'Token',
    noTokens: 'Noch keine Token',
    noTokensText:
      'Ein Token trägt, was es erlaubt. Wer es hat, kann es beschneiden; erweitern kann es niemand.',
    limits: 'Grenzen',
    storedOnly: 'Nur hinterlegte Dokumente',
    costs: (limit) => `Kosten bis ${limit}`,
    rightCount: (count) => counted(count, 'Recht', 'Rechte'),
    good: 'Gültig',
    revoked: 'Widerrufen',
    expired: 'Abgelaufen',
    expires: 'Läuft ab',
    revoke: 'Widerrufen',
    revokeThis: (name) => `${name} widerrufen`,
    revokeTitle: (name) => `${name} widerrufen?`,
    revokeText:
      'Es und alle daraus geschnittenen werden innerhalb von zwei Sekunden abgelehnt, endgültig.',
    tookBack: (name) => `${name} ist widerrufen.`,
    mint: 'Neues Token',
    mintSubmit: (count) =>
      count === 0
        ? 'Wählen Sie, was es darf'
        : `Token mit ${counted(count, 'Recht', 'Rechten')} erstellen`,
    tokenName: 'Wofür es ist',
    expiresOn: 'Läuft ab am (sonst in 90 Tagen)',
    costLimit: 'Höchste Kosten einer Frage',
    noLimit: 'Wie der Server erlaubt',
    storedOnlyText: 'Führt nur hinterlegte Dokumente aus, über ihre Kennungen',
    rights: 'Rechte des Tokens',
    rightsText:
      'Was nicht genannt ist, wird abgelehnt, und nie darf ein Token mehr als der Benutzer, an dessen Stelle es fragt. Eigene und Team sind die dieses Benutzers.',
    bearer: 'Token',
    bearerTitle: 'Das neue Token',
    bearerText:
      'Es steht hinter „Authorization: Bearer“. Wer es hat, darf, was es erlaubt: Geben Sie es dem Partner auf sicherem Weg. Es wird jetzt gezeigt und hier nicht wieder.',
    releases: 'Freigaben hinterlegter Dokumente',
    release: 'Freigabe',
    documents: 'Dokumente',
    noReleases: 'Noch keine Freigaben',
    noReleasesText:
      'Beim Bau seines Programms hinterlegt der Partner seine Dokumente; hier werden sie zugelassen und zurückgezogen.',
    releaseStates: { PENDING: 'Hinterlegt', ACTIVE: 'Aktiv', RETIRED: 'Zurückgezogen' },
    activate: 'Zulassen',
    activateThis: (name) => `${name} zulassen`,
    activated: (name) =>
      `Die Dokumente von ${name} lassen sich innerhalb von zwei Sekunden ausführen.`,
    retire: 'Zurückziehen',
    retireThis: (name) => `${name} zurückziehen`,
    retireTitle: (name) => `${name} zurückziehen?`,
    retireText:
      'Ihre Dokumente lassen sich nicht mehr ausführen, außer eine andere aktive Freigabe nennt sie. Zurückgezogen bleibt zurückgezogen.',
    retired: (name) => `${name} ist zurückgezogen.`,
  },
};
