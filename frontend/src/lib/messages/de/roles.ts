import type { roles as Roles } from '../en/roles';
import { counter } from '../counted';

const counted = counter('de');

export const roles: typeof Roles = {
  roles: {
    title: 'Rollen und Rechte',
    choose: 'Rolle',
    create: 'Neue Rolle',
    createTitle: 'Eine neue Rolle',
    created: 'Die Rolle ist da. Sie darf nichts, bis Sie ihr Rechte geben.',
    rename: 'Umbenennen',
    renameTitle: 'Rolle umbenennen',
    renamed: 'Umbenannt.',
    name: 'Name',
    key: 'Schlüssel',
    keyText: 'Ihr Name für Programme; er bleibt.',
    system: 'Kam mit Tessera',
    fixed: 'Ein Administrator darf alles. Geben Sie stattdessen eine andere Rolle.',
    rightsOf: (role) => `Rechte von ${role}`,
    changes: 'Was sich ändert',
    changeCount: (count) => counted(count, 'Recht ändert sich', 'Rechte ändern sich'),
    save: 'Rechte speichern',
    saved: (role) =>
      `Die Rechte von ${role} sind geändert. Sie gelten innerhalb von zwei Sekunden.`,
    deleteTitle: (role) => `Rolle ${role} löschen?`,
    deleteText:
      'Für Rollen gibt es keinen Papierkorb. Eine, die jemand hat, lässt sich nicht löschen.',
    deleted: 'Die Rolle ist gelöscht.',
  },
};
