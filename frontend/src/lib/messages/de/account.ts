import type { account as Account } from '../en/account';
import { counter } from '../counted';

const counted = counter('de');

export const account: typeof Account = {
  copying: { copy: 'Kopieren', copied: 'Kopiert' },

  account: {
    title: 'Mein Konto',
    refusals: {
      wait: (seconds) =>
        `Zu viele Versuche. Versuchen Sie es in ${counted(seconds, 'Sekunde', 'Sekunden')} noch einmal.`,
      failed: 'Der Server konnte das nicht ausführen.',
      codes: {
        PASSWORD_WRONG: 'Das ist nicht Ihr Passwort.',
        FACTOR_WRONG: 'Der Code ist falsch oder wurde schon verwendet.',
        FACTOR_REQUIRED: 'Es braucht auch einen Code Ihres zweiten Faktors.',
        STEP_UP_REQUIRED: 'Ohne Ihr Passwort wurde nichts geändert.',
      },
    },
    profile: {
      title: 'Über mich',
      firstName: 'Vorname',
      lastName: 'Nachname',
      jobTitle: 'Position',
      locale: 'Sprache der Mails',
      timeZone: 'Zeitzone',
      saved: 'Gespeichert.',
    },
    password: {
      title: 'Passwort',
      text: 'Mindestens 15 Zeichen. Mehrere Wörter hintereinander merkt man sich leicht. Beim Ändern enden Ihre anderen Sitzungen.',
      current: 'Bisheriges Passwort',
      next: 'Neues Passwort',
      submit: 'Passwort ändern',
      changed: 'Ihr Passwort ist geändert, und Ihre anderen Sitzungen sind beendet.',
      short: 'Bitte mindestens 15 Zeichen.',
    },
    factor: {
      title: 'Zweiter Faktor',
      on: 'An',
      off: 'Aus',
      offText:
        'Mit einer Authenticator-App auf Ihrem Telefon kommt niemand allein mit Ihrem Passwort hinein. Das Einrichten dauert eine Minute.',
      onText: 'Bei jeder Anmeldung wird ein Code Ihrer Authenticator-App verlangt.',
      begin: 'Einrichten',
      scan: 'Scannen Sie den Code mit Ihrer Authenticator-App.',
      qr: 'QR-Code für die Authenticator-App',
      secret: 'Oder geben Sie dort dieses Geheimnis ein',
      code: 'Code, den die App zeigt',
      confirm: 'Einschalten',
      cancel: 'Abbrechen',
      codesTitle: 'Ihre Wiederherstellungscodes.',
      codesText:
        'Mit jedem kommen Sie einmal hinein, wenn Ihr Telefon nicht zur Hand ist. Bewahren Sie sie getrennt vom Telefon auf: Sie werden nur jetzt gezeigt.',
      copyCodes: 'Alle kopieren',
      download: 'Herunterladen',
      kept: 'Ich habe sie verwahrt',
      newCodes: 'Neue Wiederherstellungscodes',
      newCodesText: 'Die alten gelten dann nicht mehr.',
      disable: 'Ausschalten',
      disableText: 'Dann genügt Ihr Passwort allein, um hineinzukommen.',
      password: 'Passwort',
      disabled: 'Der zweite Faktor ist ausgeschaltet.',
    },
    sessions: {
      title: 'Wo ich angemeldet bin',
      none: 'Nirgends.',
      current: 'Diese',
      withFactor: 'Mit Code',
      lastSeen: 'zuletzt gesehen',
      since: (moment) => `angemeldet ${moment}`,
      device: (browser, system) =>
        [browser ?? 'Unbekanntes Programm', system && `auf ${system}`].filter(Boolean).join(' '),
      end: 'Beenden',
      endThis: (device) => `Sitzung von ${device} beenden`,
      ended: 'Die Sitzung ist beendet.',
      endAll: 'Alle anderen beenden',
      endAllTitle: 'Alle anderen Sitzungen beenden?',
      endAllText: (count) =>
        `${counted(count, 'andere Sitzung endet', 'andere Sitzungen enden')} innerhalb von zwei Sekunden. Diese bleibt.`,
      endedAll: 'Alle anderen Sitzungen sind beendet.',
    },
  },
};
