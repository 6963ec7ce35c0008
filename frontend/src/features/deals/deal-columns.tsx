import { Link } from '@tanstack/react-router';
import { Person } from '@/components/avatar';
import { DealStageBadge } from '@/components/deal-stage-badge';
import type { ColumnLayout, Columns } from '@/components/data-table';
import { Day } from '@/components/relative-time';
import type { CustomRow } from '@/components/custom-values/custom-columns';
import type { FieldNames } from '@/lib/columns';
import { formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { isOverdue, type DealRow } from './deal-row';
import styles from './deals.module.css';

const text = messages.deals.columns;

export const columns: Columns<DealRow & CustomRow> = [
  {
    id: 'name',
    header: text.name,
    cell: ({ row: { original: deal } }) => (
      <Link to="/deals/$id" params={{ id: deal.id }} className={styles['name']}>
        {deal.name}
      </Link>
    ),
  },
  {
    id: 'client',
    header: text.client,
    cell: ({ row: { original: deal } }) => deal.client?.name,
  },
  {
    id: 'stage',
    header: text.stage,
    cell: ({ row: { original: deal } }) => <DealStageBadge stage={deal.stage} />,
  },
  {
    id: 'owner',
    header: text.owner,
    cell: ({ row: { original: deal } }) => (
      <Person name={deal.owner?.name} nobody={messages.deals.nobody} />
    ),
  },
  {
    id: 'closes',
    header: text.closes,
    cell: ({ row: { original: deal } }) => (
      <span className={styles['closes']} data-late={isOverdue(deal)}>
        <Day at={deal.expectedCloseOn} />
        {isOverdue(deal) && <span className="visually-hidden"> ({messages.deals.overdue})</span>}
      </span>
    ),
  },
  {
    id: 'amount',
    header: text.amount,
    cell: ({ row: { original: deal } }) => formatMoney(deal.amount) ?? '–',
  },
];

/** What saved views call the columns. */
export const fields: FieldNames = { closes: 'expectedCloseOn' };

export const layout: Record<string, ColumnLayout> = {
  name: { track: 'minmax(180px, 2.2fr)', order: 'NAME', isFixed: true },
  client: { track: 'minmax(124px, 1.5fr)', from: 'medium' },
  stage: { track: 'minmax(128px, 1fr)', from: 'medium' },
  owner: { track: 'minmax(120px, 1.1fr)', from: 'wide' },
  closes: { track: 'minmax(104px, 0.8fr)', from: 'medium', order: 'EXPECTED_CLOSE_ON' },
  amount: {
    track: 'minmax(140px, 0.9fr)',
    align: 'end',
    order: 'AMOUNT',
    firstDirection: 'DESC',
  },
};
