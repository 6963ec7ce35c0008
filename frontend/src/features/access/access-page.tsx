import { getRouteApi } from '@tanstack/react-router';
import { UserSearch } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { RecordBox, SelectBox } from '@/components/form';
import { Page } from '@/components/page';
import { FailureState, Notice, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import { messages } from '@/lib/messages';
import { AccessResult } from './access-result';
import styles from './access.module.css';

const ACCESS = graphql(`
  query AccessOf($user: ID!, $record: ID) {
    access(user: $user, record: $record) {
      ...AccessShown
    }
  }
`);

const ACCESS_RECORD = graphql(`
  query AccessRecord($id: ID!) {
    node(id: $id) {
      id
      ... on Client {
        name
      }
      ... on Contact {
        name
      }
      ... on Product {
        name
      }
      ... on Deal {
        name
      }
    }
  }
`);

const KINDS = ['client', 'contact', 'product'] as const;
type Kind = (typeof KINDS)[number];

const route = getRouteApi('/shell/admin/access');
const text = messages.access;

/** The name of a record that an id names, for an address that came from elsewhere. */
function useRecord(id: string | undefined) {
  const variables = { id: id ?? '' };
  const [{ data }] = useQuery({ query: ACCESS_RECORD, variables, pause: id === undefined });
  const node = id === undefined ? null : data?.node;
  if (!node) return null;
  const kind = KINDS.find((known) => known === node.__typename.toLowerCase());
  return { id: node.id, name: ('name' in node ? node.name : null) ?? '–', kind };
}

export function AccessPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const record = useRecord(search.record);
  const [chosenKind, setKind] = useState<Kind>('client');
  const kind = record?.kind ?? chosenKind;
  const [{ data, error, fetching }, ask] = useQuery({
    query: ACCESS,
    variables: { user: search.user ?? '', record: search.record ?? null },
    pause: search.user === undefined,
  });
  const access = search.user === undefined ? null : data?.access;
  const user = access?.user;
  const change = (next: typeof search) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });

  return (
    <Page title={text.title}>
      <div className={styles['question']}>
        <RecordBox
          label={text.user}
          kind="anyone"
          placeholder={text.typeToSearch}
          value={user ? { id: user.id, name: user.name ?? '–' } : null}
          onChange={(next) => change({ user: next?.id })}
        />
        <SelectBox
          label={text.kind}
          options={KINDS.map((value) => ({ value, label: text.kinds[value] }))}
          value={kind}
          onChange={(next) => {
            setKind(next);
            if (next !== kind) change({ record: undefined });
          }}
        />
        <RecordBox
          key={kind}
          label={text.record}
          kind={kind}
          placeholder={text.anyRecord}
          value={record}
          onChange={(next) => change({ record: next?.id })}
        />
      </div>
      {search.user === undefined ? (
        <Notice icon={<UserSearch size={22} />} title={text.chooseTitle}>
          {text.chooseText}
        </Notice>
      ) : error && !access ? (
        <FailureState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      ) : access ? (
        <AccessResult access={access} recordName={record?.name ?? null} />
      ) : fetching ? (
        <SkeletonBlock rows={12} />
      ) : null}
    </Page>
  );
}
