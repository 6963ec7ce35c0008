import { ArrowRightLeft, Tag, Tags, UserRoundCheck } from 'lucide-react';
import { lazy } from 'react';
import {
  BulkBar,
  DELETE,
  EXPORT,
  type Action,
  type BulkListProps,
} from '@/components/bulk/bulk-bar';
import type { ClientRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import type { DeedKind } from './deeds';
import type { Question } from './read';

const loadBulk = () => import('./client-dialog');
const loadExport = () => import('./client-export');
const ClientDialog = lazy(() => loadBulk().then((module) => ({ default: module.ClientDialog })));
const ClientExport = lazy(() => loadExport().then((module) => ({ default: module.ClientExport })));

const text = messages.bulk;

const ACTIONS: Action<DeedKind | 'export'>[] = [
  {
    kind: 'owner',
    key: 'a',
    label: text.owner,
    icon: <UserRoundCheck size={16} />,
    needs: 'UPDATE',
  },
  {
    kind: 'stage',
    key: 's',
    label: text.stage,
    icon: <ArrowRightLeft size={16} />,
    needs: 'UPDATE',
  },
  { kind: 'addTag', key: 't', label: text.addTag, icon: <Tag size={16} />, needs: 'UPDATE' },
  { kind: 'removeTag', key: 'u', label: text.removeTag, icon: <Tags size={16} />, needs: 'UPDATE' },
  EXPORT,
  DELETE,
];

const LOADS = [loadBulk, loadExport];

/** What can be done with the chosen clients. */
export function ClientBulkBar({
  columns,
  exports = [],
  ...list
}: BulkListProps<ClientRowFragment, Question>) {
  return (
    <BulkBar {...list} text={text.clients} type="Client" actions={ACTIONS} loads={LOADS}>
      {(kind, asking) =>
        kind === 'export' ? (
          <ClientExport
            target={asking.target}
            columns={columns}
            exports={exports}
            onClose={asking.onClose}
          />
        ) : (
          <ClientDialog kind={kind} {...asking} />
        )
      }
    </BulkBar>
  );
}
