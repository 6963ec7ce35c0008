import type { FieldSpecs } from '@/lib/conditions';
import { messages } from '@/lib/messages';

const text = messages.people;
const { columns } = text;
export const STATUSES = ['ACTIVE', 'INVITED', 'SUSPENDED', 'DEACTIVATED'] as const;

/** What the list of people can be asked; see `UserFilter` of the schema. */
export const FIELDS: FieldSpecs = {
  name: { key: 'name', label: columns.name, kind: 'text' },
  role: { key: 'role', label: columns.role, kind: 'record', record: 'role', hasNone: false },
  team: { key: 'team', label: columns.teams, kind: 'record', record: 'team', hasNone: true },
  status: {
    key: 'status',
    label: columns.status,
    kind: 'choice',
    options: STATUSES.map((value) => ({ value, label: text.statuses[value] })),
  },
  email: { key: 'email', label: columns.email, kind: 'word' },
  created: { key: 'createdAt', label: columns.created, kind: 'date', hasNone: false },
};
