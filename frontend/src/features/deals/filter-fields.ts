import { CUSTOM, type FieldSpecs } from '@/lib/conditions';
import { messages } from '@/lib/messages';

const text = messages.deals;
const { columns } = text;

/** What the deals can be asked; see `DealFilter` of the schema. */
export const FIELDS: FieldSpecs = {
  owner: { key: 'owner', label: columns.owner, kind: 'record', record: 'anyone', hasNone: true },
  stage: { key: 'stage', label: columns.stage, kind: 'record', record: 'stage', hasNone: false },
  client: {
    key: 'client',
    label: columns.client,
    kind: 'record',
    record: 'client',
    hasNone: false,
  },
  contact: {
    key: 'contact',
    label: text.contact,
    kind: 'record',
    record: 'contact',
    hasNone: true,
  },
  name: { key: 'name', label: columns.name, kind: 'text' },
  amount: { key: 'amount', label: columns.amount, kind: 'number' },
  closes: { key: 'expectedCloseOn', label: columns.closes, kind: 'day' },
  externalRef: { key: 'externalRef', label: text.externalRef, kind: 'word' },
  created: { key: 'createdAt', label: text.created, kind: 'date', hasNone: false },
  updated: { key: 'updatedAt', label: text.updated, kind: 'date', hasNone: false },
  ...CUSTOM,
};
