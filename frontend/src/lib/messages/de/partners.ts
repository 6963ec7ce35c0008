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
    register: 'Freigabe hinterlegen',
    registerTitle: 'Eine neue Freigabe',
    registerText:
      'Die Dokumente, die das Programm des Partners ausführt, wie sein Bau sie auflistet: Alle werden hinterlegt oder keines. Sie gelten, sobald die Freigabe zugelassen ist.',
    releaseName: 'Name der Freigabe',
    releaseNameText:
      'Etwa die Version des Programms. Keine zwei Freigaben eines Partners heißen gleich.',
    chooseManifest: 'Manifest wählen…',
    dropManifest: 'Ein Manifest hier ablegen',
    orDrop: 'oder hier ablegen. Gelesen werden die von Apollo, Relay und dem Codegenerator.',
    pasteManifest: 'Oder einfügen',
    found: (count, file) =>
      `${counted(count, 'Operation', 'Operationen')}${file === null ? '' : ` in ${file}`}`,
    kindCounts: {
      query: (count) => counted(count, 'Abfrage', 'Abfragen'),
      mutation: (count) => counted(count, 'Änderung', 'Änderungen'),
      subscription: (count) => counted(count, 'Abonnement', 'Abonnements'),
    },
    operations: 'Operationen',
    kinds: { query: 'Abfrage', mutation: 'Änderung', subscription: 'Abonnement' },
    unnamed: 'Ohne Namen',
    furtherOperations: (count) => `und ${counted(count, 'weitere', 'weitere')}`,
    registerSubmit: (count) =>
      count === 0
        ? 'Wählen Sie ein Manifest'
        : `${counted(count, 'Operation', 'Operationen')} hinterlegen`,
    wrongDocuments: (count, all) =>
      `${count} von ${counted(all, 'Operation', 'Operationen')} können hier nicht laufen, darum wurde keine hinterlegt.`,
    tooLarge:
      'Das ist mehr, als der Server auf einmal annimmt. An seiner Konsole lässt es sich hinterlegen:',
    command: 'Befehl',
    registered: (name, count) =>
      `${name} ist hinterlegt, mit ${counted(count, 'Dokument', 'Dokumenten')}.`,
    registeredText:
      'Der Partner kann sie ausführen, sobald die Freigabe zugelassen ist; bis dahin ist sie ein Entwurf.',
    registeredBefore: (name) => `${name} wurde schon früher hinterlegt und bleibt, wie sie ist.`,
    keepDraft: 'Als Entwurf lassen',
    manifestFaults: {
      notText: 'Diese Datei ist kein Text in UTF-8.',
      notJson: 'Das ist kein JSON.',
      notManifest:
        'Das ist kein Manifest: weder eine Liste von Operationen mit id und body noch Texte unter ihren Kennungen.',
      unknownVersion: 'Dieses Manifest hat eine Version, die hier nicht bekannt ist.',
      unknownFormat: 'Dieses Manifest hat ein Format, das hier nicht bekannt ist.',
      noDocuments: 'Dieses Manifest nennt keine Operation.',
      tooMany: 'Eine Freigabe hat höchstens 10.000 Dokumente.',
      tooLarge: 'Diese Datei ist größer, als irgendein Server annimmt.',
      severalFiles: 'Bitte ein Manifest auf einmal.',
      unreadable: 'Diese Datei lässt sich nicht lesen.',
    },
    documentProblems: {
      DUPLICATE: 'Ihre Kennung steht auch für ein anderes Dokument.',
      HASH_MISMATCH: 'Ihre Kennung ist nicht der Hash ihres Textes.',
      INVALID_DOCUMENT_ID:
        'Ihre Kennung ist keine: ein Hash, x-…: und ein Name oder ein Name ohne Doppelpunkt, höchstens 200 Zeichen und ohne Leerzeichen.',
      TOO_LONG: 'Ihr Text ist länger als 64 KiB.',
      FORBIDDEN: 'Kein Token des Partners darf etwas davon.',
      COST_ESTIMATED_TOO_EXPENSIVE: 'Sie kostet mehr, als auf einmal ausgegeben werden darf.',
    },
    noReleasesText:
      'Der Bau des Programms eines Partners listet seine Dokumente in einem Manifest auf; hier werden sie hinterlegt, zugelassen und zurückgezogen.',
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
