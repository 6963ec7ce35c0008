import { counter } from '../counted';

const counted = counter('de');

export const accounts = {
  signIn: {
    title: 'Anmelden',
    lead: 'Willkommen zurück.',
    email: 'E-Mail',
    password: 'Kennwort',
    refused: 'E-Mail und Kennwort passen nicht zusammen.',
    refusedPassword: 'Das ist nicht Ihr Kennwort.',
    throttled: (seconds: number | null) =>
      seconds === null
        ? 'Zu viele Versuche. Warten Sie einen Moment und versuchen Sie es noch einmal.'
        : `Zu viele Versuche. Versuchen Sie es in ${counted(seconds, 'Sekunde', 'Sekunden')} noch einmal.`,
    unreachable: 'Tessera ist nicht erreichbar. Prüfen Sie Ihre Verbindung.',
    failed: (requestId: string | null) =>
      requestId === null
        ? 'Der Server konnte Sie nicht anmelden.'
        : `Der Server konnte Sie nicht anmelden. Anfrage ${requestId}.`,
    unknownAnswer: 'Der Code ist falsch oder wurde schon benutzt.',
    stopped: 'Zu viele falsche Kennwörter. Wählen Sie ein neues, um hineinzukommen.',
    ended:
      'Ihre Sitzung ist beendet. Melden Sie sich an, um fortzufahren: Was Sie eingegeben haben, ist noch da.',
    forgotten: 'Kennwort vergessen?',
    code: 'Code',
    codeAdvice:
      'Geben Sie die sechs Ziffern ein, die Ihre Authenticator-App zeigt. Ohne sie geht auch ein Wiederherstellungscode.',
    submitCode: 'Weiter',
    late: 'Das hat zu lange gedauert. Geben Sie Ihr Kennwort noch einmal ein.',
    demo: 'Demokonten',
    demoText: 'Dies ist ein Entwicklungsserver mit Beispieldaten.',
  },

  leaving: {
    title: 'Abmelden, obwohl Notizen nicht gesendet sind?',
    text: 'Was Sie geschrieben und nicht gespeichert haben, liegt in diesem Browser und geht mit dem Abmelden verloren.',
    keep: 'Bleiben',
  },

  invitation: {
    title: 'Einladung',
    lead: 'Willkommen.',
    advice:
      'Wählen Sie ein Kennwort mit mindestens 15 Zeichen. Mehrere Wörter hintereinander merkt man sich leicht.',
    password: 'Neues Kennwort',
    submit: 'Kennwort setzen und anmelden',
    refused: 'Diese Einladung gilt nicht oder nicht mehr. Bitten Sie um eine neue.',
  },

  reset: {
    title: 'Neues Kennwort',
    lead: 'Ein neues Kennwort.',
    advice: 'Ein Link, um es zu wählen, geht an Ihre Adresse.',
    ask: 'Link senden',
    asked: 'Wenn jemand diese Adresse hat, ist ein Link unterwegs. Er gilt eine Stunde.',
    choose: 'Kennwort setzen',
    chosen: 'Ihr Kennwort ist gesetzt, alle Ihre Sitzungen sind beendet. Melden Sie sich damit an.',
    refused: 'Dieser Link gilt nicht oder nicht mehr. Fordern Sie einen neuen an.',
    failed: (requestId: string | null) =>
      requestId === null
        ? 'Der Server konnte das nicht tun.'
        : `Der Server konnte das nicht tun. Anfrage ${requestId}.`,
    back: 'Zurück zur Anmeldung',
  },
};
