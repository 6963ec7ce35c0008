import { counter } from '../counted';

const counted = counter('en');

export const roles = {
  roles: {
    title: 'Roles and rights',
    choose: 'Role',
    create: 'New role',
    createTitle: 'A new role',
    created: 'The role is there. It may nothing until you give it rights.',
    rename: 'Rename',
    renameTitle: 'Rename the role',
    renamed: 'Renamed.',
    name: 'Name',
    key: 'Key',
    keyText: 'Its name for programs; it stays.',
    system: 'Came with Tessera',
    fixed: 'An administrator may do everything. Give people another role instead.',
    rightsOf: (role: string) => `Rights of ${role}`,
    changes: 'What changes',
    changeCount: (count: number) => counted(count, 'right changes', 'rights change'),
    save: 'Save rights',
    saved: (role: string) => `The rights of ${role} are changed. They hold within two seconds.`,
    deleteTitle: (role: string) => `Delete the role ${role}?`,
    deleteText: 'There is no trash for roles. One that people have cannot be deleted.',
    deleted: 'The role is deleted.',
  },
};
