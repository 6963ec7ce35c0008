import {
  Building2,
  Eye,
  FileClock,
  KeyRound,
  ListPlus,
  ReceiptText,
  Trash2,
  UsersRound,
  Webhook,
  type LucideIcon,
} from 'lucide-react';
import { messages } from '@/lib/messages';
import type { Rights } from '@/lib/rights';

export interface AdminPlace {
  to:
    | '/admin/users'
    | '/admin/roles'
    | '/admin/access'
    | '/admin/audit'
    | '/admin/partners'
    | '/admin/webhooks'
    | '/admin/trash'
    | '/admin/custom-fields'
    | '/admin/price-lists';
  label: string;
  icon: LucideIcon;
  isFor: (rights: Rights) => boolean;
}

const text = messages.admin.places;

/** Who looks into the rights of others looks into all that is about users. */
const looksIn = ({ may }: Rights) => may('Access', 'READ');

export const PLACES: readonly AdminPlace[] = [
  {
    to: '/admin/users',
    label: text.users,
    icon: UsersRound,
    isFor: (rights) => rights.may('User', 'CREATE') || looksIn(rights),
  },
  {
    to: '/admin/roles',
    label: text.roles,
    icon: KeyRound,
    isFor: (rights) => rights.may('Role', 'UPDATE') || looksIn(rights),
  },
  { to: '/admin/access', label: text.access, icon: Eye, isFor: looksIn },
  {
    to: '/admin/audit',
    label: text.audit,
    icon: FileClock,
    isFor: ({ may }) => may('AuditEntry', 'READ'),
  },
  {
    to: '/admin/partners',
    label: text.partners,
    icon: Building2,
    isFor: ({ may }) => may('Partner', 'READ'),
  },
  {
    to: '/admin/webhooks',
    label: text.webhooks,
    icon: Webhook,
    isFor: ({ may }) => may('WebhookEndpoint', 'READ'),
  },
  {
    to: '/admin/custom-fields',
    label: text.customFields,
    icon: ListPlus,
    isFor: (rights) => rights.may('CustomField', 'CREATE') || looksIn(rights),
  },
  {
    to: '/admin/price-lists',
    label: text.priceLists,
    icon: ReceiptText,
    isFor: (rights) => rights.may('PriceList', 'UPDATE') || looksIn(rights),
  },
  {
    to: '/admin/trash',
    label: text.trash,
    icon: Trash2,
    isFor: ({ may }) => may('TrashEntry', 'READ'),
  },
];
