import type { admin as Admin } from '../en/admin';

export const admin: typeof Admin = {
  admin: {
    title: 'Verwaltung',
    places: {
      users: 'Benutzer',
      roles: 'Rollen und Rechte',
      access: 'Wer sieht was',
      audit: 'Protokoll',
      partners: 'Partner',
      webhooks: 'Webhooks',
      customFields: 'Eigene Felder',
      priceLists: 'Preislisten',
      trash: 'Papierkorb',
    },
  },
};
