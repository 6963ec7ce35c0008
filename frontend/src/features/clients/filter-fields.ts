import { CUSTOM, type FieldSpecs } from '@/lib/conditions';
import { messages } from '@/lib/messages';
import { STAGES } from './stages';

const text = messages.clients.columns;
const KINDS = ['COMPANY', 'PERSON'] as const;

/** What the list of clients can be asked; see `ClientFilter` of the schema. */
export const FIELDS: FieldSpecs = {
  owner: { key: 'owner', label: text.owner, kind: 'record', record: 'anyone', hasNone: true },
  stage: {
    key: 'lifecycleStage',
    label: text.stage,
    kind: 'choice',
    options: STAGES.map((value) => ({ value, label: messages.stages[value] })),
  },
  country: { key: 'country', label: text.country, kind: 'country' },
  city: { key: 'city', label: text.city, kind: 'word' },
  tag: { key: 'tag', label: text.tags, kind: 'record', record: 'tag', hasNone: false },
  industry: { key: 'industry', label: text.industry, kind: 'word' },
  source: { key: 'source', label: text.source, kind: 'word' },
  team: { key: 'team', label: text.team, kind: 'record', record: 'team', hasNone: true },
  kind: {
    key: 'kind',
    label: text.kind,
    kind: 'choice',
    options: KINDS.map((value) => ({ value, label: messages.clientKinds[value] })),
  },
  name: { key: 'name', label: text.name, kind: 'text' },
  revenue: { key: 'annualRevenue', label: text.revenue, kind: 'number' },
  activity: { key: 'lastActivityAt', label: text.activity, kind: 'date', hasNone: true },
  created: { key: 'createdAt', label: text.created, kind: 'date', hasNone: false },
  updated: { key: 'updatedAt', label: text.updated, kind: 'date', hasNone: false },
  ...CUSTOM,
};
