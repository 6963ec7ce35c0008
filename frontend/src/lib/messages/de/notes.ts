import type { Messages } from '../en';
import { counter } from '../counted';

const counted = counter('de');
const orMore = (text: string, isExact: boolean) =>
  text.replace(/^\S+/, (number) => (isExact ? number : `${number}+`));

export const notes: Pick<Messages, 'noteList' | 'people'> = {
  noteList: {
    title: 'Notizen & Aufgaben',
    all: 'Alle Einträge',
    search: 'Notizen und Aufgaben suchen',
    total: (count, isExact) => orMore(counted(count, 'Eintrag', 'Einträge'), isExact),
    kind: 'Art',
    state: 'Aufgaben',
    states: {
      all: 'Alle',
      open: 'Offen',
      overdue: 'Überfällig',
      week: 'In 7 Tagen fällig',
      done: 'Erledigt',
    },
    whose: 'Wessen',
    columns: {
      title: 'Titel',
      kind: 'Art',
      about: 'Betrifft',
      who: 'Wer',
      due: 'Fällig',
      happened: 'Wann',
    },
    fields: {
      assignee: 'Zu erledigen von',
      author: 'Verfasst von',
      mentions: 'Erwähnt',
      client: 'Kunde',
      contact: 'Kontakt',
      product: 'Produkt',
      created: 'Verfasst am',
    },
    untitled: 'Ohne Titel',
    tick: (name) => `Erledigt: ${name}`,
    ticked: (name) => `„${name}“ ist erledigt.`,
    reopened: (name) => `„${name}“ ist wieder offen.`,
    emptyTitle: 'Nichts passt',
    emptyText: 'Versuchen Sie ein anderes Wort, oder nehmen Sie einen Filter weg.',
    noneTitle: 'Noch nichts',
    noneText: 'Hier stehen Notizen, Anrufe und Aufgaben zu Ihren Kunden.',
  },

  people: {
    title: 'Personen',
    all: 'Alle Personen',
    search: 'Personen suchen',
    total: (count, isExact) => orMore(counted(count, 'Person', 'Personen'), isExact),
    columns: {
      name: 'Name',
      role: 'Rolle',
      teams: 'Teams',
      status: 'Status',
      email: 'E-Mail',
      jobTitle: 'Position',
      seen: 'Letzte Anmeldung',
      created: 'Angelegt',
    },
    statuses: {
      ACTIVE: 'Aktiv',
      INVITED: 'Eingeladen',
      SUSPENDED: 'Gesperrt',
      DEACTIVATED: 'Ausgeschieden',
    },
    allRoles: 'Alle Rollen',
    allTeams: 'Alle Teams',
    emptyTitle: 'Niemand passt',
    emptyText: 'Versuchen Sie einen anderen Namen, oder nehmen Sie einen Filter weg.',
  },
};
