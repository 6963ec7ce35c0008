import type { Asking } from '@/components/bulk/bulk-bar';
import { ExportDialog, type ExportColumn } from '@/components/bulk/export-dialog';
import { messages } from '@/lib/messages';
import type { DealRow } from '../deal-row';
import { read, readWithCustom, type Question } from './read';

const names = messages.deals.columns;

const COLUMNS: ExportColumn<DealRow>[] = [
  { id: 'name', name: names.name, value: (deal) => deal.name },
  { id: 'client', name: names.client, value: (deal) => deal.client?.name },
  { id: 'stage', name: names.stage, value: (deal) => deal.stage?.name },
  { id: 'owner', name: names.owner, value: (deal) => deal.owner?.name },
  { id: 'closes', name: names.closes, value: (deal) => deal.expectedCloseOn },
  {
    id: 'amount',
    name: names.amount,
    value: (deal) => deal.amount?.amount,
    currency: (deal) => deal.amount?.currency,
  },
  { id: 'lostReason', name: messages.deals.lost.reason, value: (deal) => deal.lostReason },
];

interface DealExportProps extends Pick<Asking<DealRow, Question>, 'target' | 'onClose'> {
  /** What the list shows. */
  columns: readonly string[];
  /** Custom fields. */
  exports: readonly ExportColumn<DealRow>[];
}

export function DealExport({ target, columns, exports, onClose }: DealExportProps) {
  return (
    <ExportDialog
      text={messages.bulk.deals}
      target={target}
      read={exports.length > 0 ? readWithCustom : read}
      columns={[...COLUMNS, ...exports]}
      shown={columns}
      onClose={onClose}
    />
  );
}
