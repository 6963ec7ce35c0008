import { getRouteApi } from '@tanstack/react-router';
import { Lock, Pencil, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { confirm } from '@/components/confirm';
import { MenuButton } from '@/components/menu';
import { Page } from '@/components/page';
import { Records, type RecordColumn } from '@/components/records';
import { graphql } from '@/gql';
import type { CustomFieldItemFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { isDone } from '@/lib/outcomes';
import { usePagedQuery } from '@/lib/pages';
import { useRights } from '@/lib/rights';
import { useAnnounced } from '@/lib/use-live';
import { CUSTOM_FIELD_DELETE } from './custom-field-mutations';
import { CustomFieldDialog } from './custom-field-dialog';
import styles from './custom-fields.module.css';
import { RESOURCES } from './search';

const CUSTOM_FIELD_LIST = graphql(`
  query CustomFieldList($filter: CustomFieldFilter, $after: String) {
    customFields(filter: $filter, orderBy: [POSITION_ASC], first: 100, after: $after) {
      nodes {
        ...CustomFieldItem
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const route = getRouteApi('/shell/admin/custom-fields');
const text = messages.customFields;

type Open = { field: CustomFieldItemFragment | null } | null;

export function CustomFieldsPage() {
  const { of = 'CLIENT' } = route.useSearch();
  const navigate = route.useNavigate();
  const rights = useRights();
  const [open, setOpen] = useState<Open>(null);
  const variables = useMemo(() => ({ filter: { resource: { eq: of } } }), [of]);
  const list = usePagedQuery({
    query: CUSTOM_FIELD_LIST,
    variables,
    connection: (data) => data.customFields,
  });
  useAnnounced(list.reread);
  const page = list.data?.customFields?.pageInfo;

  return (
    <Page
      title={text.title}
      aside={
        rights?.may('CustomField', 'CREATE') && (
          <span className={styles['action']}>
            <Button look="primary" onPress={() => setOpen({ field: null })}>
              <Plus size={16} aria-hidden="true" /> {text.create}
            </Button>
          </span>
        )
      }
    >
      <Chips
        label={text.resource}
        mode="single"
        look="segments"
        options={RESOURCES.map((value) => ({ value, label: text.resources[value] }))}
        selected={[of]}
        onChange={([next]) => void navigate({ search: { of: next }, replace: true })}
      />
      <Records
        label={text.title}
        columns={[
          ...columns,
          {
            id: 'actions',
            header: text.columns.actions,
            align: 'end',
            cell: (field) => <Actions field={field} onEdit={() => setOpen({ field })} />,
          },
        ]}
        rows={list.data?.customFields?.nodes ?? []}
        isLoading={list.fetching}
        error={list.error}
        onRetry={list.retry}
        empty={{ title: text.emptyTitle, text: text.emptyText }}
        onMore={page?.hasNextPage ? () => list.goOn(page.endCursor) : undefined}
      />
      {open && <CustomFieldDialog resource={of} field={open.field} onClose={() => setOpen(null)} />}
    </Page>
  );
}

const columns: readonly RecordColumn<CustomFieldItemFragment>[] = [
  {
    id: 'label',
    header: text.columns.label,
    cell: (field) => (
      <div>
        <strong className={styles['label']}>
          {field.label}
          {field.isSensitive && (
            <Lock size={13} role="img" aria-label={text.sensitive} className={styles['lock']} />
          )}
        </strong>
        <div className={styles['sub']}>{field.description}</div>
      </div>
    ),
  },
  {
    id: 'key',
    header: text.columns.key,
    from: 'medium',
    cell: (field) => <code className={styles['key']}>{field.key}</code>,
  },
  {
    id: 'kind',
    header: text.columns.kind,
    cell: (field) => field.kind && text.kinds[field.kind],
  },
  {
    id: 'options',
    header: text.columns.options,
    from: 'medium',
    cell: (field) => <span className={styles['sub']}>{field.options?.join(', ') ?? '–'}</span>,
  },
  {
    id: 'position',
    header: text.columns.position,
    from: 'wide',
    align: 'end',
    cell: (field) => field.position,
  },
];

function Actions({ field, onEdit }: { field: CustomFieldItemFragment; onEdit: () => void }) {
  const rights = useRights();
  const [remove] = useChange(CUSTOM_FIELD_DELETE, (data) => data.customFieldDelete);
  async function erase() {
    const isSure = await confirm({
      title: text.deleteTitle(field.label ?? ''),
      text: text.deleteText,
      action: messages.actions.delete,
      tone: 'danger',
    });
    if (isSure) isDone(await remove({ input: { id: field.id } }), text.deleted);
  }
  const items = [
    rights?.may('CustomField', 'UPDATE') && {
      id: 'edit',
      label: text.edit,
      icon: <Pencil size={16} />,
      onAction: onEdit,
    },
    rights?.may('CustomField', 'DELETE') && {
      id: 'delete',
      label: `${messages.actions.delete}…`,
      icon: <Trash2 size={16} />,
      isDanger: true,
      onAction: () => void erase(),
    },
  ].filter((item) => typeof item === 'object');
  if (items.length === 0) return null;
  return <MenuButton label={text.actionsOf(field.label ?? '')} items={items} />;
}
