import { Avatar } from '@/components/avatar';
import type { RecordColumn } from '@/components/records';
import { RelativeTime } from '@/components/relative-time';
import type { UserAccountFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { UserStatusBadge } from './status-badge';
import { UserActions } from './user-actions';
import styles from './users.module.css';

const text = messages.userAccounts;

export const columns: readonly RecordColumn<UserAccountFragment>[] = [
  {
    id: 'name',
    header: text.columns.name,
    cell: (user) => (
      <div className={styles['who']}>
        <Avatar name={user.name ?? ''} size="large" />
        <div className={styles['names']}>
          <strong>{user.name}</strong>
          <span className={styles['sub']}>{user.email}</span>
        </div>
      </div>
    ),
  },
  { id: 'role', header: text.columns.role, cell: ({ role }) => role?.name, from: 'medium' },
  {
    id: 'teams',
    header: text.columns.teams,
    from: 'wide',
    cell: ({ teams }) => (
      <span className={styles['soft']}>
        {teams?.length ? teams.map(({ name }) => name).join(', ') : '–'}
      </span>
    ),
  },
  {
    id: 'status',
    header: text.columns.status,
    cell: ({ status }) => <UserStatusBadge status={status} />,
  },
  {
    id: 'lastSignIn',
    header: text.columns.lastSignIn,
    from: 'medium',
    cell: ({ lastSignInAt }) => (
      <span className={styles['soft']}>
        <RelativeTime at={lastSignInAt} none={text.never} />
      </span>
    ),
  },
  {
    id: 'actions',
    header: text.columns.actions,
    align: 'end',
    cell: (user) => <UserActions user={user} />,
  },
];
