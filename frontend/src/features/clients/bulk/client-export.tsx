import type { Asking } from '@/components/bulk/bulk-bar';
import { ExportDialog, type ExportColumn } from '@/components/bulk/export-dialog';
import type { ClientRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { exported, isClientColumn, layout } from '../client-columns';
import { read, type Question } from './read';

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
}

export function ClientExport({ target, columns, onClose }: ClientExportProps) {
  return (
    <ExportDialog
      text={messages.bulk.clients}
      target={target}
      read={read}
      columns={COLUMNS}
      shown={columns}
      onClose={onClose}
    />
  );
}
