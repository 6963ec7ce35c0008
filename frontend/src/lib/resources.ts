import { messages } from '@/lib/messages';

const text = messages.resources;

/** The types that rights are about, as people think of them together. */
const GROUPS = {
  clients: [
    'Client',
    'Contact',
    'ContactMethod',
    'Deal',
    'LineItem',
    'Note',
    'Attachment',
    'Stage',
    'Tag',
    'DuplicatePair',
    'Merge',
  ],
  catalogue: ['Product', 'Category', 'PriceList', 'ProductPrice', 'Currency'],
  people: ['User', 'Team', 'Role', 'Session', 'Access', 'AuditEntry', 'TrashEntry'],
  connections: [
    'CustomField',
    'Partner',
    'PartnerToken',
    'PartnerRelease',
    'PersistedDocument',
    'WebhookEndpoint',
    'WebhookDelivery',
  ],
  own: ['SavedView', 'Favorite', 'Notification'],
} as const;

export interface TypeGroup {
  id: string;
  label: string;
  types: string[];
}

/** Types under headings; those of a newer server that no heading knows come last. */
export function groupsOf(types: Iterable<string>): TypeGroup[] {
  const left = new Set(types);
  const groups: TypeGroup[] = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((id) => ({
    id: id,
    label: text.groups[id],
    types: GROUPS[id].filter((type) => left.delete(type)),
  }));
  groups.push({ id: 'others', label: text.groups.others, types: [...left].sort() });
  return groups.filter((group) => group.types.length > 0);
}

export const KNOWN_TYPES: readonly string[] = Object.values(GROUPS).flat();

/** What people call a type; `WebhookEndpoint` reads as "Webhook endpoint" where nobody has said better. */
export function typeLabel(type: string): string {
  const known: Record<string, string | undefined> = text.types;
  const spaced = type.replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return known[type] ?? spaced;
}

/** What people call a field or a column: `doNotContact` and `do_not_contact` read as "do not contact". */
export function fieldLabel(field: string): string {
  const known: Record<string, string | undefined> = messages.timeline.fields;
  const spaced = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return known[field] ?? spaced.replaceAll('_', ' ').trim();
}
