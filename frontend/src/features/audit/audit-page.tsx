import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/components/button';
import { DateBox, RecordBox, SelectBox } from '@/components/form';
import { Page } from '@/components/page';
import { EmptyState, FailureState, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import { messages } from '@/lib/messages';
import { usePagedQuery } from '@/lib/pages';
import { KNOWN_TYPES, typeLabel } from '@/lib/resources';
import { AuditItem } from './audit-item';
import styles from './audit.module.css';
import { filterOf } from './filters';
import { ACTIONS, type AuditSearch } from './search';

const AUDIT_LOG = graphql(`
  query AuditLog($filter: AuditEntryFilter, $after: String) {
    auditEntries(filter: $filter, orderBy: [OCCURRED_AT_DESC], first: 50, after: $after) {
      nodes {
        ...AuditItem
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const AUDIT_ACTOR = graphql(`
  query AuditActor($id: ID!) {
    user(id: $id) {
      id
      name
    }
  }
`);

const route = getRouteApi('/shell/admin/audit');
const text = messages.audit;

export function AuditPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useMemo(() => filterOf(search), [search]);
  const list = usePagedQuery({
    query: AUDIT_LOG,
    variables: { filter },
    connection: (data) => data.auditEntries,
  });
  const entries = list.data?.auditEntries?.nodes ?? [];
  const page = list.data?.auditEntries?.pageInfo;
  const change = (next: Partial<AuditSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const reset = () => void navigate({ search: {} });

  return (
    <Page title={text.title}>
      <Filters search={search} onChange={change} />
      {(search.record !== undefined || filter !== null) && (
        <p className={styles['filtered']}>
          {search.record !== undefined && text.oneRecord}{' '}
          <Button look="quiet" onPress={reset}>
            {messages.actions.clearFilters}
          </Button>
        </p>
      )}
      {list.error && entries.length === 0 ? (
        <FailureState error={list.error} onRetry={list.retry} />
      ) : entries.length > 0 ? (
        <>
          <ol className={styles['entries']} aria-label={text.title} aria-busy={list.fetching}>
            {entries.map((entry) => (
              <AuditItem
                key={entry.id}
                entry={entry}
                onRecord={(record) => void navigate({ search: { record } })}
              />
            ))}
          </ol>
          {page?.hasNextPage && (
            <div className={styles['more']}>
              <Button isDisabled={list.fetching} onPress={() => list.goOn(page.endCursor)}>
                {messages.actions.showMore}
              </Button>
            </div>
          )}
        </>
      ) : list.fetching ? (
        <SkeletonBlock rows={12} />
      ) : (
        <EmptyState title={text.emptyTitle} text={text.emptyText} onReset={reset} />
      )}
    </Page>
  );
}

const ANY = '';

interface FiltersProps {
  search: AuditSearch;
  onChange: (next: Partial<AuditSearch>) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const { actor } = search;
  const variables = { id: actor ?? '' };
  const [{ data }] = useQuery({ query: AUDIT_ACTOR, variables, pause: actor === undefined });
  const who = actor === undefined ? null : data?.user;
  return (
    <div className={styles['filters']} role="search">
      <SelectBox
        label={text.type}
        options={[
          { value: ANY, label: text.anyType },
          ...KNOWN_TYPES.map((type) => ({ value: type, label: typeLabel(type) })),
        ]}
        value={search.type ?? ANY}
        onChange={(type) => onChange({ type: type === ANY ? undefined : type })}
      />
      <SelectBox<(typeof ACTIONS)[number] | typeof ANY>
        label={text.action}
        options={[
          { value: ANY, label: text.anyAction },
          ...ACTIONS.map((action) => ({ value: action, label: text.actions[action] })),
        ]}
        value={search.action ?? ANY}
        onChange={(action) => onChange({ action: action === ANY ? undefined : action })}
      />
      <RecordBox
        label={text.actor}
        kind="anyone"
        placeholder={text.anybody}
        value={who ? { id: who.id, name: who.name ?? '–' } : null}
        onChange={(next) => onChange({ actor: next?.id })}
      />
      <DateBox
        label={text.from}
        value={search.from ?? null}
        onChange={(from) => onChange({ from: from ?? undefined })}
      />
      <DateBox
        label={text.to}
        value={search.to ?? null}
        onChange={(to) => onChange({ to: to ?? undefined })}
      />
    </div>
  );
}
