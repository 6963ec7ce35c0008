import { getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { Page } from '@/components/page';
import { FailureState, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import { messages } from '@/lib/messages';
import { useReread } from '@/lib/pages';
import { useRights } from '@/lib/rights';
import { useAnnounced } from '@/lib/use-live';
import { RoleDialog } from './role-dialog';
import { RoleEditor } from './role-editor';
import styles from './roles.module.css';

const ROLE_LIST = graphql(`
  query RoleList {
    roles(first: 100) {
      nodes {
        ...RoleItem
      }
    }
  }
`);

const route = getRouteApi('/shell/admin/roles');
const text = messages.roles;

export function RolesPage() {
  const { role: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const rights = useRights();
  const [isCreating, setCreating] = useState(false);
  const [{ data, error }, ask] = useQuery({ query: ROLE_LIST });
  useAnnounced(useReread(ROLE_LIST, {}));
  const roles = data?.roles?.nodes ?? [];
  const shown = roles.find(({ key }) => key === wanted) ?? roles[0];
  const mayChange = rights?.may('Role', 'UPDATE') ?? false;
  const show = (role: string | undefined) => void navigate({ search: { role } });

  return (
    <Page
      title={text.title}
      aside={
        rights?.may('Role', 'CREATE') && (
          <span className={styles['action']}>
            <Button look="primary" onPress={() => setCreating(true)}>
              <Plus size={16} aria-hidden="true" /> {text.create}
            </Button>
          </span>
        )
      }
    >
      {shown ? (
        <>
          <Chips
            label={text.choose}
            mode="single"
            options={roles.map(({ key, name }) => ({ value: key ?? '', label: name ?? key }))}
            selected={[shown.key ?? '']}
            onChange={([key]) => show(key)}
          />
          <RoleEditor
            key={shown.id}
            role={shown}
            allTypes={roles.flatMap((role) => role.rights ?? []).map(({ type }) => type ?? '')}
            mayChange={mayChange}
            mayDelete={rights?.may('Role', 'DELETE') ?? false}
            onDeleted={() => show(undefined)}
          />
        </>
      ) : error ? (
        <FailureState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      ) : (
        <SkeletonBlock rows={12} />
      )}
      {isCreating && (
        <RoleDialog
          onClose={() => setCreating(false)}
          onDone={(key) => {
            setCreating(false);
            show(key);
          }}
        />
      )}
    </Page>
  );
}
