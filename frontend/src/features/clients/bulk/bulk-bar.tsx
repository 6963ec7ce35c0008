import { ArrowRightLeft, Download, Tag, Tags, Trash2, UserRoundCheck } from 'lucide-react';
import { lazy } from 'react';
import { BulkBar, type Action, type BulkListProps } from '@/components/bulk/bulk-bar';
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
  { kind: 'export', key: 'e', label: text.export, icon: <Download size={16} />, needs: null },
  { kind: 'delete', key: '#', label: text.delete, icon: <Trash2 size={16} />, needs: 'DELETE' },
];

function load() {
  void loadBulk();
  void loadExport();
}

/** What can be done with the chosen clients. */
export function ClientBulkBar({ columns, ...list }: BulkListProps<ClientRowFragment, Question>) {
  return (
    <BulkBar {...list} text={text.clients} type="Client" actions={ACTIONS} onShow={load}>
      {(kind, asking) =>
        kind === 'export' ? (
          <ClientExport target={asking.target} columns={columns} onClose={asking.onClose} />
        ) : (
          <ClientDialog kind={kind} {...asking} />
        )
      }
    </BulkBar>
  );
}
