import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useClient } from 'urql';
import { SelectBox } from '@/components/form';
import { Button } from '@/components/button';
import { confirm } from '@/components/confirm';
import { Page } from '@/components/page';
import { Records, type RecordColumn } from '@/components/records';
import { RelativeTime } from '@/components/relative-time';
import { graphql } from '@/gql';
import type { TrashItemFragment } from '@/gql/graphql';
import { change } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { isDone } from '@/lib/outcomes';
import { usePagedQuery } from '@/lib/pages';
import { typeLabel } from '@/lib/resources';
import { useRights } from '@/lib/rights';
import { useAnnounced } from '@/lib/use-live';
import { DEEDS, isTrashType, TRASH_TYPES } from './trash-mutations';
import styles from './trash.module.css';

const TRASH_LIST = graphql(`
  query TrashList($filter: TrashEntryFilter, $after: String) {
    trash(filter: $filter, orderBy: [DELETED_AT_DESC], first: 50, after: $after) {
      nodes {
        ...TrashItem
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const TRASH_ITEM = graphql(`
  fragment TrashItem on TrashEntry {
    id
    type
    recordId
    title
    deletedAt
    purgeAt
  }
`);

const route = getRouteApi('/shell/admin/trash');
const text = messages.trash;
const ALL = '';

export function TrashPage() {
  const { type } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useMemo(() => (type === undefined ? null : { type: { eq: type } }), [type]);
  const list = usePagedQuery({
    query: TRASH_LIST,
    variables: { filter },
    connection: (data) => data.trash,
  });
  useAnnounced(list.reread);
  const page = list.data?.trash?.pageInfo;
  const show = (next: string | undefined) =>
    void navigate({ search: { type: next }, replace: true });

  return (
    <Page title={text.title}>
      <p className={styles['lead']}>{text.lead}</p>
      <span className={styles['type']}>
        <SelectBox
          label={text.type}
          look="filter"
          options={[
            { value: ALL, label: text.allTypes },
            ...TRASH_TYPES.map((value) => ({ value: value, label: typeLabel(value) })),
          ]}
          value={type ?? ALL}
          onChange={(next) => show(next === ALL ? undefined : next)}
        />
      </span>
      <Records
        label={text.title}
        columns={columns}
        rows={list.data?.trash?.nodes ?? []}
        isLoading={list.fetching}
        error={list.error}
        onRetry={list.retry}
        empty={
          type === undefined
            ? { title: text.emptyTitle, text: text.emptyText }
            : { title: text.noneTitle, text: text.emptyText, onReset: () => show(undefined) }
        }
        onMore={page?.hasNextPage ? () => list.goOn(page.endCursor) : undefined}
      />
    </Page>
  );
}

const soft = (content: ReactNode) => <span className={styles['soft']}>{content}</span>;

const columns: readonly RecordColumn<TrashItemFragment>[] = [
  {
    id: 'title',
    header: text.columns.title,
    cell: (entry) => <strong className={styles['title']}>{entry.title}</strong>,
  },
  {
    id: 'type',
    header: text.columns.type,
    from: 'medium',
    cell: (entry) => typeLabel(entry.type ?? ''),
  },
  {
    id: 'deleted',
    header: text.columns.deleted,
    from: 'medium',
    cell: (entry) => soft(<RelativeTime at={entry.deletedAt} />),
  },
  {
    id: 'purge',
    header: text.columns.purge,
    from: 'medium',
    cell: (entry) => soft(<RelativeTime at={entry.purgeAt} none={text.never} />),
  },
  {
    id: 'actions',
    header: text.columns.actions,
    align: 'end',
    cell: (entry) => <Actions entry={entry} />,
  },
];

function Actions({ entry }: { entry: TrashItemFragment }) {
  const client = useClient();
  const rights = useRights();
  const { type, recordId } = entry;
  const title = entry.title ?? '';
  if (!isTrashType(type) || recordId == null) return null;
  const { restore, destroy } = DEEDS[type];
  const asked = { input: { id: recordId } };

  async function bringBack() {
    isDone(await change(client, restore, asked, (data) => data.made), text.restored(title));
  }
  async function destroyForGood() {
    const isSure = await confirm({
      title: text.destroyTitle(title),
      text: text.destroyText,
      action: text.destroy,
      tone: 'danger',
    });
    if (!isSure) return;
    isDone(await change(client, destroy, asked, (data) => data.made), text.destroyed(title));
  }

  return (
    <span className={styles['buttons']}>
      {rights?.may(type, 'RESTORE') && (
        <Button aria-label={text.restoreThis(title)} onPress={() => void bringBack()}>
          {text.restore}
        </Button>
      )}
      {rights?.may(type, 'DESTROY') && (
        <Button
          look="quiet"
          aria-label={text.destroyThis(title)}
          onPress={() => void destroyForGood()}
        >
          {text.destroy}
        </Button>
      )}
    </span>
  );
}
