import { CircleCheck, RotateCcw, UserRoundCheck } from 'lucide-react';
import { lazy } from 'react';
import {
  BulkBar,
  DELETE,
  EXPORT,
  type Action,
  type BulkListProps,
} from '@/components/bulk/bulk-bar';
import type { NoteRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import type { DeedKind } from './deeds';
import type { Question } from './read';

const loadBulk = () => import('./note-dialog');
const loadExport = () => import('./note-export');
const NoteDialog = lazy(() => loadBulk().then((module) => ({ default: module.NoteDialog })));
const NoteExport = lazy(() => loadExport().then((module) => ({ default: module.NoteExport })));

const text = messages.bulk;

const ACTIONS: Action<DeedKind | 'export'>[] = [
  {
    kind: 'complete',
    key: 't',
    label: text.complete,
    icon: <CircleCheck size={16} />,
    needs: 'UPDATE',
  },
  { kind: 'reopen', key: 'o', label: text.reopen, icon: <RotateCcw size={16} />, needs: 'UPDATE' },
  {
    kind: 'assignee',
    key: 'a',
    label: text.owner,
    icon: <UserRoundCheck size={16} />,
    needs: 'UPDATE',
  },
  EXPORT,
  DELETE,
];

const LOADS = [loadBulk, loadExport];

/** What can be done with the chosen notes and tasks. */
export function NoteBulkBar({ columns, ...list }: BulkListProps<NoteRowFragment, Question>) {
  return (
    <BulkBar {...list} text={text.notes} type="Note" actions={ACTIONS} loads={LOADS}>
      {(kind, asking) =>
        kind === 'export' ? (
          <NoteExport target={asking.target} columns={columns} onClose={asking.onClose} />
        ) : (
          <NoteDialog kind={kind} {...asking} />
        )
      }
    </BulkBar>
  );
}
