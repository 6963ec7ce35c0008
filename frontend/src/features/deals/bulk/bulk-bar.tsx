import { ArrowRightLeft, UserRoundCheck } from 'lucide-react';
import { lazy } from 'react';
import {
  BulkBar,
  DELETE,
  EXPORT,
  type Action,
  type BulkListProps,
} from '@/components/bulk/bulk-bar';
import { messages } from '@/lib/messages';
import type { DealRow } from '../deal-row';
import type { DeedKind } from './deeds';
import type { Question } from './read';

const loadBulk = () => import('./deal-dialog');
const loadExport = () => import('./deal-export');
const DealDialog = lazy(() => loadBulk().then((module) => ({ default: module.DealDialog })));
const DealExport = lazy(() => loadExport().then((module) => ({ default: module.DealExport })));

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
  EXPORT,
  DELETE,
];

const LOADS = [loadBulk, loadExport];

/** What can be done with the chosen deals. */
export function DealBulkBar({ columns, exports = [], ...list }: BulkListProps<DealRow, Question>) {
  return (
    <BulkBar {...list} text={text.deals} type="Deal" actions={ACTIONS} loads={LOADS}>
      {(kind, asking) =>
        kind === 'export' ? (
          <DealExport
            target={asking.target}
            columns={columns}
            exports={exports}
            onClose={asking.onClose}
          />
        ) : (
          <DealDialog kind={kind} {...asking} />
        )
      }
    </BulkBar>
  );
}
