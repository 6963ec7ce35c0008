import type { Asking } from '@/components/bulk/bulk-bar';
import { ExportDialog, type ExportColumn } from '@/components/bulk/export-dialog';
import type { ClientRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { exported, isClientColumn, layout } from '../client-columns';
import { read, readWithCustom, type Question } from './read';

const COLUMNS = Object.keys(layout)
  .filter(isClientColumn)
  .map((id): ExportColumn<ClientRowFragment> => ({
    id,
    name: messages.clients.columns[id],
    value: (row) => exported(id, row),
    ...(id === 'revenue' && { currency: (row) => row.annualRevenue?.currency }),
  }));

interface ClientExportProps extends Pick<
  Asking<ClientRowFragment, Question>,
  'target' | 'onClose'
> {
  /** What the list shows. */
  columns: readonly string[];
  /** Custom fields. */
  exports: readonly ExportColumn<ClientRowFragment>[];
}

export function ClientExport({ target, columns, exports, onClose }: ClientExportProps) {
  return (
    <ExportDialog
      text={messages.bulk.clients}
      target={target}
      read={exports.length > 0 ? readWithCustom : read}
      columns={[...COLUMNS, ...exports]}
      shown={columns}
      onClose={onClose}
    />
  );
}
