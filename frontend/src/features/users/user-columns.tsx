import { Person } from '@/components/avatar';
import { Badge, type Tone } from '@/components/badge';
import type { ColumnLayout, Columns } from '@/components/data-table';
import { Day, RelativeTime } from '@/components/relative-time';
import type { UserRowFragment, UserStatus } from '@/gql/graphql';
import type { FieldNames } from '@/lib/columns';
import { messages } from '@/lib/messages';
import styles from './users.module.css';

const text = messages.people;

const TONES: Record<UserStatus, Tone> = {
  ACTIVE: 'sage',
  INVITED: 'sky',
  SUSPENDED: 'amber',
  DEACTIVATED: 'stone',
};

export const columns: Columns<UserRowFragment> = [
  {
    id: 'name',
    header: text.columns.name,
    cell: ({ row: { original: user } }) => (
      <span className={styles['name']}>
        <Person name={user.name} />
      </span>
    ),
  },
  {
    id: 'role',
    header: text.columns.role,
    cell: ({ row: { original: user } }) => user.role?.name ?? '–',
  },
  {
    id: 'teams',
    header: text.columns.teams,
    cell: ({ row: { original: user } }) => (
      <span className={styles['soft']}>
        {user.teams?.map((team) => team.name).join(', ') ?? '–'}
      </span>
    ),
  },
  {
    id: 'status',
    header: text.columns.status,
    cell: ({ row: { original: user } }) =>
      user.status && <Badge tone={TONES[user.status]}>{text.statuses[user.status]}</Badge>,
  },
  {
    id: 'email',
    header: text.columns.email,
    cell: ({ row: { original: user } }) => user.email ?? '–',
  },
  {
    id: 'jobTitle',
    header: text.columns.jobTitle,
    cell: ({ row: { original: user } }) => (
      <span className={styles['soft']}>{user.jobTitle ?? '–'}</span>
    ),
  },
  {
    id: 'seen',
    header: text.columns.seen,
    cell: ({ row: { original: user } }) => (
      <span className={styles['soft']}>
        <RelativeTime at={user.lastSignInAt} none={messages.clients.never} />
      </span>
    ),
  },
  {
    id: 'created',
    header: text.columns.created,
    cell: ({ row: { original: user } }) => (
      <span className={styles['soft']}>
        <Day at={user.createdAt} />
      </span>
    ),
  },
];

/** What saved views call the columns. */
export const fields: FieldNames = { seen: 'lastSignInAt', created: 'createdAt' };

export const layout: Record<string, ColumnLayout> = {
  name: { track: 'minmax(180px, 1.6fr)', order: 'NAME', isFixed: true },
  role: { track: 'minmax(110px, 1fr)' },
  teams: { track: 'minmax(120px, 1.2fr)', from: 'medium' },
  status: { track: 'minmax(110px, 0.8fr)', from: 'medium' },
  email: { track: 'minmax(210px, 1.8fr)', from: 'wide' },
  jobTitle: { track: 'minmax(120px, 1.1fr)', from: 'wide' },
  seen: { track: 'minmax(110px, 1fr)', from: 'wide' },
  created: {
    track: 'minmax(110px, 0.8fr)',
    from: 'wide',
    isOptional: true,
    order: 'CREATED_AT',
    firstDirection: 'DESC',
  },
};
