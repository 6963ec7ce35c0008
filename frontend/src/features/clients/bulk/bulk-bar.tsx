import { ArrowRightLeft, Download, Tag, Tags, Trash2, UserRoundCheck, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import type { ClientRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { useMay } from '@/lib/rights';
import type { Selection } from '@/lib/selection';
import { useShortcuts } from '@/lib/shortcuts';
import styles from './bulk.module.css';
import type { DeedKind } from './deeds';
import { MOST, type Question, type Target } from './use-rows';

const loadBulk = () => import('./bulk-dialog');
const loadExport = () => import('./export-dialog');
const BulkDialog = lazy(() => loadBulk().then((module) => ({ default: module.BulkDialog })));
const ExportDialog = lazy(() => loadExport().then((module) => ({ default: module.ExportDialog })));

const text = messages.bulk;

interface BulkBarProps {
  selection: Selection<ClientRowFragment>;
  loaded: number;
  total: { count: number; isExact: boolean } | null;
  question: Question;
  columns: readonly string[];
}

/** What can be done with the chosen clients; there while some are. */
export function BulkBar(props: BulkBarProps) {
  if (props.selection.ids.size === 0) return null;
  return <Bar {...props} />;
}

type Asked = DeedKind | 'export';

interface Action {
  kind: Asked;
  key: string;
  label: string;
  icon: ReactNode;
  /** What one must be allowed to do with clients; null: whoever sees them may. */
  needs: 'UPDATE' | 'DELETE' | null;
}

const ACTIONS: Action[] = [
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

function Bar({ selection, loaded, total, question, columns }: BulkBarProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const may = useMay();
  const actions = ACTIONS.filter(({ needs }) => needs === null || may(needs, 'Client'));
  // It is about everything only as long as nothing else is chosen.
  const [allOf, setAllOf] = useState<ReadonlyMap<string, unknown> | null>(null);
  const isAll = allOf === selection.ids;
  const count = total ? Math.min(total.count, MOST) : 0;
  const isExact = total !== null && total.isExact && total.count <= MOST;
  const target: Target =
    isAll && total
      ? { kind: 'all', question, total: total.count }
      : { kind: 'rows', rows: selection.rows };
  useShortcuts({
    ...Object.fromEntries(actions.map(({ key, kind }) => [key, () => setAsked(kind)])),
    Escape: selection.clear,
  });
  // What is typed right after the key must find the dialog already there.
  useEffect(() => {
    void loadBulk();
    void loadExport();
  }, []);

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
        <Button look="icon" aria-label={text.clear} onPress={selection.clear}>
          <X size={16} aria-hidden="true" />
        </Button>
      </section>
      <Suspense>
        {asked === 'export' && (
          <ExportDialog target={target} columns={columns} onClose={() => setAsked(null)} />
        )}
        {asked !== null && asked !== 'export' && (
          <BulkDialog
            kind={asked}
            target={target}
            onClose={() => setAsked(null)}
            onDone={() => {
              setAsked(null);
              selection.clear();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
