import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Chips } from '@/components/chips';
import { ColumnMenu } from '@/components/column-menu';
import { DataTable } from '@/components/data-table';
import { ConditionBar, ConditionButton } from '@/components/filters/condition-bar';
import { Page } from '@/components/page';
import { SearchBox } from '@/components/search-box';
import { EmptyList, FailureState } from '@/components/states';
import { useColumns, type ColumnState } from '@/lib/columns';
import { messages } from '@/lib/messages';
import { useSelection } from '@/lib/selection';
import { NoteBulkBar } from './bulk/bulk-bar';
import { FIELDS } from './filter-fields';
import { columnsAt, layout } from './note-columns';
import { NoteViews } from './note-views';
import styles from './notes.module.css';
import { KINDS, STATES, type NoteSearch } from './search';
import { useNotes } from './use-notes';

const route = getRouteApi('/shell/notes');
const text = messages.noteList;

export function NoteList() {
  const search = route.useSearch();
  const { list, order, place, fresh, now, rows, hasMore, onMore, total, question } =
    useNotes(search);
  const navigate = route.useNavigate();
  const change = (next: Partial<NoteSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...next }), replace: true });
  const selection = useSelection(rows, JSON.stringify(question));
  const columns = useMemo(() => columnsAt(now), [now]);
  const columnState = useColumns({
    list: 'notes',
    layouts: layout,
    cols: search.cols,
    onCols: (cols) => change({ cols }),
  });
  return (
    <Page
      layout="fill"
      title={text.title}
      aside={
        <>
          <span
            className={styles['count']}
            role="status"
            aria-live={list.isQuiet ? 'off' : 'polite'}
          >
            {total && text.total(total.count, total.isExact)}
          </span>
          <NoteViews
            search={search}
            now={now}
            columnState={columnState}
            onOpen={(next) => void navigate({ search: next })}
          />
        </>
      }
    >
      <Toolbar search={search} onChange={change} columnState={columnState} />
      {list.error && rows.length === 0 ? (
        <FailureState error={list.error} onRetry={list.retry} />
      ) : rows.length === 0 && list.data && !list.fetching ? (
        <EmptyList text={text} search={search} onReset={() => void navigate({ search: {} })} />
      ) : (
        <DataTable
          label={text.title}
          columns={columns}
          layout={layout}
          rows={rows}
          total={total?.count ?? null}
          hasMore={hasMore}
          isLoading={list.fetching}
          isStale={list.fetching && list.isFirstPage && rows.length > 0}
          question={list.question}
          fresh={fresh}
          order={order}
          onOrder={(next) => change({ order: next })}
          onMore={onMore}
          onSight={list.watch}
          selection={selection}
          columnState={columnState}
          place={place}
        />
      )}
      <NoteBulkBar
        selection={selection}
        loaded={rows.length}
        total={total}
        question={question}
        columns={columnState.choices.map(({ id }) => id)}
      />
    </Page>
  );
}

interface ToolbarProps {
  search: NoteSearch;
  onChange: (next: Partial<NoteSearch>) => void;
  columnState: ColumnState;
}

function Toolbar({ search, onChange, columnState }: ToolbarProps) {
  return (
    <div className={styles['toolbar']} role="search">
      <SearchBox label={text.search} value={search.q} onChange={(q) => onChange({ q })} />
      <Chips
        label={text.kind}
        options={KINDS.map((kind) => ({ value: kind, label: messages.noteKinds[kind] }))}
        selected={search.kind ?? []}
        onChange={(kind) => onChange({ kind: kind.length > 0 ? kind : undefined })}
      />
      <ConditionButton specs={FIELDS} search={search} onChange={onChange} />
      <Chips
        label={text.state}
        mode="single"
        look="segments"
        options={[
          { value: 'all', label: text.states.all },
          ...STATES.map((state) => ({ value: state, label: text.states[state] })),
        ]}
        selected={[search.state ?? 'all']}
        onChange={([state]) =>
          // Another kind of task list has another order of its own.
          onChange({ state: STATES.find((known) => known === state), order: undefined })
        }
      />
      <span className={styles['spacer']} />
      <Chips
        label={text.whose}
        mode="single"
        look="segments"
        options={[
          { value: 'all', label: messages.clients.owners.all },
          { value: 'me', label: messages.clients.owners.me },
        ]}
        selected={[search.mine ?? 'all']}
        onChange={([mine]) => onChange({ mine: mine === 'me' ? 'me' : undefined })}
      />
      <ColumnMenu names={text.columns} layouts={layout} columnState={columnState} />
      <ConditionBar specs={FIELDS} search={search} onChange={onChange} />
    </div>
  );
}
