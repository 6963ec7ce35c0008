import { formatInteger } from '@/lib/formats';

export const notifications = {
  notifications: {
    title: 'Mitteilungen',
    bell: (count: number) =>
      count === 0 ? 'Mitteilungen' : `Mitteilungen, ${formatInteger(count)} ungelesen`,
    none: 'Nichts ist geschehen, was Sie betrifft.',
    markOne: 'Als gelesen markieren',
    markAll: 'Alle als gelesen markieren',
    notMarked: 'Das konnte nicht als gelesen markiert werden.',
    gone: 'Etwas, das es nicht mehr gibt oder das Sie nicht mehr sehen dürfen',
    kinds: {
      MENTIONED: (name: string) => `${name} hat Sie erwähnt`,
      TASK_ASSIGNED: (name: string) => `${name} hat Ihnen eine Aufgabe gegeben`,
      TASK_REASSIGNED: (name: string) => `${name} hat Ihre Aufgabe jemand anderem gegeben`,
      TASK_COMPLETED: (name: string) => `${name} hat Ihre Aufgabe erledigt`,
      CLIENT_HANDED_OVER: (name: string) => `${name} hat Ihnen einen Kunden übergeben`,
      DEAL_HANDED_OVER: (name: string) => `${name} hat Ihnen einen Deal übergeben`,
    },
  },
};
