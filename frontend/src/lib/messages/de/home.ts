import { counter } from '../counted';

const counted = counter('de');

export const home = {
  home: {
    title: 'Mein Tag',
    tasks: 'Fällige Aufgaben',
    noTasks: 'Nichts ist fällig. Genießen Sie es.',
    recent: 'Zuletzt bearbeitete Kunden',
    noRecent: 'Noch kein Kunde hat eine Aktivität.',
    opened: 'Zuletzt geöffnet',
    favorites: 'Favoriten',
    noFavorites:
      'Drücken Sie den Stern eines Kunden, Deals oder Produkts, um ihn hier zur Hand zu haben.',
    overdue: 'Überfällig',
    myDeals: 'Meine offenen Deals',
    deals: 'Offene Deals',
    allDeals: 'Alle',
    noDeals: 'Kein Deal ist offen.',
    whose: 'Wessen Zahlen',
    pipeline: 'Pipeline nach Phase',
    measure: 'Was die Balken zeigen',
    number: 'Deals',
    pipelineOf: (isMine: boolean, currency: string) =>
      `${isMine ? 'Meine offenen Deals' : 'Alle offenen Deals'} nach Phase${
        currency === '' ? '' : `, nur Beträge in ${currency}`
      }`,
    pipelinePart: (count: number, isMine: boolean, currency: string) =>
      `${counted(count, 'Deal', 'Deals')} mit dem nächsten Abschluss unter ${
        isMine ? 'meinen' : 'allen'
      } offenen${currency === '' ? '' : `, nur Beträge in ${currency}`}`,
    activity: 'Aktivität',
    activityOf: (isMine: boolean): string =>
      isMine
        ? 'Was ich in den letzten acht Wochen festgehalten habe'
        : 'Was alle in den letzten acht Wochen festgehalten haben',
    week: 'Woche',
    weekFrom: (day: string) => `Woche ab ${day}`,
    talks: 'Anrufe und Treffen',
    texts: 'Notizen und E-Mails',
  },

  charts: {
    asTable: 'Als Tabelle zeigen',
    asChart: 'Als Diagramm zeigen',
    read: (label: string, bars: string[]) => `${label}. ${bars.join(', ')}.`,
  },

  tasks: {
    add: 'Neue Aufgabe',
    submit: 'Aufgabe anlegen',
    what: 'Was zu tun ist',
    client: 'Kunde',
    due: 'Fällig',
    assignee: 'Wer sie erledigt',
    made: (title: string) => `${title} steht auf der Liste.`,
    count: (count: number, isExact: boolean) =>
      counted(count, 'Aufgabe', 'Aufgaben').replace(/^\S+/, (number) =>
        isExact ? number : `${number}+`,
      ),
    tick: (title: string) => `Erledigt: ${title}`,
    ticked: (title: string) => `${title} ist erledigt.`,
    high: 'Hoch',
  },
};
