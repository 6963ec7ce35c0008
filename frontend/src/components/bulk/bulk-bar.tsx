import { Download, Trash2, X } from 'lucide-react';
import { Suspense, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import type { BulkRow } from '@/lib/bulk';
import { MOST, type Target } from '@/lib/bulk-target';
import { messages } from '@/lib/messages';
import { useMay } from '@/lib/rights';
import type { Selection } from '@/lib/selection';
import { useShortcuts } from '@/lib/shortcuts';
import styles from './bulk.module.css';
import type { ExportColumn } from './export-dialog';
import type { BulkText } from './texts';

export interface Action<Kind extends string> {
  kind: Kind;
  key: string;
  label: string;
  icon: ReactNode;
  /** What one must be allowed to do with such records; null: whoever sees them may. */
  needs: 'UPDATE' | 'DELETE' | null;
}

/** What every list offers. */
export const EXPORT: Action<'export'> = {
  kind: 'export',
  key: 'e',
  label: messages.bulk.export,
  icon: <Download size={16} />,
  needs: null,
};
export const DELETE: Action<'delete'> = {
  kind: 'delete',
  key: '#',
  label: messages.bulk.delete,
  icon: <Trash2 size={16} />,
  needs: 'DELETE',
};

/** What a list hands its bar. */
export interface BulkListProps<Row extends BulkRow, Question> {
  selection: Selection<Row>;
  loaded: number;
  total: { count: number; isExact: boolean } | null;
  /** Filter and search: what everything that fits is. */
  question: Question;
  /** What the list shows. */
  columns: readonly string[];
  /** What an export can have beside the columns of every such list. */
  exports?: readonly ExportColumn<Row>[];
}

/** What a dialog gets of the bar. */
export interface Asking<Row, Question> {
  target: Target<Row, Question>;
  onClose: () => void;
  onDone: () => void;
}

interface BulkBarProps<Row extends BulkRow, Question, Kind extends string> extends Omit<
  BulkListProps<Row, Question>,
  'columns' | 'exports'
> {
  text: Pick<BulkText<never>, 'label' | 'selected' | 'allSelected' | 'selectAll'>;
  /** The type of the records, as rights call it. */
  type: string;
  actions: readonly Action<Kind>[];
  /** Fetch the dialogs. */
  loads: readonly (() => Promise<unknown>)[];
  /** The dialog of an action. */
  children: (kind: Kind, asking: Asking<Row, Question>) => ReactNode;
}

/** What can be done with the chosen rows; there while some are. */
export function BulkBar<Row extends BulkRow, Question, Kind extends string>(
  props: BulkBarProps<Row, Question, Kind>,
) {
  if (props.selection.ids.size === 0) return null;
  return <Bar {...props} />;
}

function Bar<Row extends BulkRow, Question, Kind extends string>(
  props: BulkBarProps<Row, Question, Kind>,
) {
  const { selection, loaded, total, question, text, type, children } = props;
  const [asked, setAsked] = useState<Kind | null>(null);
  const may = useMay();
  const actions = props.actions.filter(({ needs }) => needs === null || may(needs, type));
  // It is about everything only as long as nothing else is chosen.
  const [allOf, setAllOf] = useState<ReadonlyMap<string, unknown> | null>(null);
  const isAll = allOf === selection.ids;
  const count = total ? Math.min(total.count, MOST) : 0;
  const isExact = total !== null && total.isExact && total.count <= MOST;
  const target: Target<Row, Question> =
    isAll && total
      ? { kind: 'all', question, total: total.count }
      : { kind: 'rows', rows: selection.rows };
  useShortcuts({
    ...Object.fromEntries(actions.map(({ key, kind }) => [key, () => setAsked(kind)])),
    Escape: selection.clear,
  });
  // What is typed right after the key must find the dialog already there.
  const load = useEffectEvent(() => {
    for (const fetched of props.loads) void fetched();
  });
  useEffect(() => load(), []);

  return (
    <div className={styles['dock']} data-dock>
      <section className={styles['bar']} aria-label={text.label}>
        <span className={styles['count']} role="status">
          {isAll ? text.allSelected(count, isExact) : text.selected(selection.ids.size)}
        </span>
        {!isAll && total && total.count > loaded && selection.ids.size >= loaded && (
          <Button look="quiet" onPress={() => setAllOf(selection.ids)}>
            {text.selectAll(count, isExact)}
          </Button>
        )}
        <span className={styles['actions']}>
          {actions.map(({ kind, key, label, icon }) => (
            <Button key={kind} look="quiet" aria-keyshortcuts={key} onPress={() => setAsked(kind)}>
              <span className={styles['icon']} aria-hidden="true">
                {icon}
              </span>
              {label}
              <kbd aria-hidden="true">{key}</kbd>
            </Button>
          ))}
        </span>
        <Button look="icon" aria-label={messages.bulk.clear} onPress={selection.clear}>
          <X size={16} aria-hidden="true" />
        </Button>
      </section>
      <Suspense>
        {asked !== null &&
          children(asked, {
            target,
            onClose: () => setAsked(null),
            onDone: () => {
              setAsked(null);
              selection.clear();
            },
          })}
      </Suspense>
    </div>
  );
}
