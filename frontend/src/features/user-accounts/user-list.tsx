import { getRouteApi } from '@tanstack/react-router';
import { UserRoundPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { SelectBox } from '@/components/form';
import { Page } from '@/components/page';
import { Records } from '@/components/records';
import { SearchBox } from '@/components/search-box';
import { graphql } from '@/gql';
import type { UserFilter } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { usePagedQuery } from '@/lib/pages';
import { useRights } from '@/lib/rights';
import { useShortcuts } from '@/lib/shortcuts';
import { useAnnounced } from '@/lib/use-live';
import { InviteDialog } from './invite-dialog';
import { STATUSES, type UserSearch } from './search';
import { columns } from './user-columns';
import styles from './users.module.css';

const USER_ACCOUNT_LIST = graphql(`
  query UserAccountList($filter: UserFilter, $search: String, $after: String) {
    users(filter: $filter, search: $search, orderBy: [NAME_ASC], first: 50, after: $after) {
      nodes {
        ...UserAccount
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const USER_ROLES = graphql(`
  query UserAccountRoles {
    roles(first: 100) {
      nodes {
        id
        key
        name
      }
    }
  }
`);

const route = getRouteApi('/shell/admin/users');
const text = messages.userAccounts;
const ALL = '';

function filterOf(search: UserSearch): UserFilter | null {
  const filter: UserFilter = {
    ...(search.status && { status: { eq: search.status } }),
    ...(search.role && { role: { eq: search.role } }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}

export function UserList() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const rights = useRights();
  const [isInviting, setInviting] = useState(false);
  const filter = useMemo(() => filterOf(search), [search]);
  const list = usePagedQuery({
    query: USER_ACCOUNT_LIST,
    variables: { filter, search: search.q ?? null },
    connection: (data) => data.users,
  });
  useAnnounced(list.reread);
  const rows = list.data?.users?.nodes ?? [];
  const page = list.data?.users?.pageInfo;
  useShortcuts(rights?.may('User', 'CREATE') ? { n: () => setInviting(true) } : {});
  const change = (next: Partial<UserSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });

  return (
    <Page
      title={text.title}
      aside={
        rights?.may('User', 'CREATE') && (
          <span className={styles['action']}>
            <Button look="primary" onPress={() => setInviting(true)}>
              <UserRoundPlus size={16} aria-hidden="true" /> {text.invite}
            </Button>
          </span>
        )
      }
    >
      <Toolbar search={search} onChange={change} />
      <Records
        label={text.title}
        columns={columns}
        rows={rows}
        isLoading={list.fetching}
        error={list.error}
        onRetry={list.retry}
        empty={{
          title: text.emptyTitle,
          text: text.emptyText,
          onReset: () => void navigate({ search: {} }),
        }}
        isFaint={({ status }) => status === 'DEACTIVATED'}
        onMore={page?.hasNextPage ? () => list.goOn(page.endCursor) : undefined}
      />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}

interface ToolbarProps {
  search: UserSearch;
  onChange: (next: Partial<UserSearch>) => void;
}

function Toolbar({ search, onChange }: ToolbarProps) {
  const [{ data }] = useQuery({ query: USER_ROLES });
  const roles = data?.roles?.nodes ?? [];
  return (
    <div className={styles['toolbar']} role="search">
      <SearchBox label={text.search} value={search.q} onChange={(q) => onChange({ q })} />
      <Chips
        label={text.status}
        options={STATUSES.map((status) => ({ value: status, label: text.statuses[status] }))}
        selected={search.status ? [search.status] : []}
        onChange={(chosen) => onChange({ status: chosen.find((one) => one !== search.status) })}
      />
      <span className={styles['role']}>
        <SelectBox
          label={text.role}
          look="filter"
          options={[
            { value: ALL, label: text.allRoles },
            ...roles.map((role) => ({ value: role.id, label: role.name ?? role.key ?? '–' })),
          ]}
          value={search.role ?? ALL}
          onChange={(role) => onChange({ role: role === ALL ? undefined : role })}
        />
      </span>
    </div>
  );
}
