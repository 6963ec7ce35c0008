import { getRouteApi } from '@tanstack/react-router';
import { Chips } from '@/components/chips';
import { ColumnMenu } from '@/components/column-menu';
import { DataTable } from '@/components/data-table';
import { ConditionBar, ConditionButton } from '@/components/filters/condition-bar';
import { Page } from '@/components/page';
import { SearchBox } from '@/components/search-box';
import { EmptyState, FailureState } from '@/components/states';
import { useColumns, type ColumnState } from '@/lib/columns';
import { messages } from '@/lib/messages';
import { FIELDS } from './filter-fields';
import { STATUSES, type UserSearch } from './search';
import { useGroups, useUsers } from './use-users';
import { columns, layout } from './user-columns';
import { UserViews } from './user-views';
import styles from './users.module.css';

const route = getRouteApi('/shell/users');
const text = messages.people;
const NOBODY: ReadonlySet<string> = new Set();

/** Who works here: for looking up. */
export function UserList() {
  const search = route.useSearch();
  const { list, order, place, rows, hasMore, onMore, total } = useUsers(search);
  const navigate = route.useNavigate();
  const change = (next: Partial<UserSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const columnState = useColumns({
    list: 'users',
    layouts: layout,
    cols: search.cols,
    onCols: (cols) => change({ cols }),
  });
  return (
    <Page
      layout="fill"
      title={text.title}
      aside={
        <>
          <span className={styles['count']} role="status">
            {total && text.total(total.count, total.isExact)}
          </span>
          <UserViews
            search={search}
            columnState={columnState}
            onOpen={(next) => void navigate({ search: next })}
          />
        </>
      }
    >
      <Toolbar search={search} onChange={change} columnState={columnState} />
      {list.error && rows.length === 0 ? (
        <FailureState error={list.error} onRetry={list.retry} />
      ) : rows.length === 0 && list.data && !list.fetching ? (
        <EmptyState
          title={text.emptyTitle}
          text={text.emptyText}
          onReset={() => void navigate({ search: {} })}
        />
      ) : (
        <DataTable
          label={text.title}
          columns={columns}
          layout={layout}
          rows={rows}
          total={total?.count ?? null}
          hasMore={hasMore}
          isLoading={list.fetching}
          isStale={list.fetching && list.isFirstPage && rows.length > 0}
          question={list.question}
          fresh={NOBODY}
          order={order}
          onOrder={(next) => change({ order: next })}
          onMore={onMore}
          onSight={list.watch}
          columnState={columnState}
          place={place}
        />
      )}
    </Page>
  );
}

interface ToolbarProps {
  search: UserSearch;
  onChange: (next: Partial<UserSearch>) => void;
  columnState: ColumnState;
}

function Toolbar({ search, onChange, columnState }: ToolbarProps) {
  const { roles, teams } = useGroups();
  return (
    <div className={styles['toolbar']} role="search">
      <SearchBox label={text.search} value={search.q} onChange={(q) => onChange({ q })} />
      <Chips
        label={text.columns.status}
        options={STATUSES.map((value) => ({ value, label: text.statuses[value] }))}
        selected={search.status ?? []}
        onChange={(status) => onChange({ status: status.length > 0 ? status : undefined })}
      />
      <ConditionButton specs={FIELDS} search={search} onChange={onChange} />
      <div className={styles['choices']}>
        <Choice
          label={text.columns.role}
          all={text.allRoles}
          options={roles}
          value={search.role}
          onChange={(role) => onChange({ role })}
        />
        <Choice
          label={text.columns.teams}
          all={text.allTeams}
          options={teams}
          value={search.team}
          onChange={(team) => onChange({ team })}
        />
        <ColumnMenu names={text.columns} layouts={layout} columnState={columnState} />
      </div>
      <ConditionBar specs={FIELDS} search={search} onChange={onChange} />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  options: readonly { id: string; name?: string | null }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function Choice({ label, all, options, value, onChange }: ChoiceProps) {
  if (options.length === 0) return null;
  return (
    <select
      className={styles['choice']}
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    >
      <option value="">{all}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
