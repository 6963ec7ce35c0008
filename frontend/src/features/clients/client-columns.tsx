import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Person } from '@/components/avatar';
import type { ColumnLayout, Columns } from '@/components/data-table';
import { Flag } from '@/components/flag';
import { Day, RelativeTime } from '@/components/relative-time';
import type { CustomRow } from '@/components/custom-values/custom-columns';
import type { ClientRowFragment } from '@/gql/graphql';
import type { FieldNames } from '@/lib/columns';
import { formatCountry, formatInteger, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import styles from './clients.module.css';
import { StageBadge } from '@/components/stage-badge';

const text = messages.clients.columns;

/** What each column shows, and what a spreadsheet gets of it. */
interface Column {
  show: (client: ClientRowFragment) => ReactNode;
  export: (client: ClientRowFragment) => string | number | null | undefined;
  layout: ColumnLayout;
  /** What saved views call it, where that is not its id. */
  field?: string;
}

export type ClientColumn = Exclude<keyof typeof text, 'city'>;

function soft(value: ReactNode) {
  return value == null || value === '' ? (
    <span className={styles['faint']}>–</span>
  ) : (
    <span className={styles['soft']}>{value}</span>
  );
}

const byDate = { from: 'wide', isOptional: true, firstDirection: 'DESC' } as const;
const extra = { from: 'wide', isOptional: true } as const;

const COLUMNS: Record<ClientColumn, Column> = {
  name: {
    show: (client) => (
      <Link to="/clients/$id" params={{ id: client.id }} className={styles['name']}>
        {client.name}
      </Link>
    ),
    export: (client) => client.name,
    layout: { track: 'minmax(180px, 2.4fr)', order: 'NAME', isFixed: true },
  },
  stage: {
    field: 'lifecycleStage',
    show: (client) => <StageBadge stage={client.lifecycleStage} />,
    export: (client) => client.lifecycleStage && messages.stages[client.lifecycleStage],
    layout: { track: 'minmax(122px, 1fr)' },
  },
  owner: {
    show: (client) => <Person name={client.owner?.name} nobody={messages.clients.nobody} />,
    export: (client) => client.owner?.name,
    layout: { track: 'minmax(120px, 1.2fr)', from: 'medium' },
  },
  place: {
    field: 'city',
    show: (client) => (
      <span className={styles['place']}>
        {client.country && <Flag country={client.country} />}
        <span className={styles['city']}>{client.city}</span>
      </span>
    ),
    export: (client) => client.city,
    layout: { track: 'minmax(110px, 1.1fr)', from: 'medium' },
  },
  activity: {
    field: 'lastActivityAt',
    show: (client) => (
      <span className={styles['soft']}>
        <RelativeTime at={client.lastActivityAt} none={messages.clients.never} />
      </span>
    ),
    export: (client) => client.lastActivityAt,
    layout: {
      track: 'minmax(110px, 1fr)',
      from: 'wide',
      order: 'LAST_ACTIVITY_AT',
      firstDirection: 'DESC',
    },
  },
  revenue: {
    field: 'annualRevenue',
    show: (client) =>
      formatMoney(client.annualRevenue, 'compact') ?? <span className={styles['faint']}>–</span>,
    export: (client) => client.annualRevenue?.amount,
    layout: {
      track: 'minmax(112px, 0.8fr)',
      from: 'medium',
      align: 'end',
      order: 'ANNUAL_REVENUE',
      firstDirection: 'DESC',
    },
  },
  number: {
    show: (client) => soft(client.number),
    export: (client) => client.number,
    layout: { track: 'minmax(84px, 0.5fr)', align: 'end', order: 'NUMBER', ...extra },
  },
  kind: {
    show: (client) => soft(client.kind && messages.clientKinds[client.kind]),
    export: (client) => client.kind && messages.clientKinds[client.kind],
    layout: { track: 'minmax(92px, 0.7fr)', ...extra },
  },
  country: {
    show: (client) => soft(client.country && formatCountry(client.country)),
    export: (client) => client.country,
    layout: { track: 'minmax(110px, 1fr)', ...extra },
  },
  industry: {
    show: (client) => soft(client.industry),
    export: (client) => client.industry,
    layout: { track: 'minmax(120px, 1.1fr)', ...extra },
  },
  source: {
    show: (client) => soft(client.source),
    export: (client) => client.source,
    layout: { track: 'minmax(110px, 0.9fr)', ...extra },
  },
  tags: {
    show: (client) => (
      <span className={styles['tagLine']}>
        {client.tags?.map((tag) => (
          <span key={tag.id} className={styles['tag']}>
            {tag.name}
          </span>
        ))}
      </span>
    ),
    export: (client) => client.tags?.map((tag) => tag.name).join(', '),
    layout: { track: 'minmax(150px, 1.4fr)', ...extra },
  },
  email: {
    show: (client) => soft(client.email),
    export: (client) => client.email,
    layout: { track: 'minmax(180px, 1.4fr)', ...extra },
  },
  phone: {
    show: (client) => soft(client.phone),
    export: (client) => client.phone,
    layout: { track: 'minmax(130px, 1fr)', ...extra },
  },
  website: {
    show: (client) => soft(client.website?.replace(/^https?:\/\//, '').replace(/\/$/, '')),
    export: (client) => client.website,
    layout: { track: 'minmax(150px, 1.2fr)', ...extra },
  },
  employees: {
    field: 'employeeCount',
    show: (client) =>
      soft(client.employeeCount == null ? null : formatInteger(client.employeeCount)),
    export: (client) => client.employeeCount,
    layout: { track: 'minmax(96px, 0.6fr)', align: 'end', ...extra },
  },
  team: {
    show: (client) => soft(client.team?.name),
    export: (client) => client.team?.name,
    layout: { track: 'minmax(120px, 1fr)', ...extra },
  },
  created: {
    field: 'createdAt',
    show: (client) => soft(<Day at={client.createdAt} />),
    export: (client) => client.createdAt,
    layout: { track: 'minmax(110px, 0.8fr)', order: 'CREATED_AT', ...byDate },
  },
  updated: {
    field: 'updatedAt',
    show: (client) => soft(<RelativeTime at={client.updatedAt} />),
    export: (client) => client.updatedAt,
    layout: { track: 'minmax(110px, 0.8fr)', order: 'UPDATED_AT', ...byDate },
  },
};

const ids = Object.keys(COLUMNS) as ClientColumn[];

export const columns: Columns<ClientRowFragment & CustomRow> = ids.map((id) => ({
  id,
  header: text[id],
  cell: ({ row }) => COLUMNS[id].show(row.original),
}));

export const layout: Record<string, ColumnLayout> = Object.fromEntries(
  ids.map((id) => [id, COLUMNS[id].layout]),
);

export function exported(id: ClientColumn, client: ClientRowFragment) {
  return COLUMNS[id].export(client) ?? '';
}

export function isClientColumn(id: string): id is ClientColumn {
  return id in COLUMNS;
}

/** What saved views call the columns. */
export const fields: FieldNames = Object.fromEntries(ids.map((id) => [id, COLUMNS[id].field]));
