import { ListViews } from '@/components/views/list-views';
import type { ColumnState } from '@/lib/columns';
import { messages } from '@/lib/messages';
import { useMe } from '@/lib/viewer';
import { filterOf, searchOf } from './filter';
import { fields, layout } from './note-columns';
import { ORDERS, readNoteSearch, type NoteSearch } from './search';

interface NoteViewsProps {
  search: NoteSearch;
  /** What the clock said when the list was asked. */
  now: number;
  columnState: ColumnState;
  onOpen: (search: NoteSearch) => void;
}

/** The saved views of notes and tasks. */
export function NoteViews({ search, now, columnState, onOpen }: NoteViewsProps) {
  const me = useMe();
  return (
    <ListViews
      resource="NOTE"
      all={messages.noteList.all}
      search={search}
      orders={ORDERS}
      columns={{ state: columnState, layouts: layout, fields }}
      filterOf={(asked) => filterOf(asked, me, now)}
      searchOf={(filter) => searchOf(filter, me, now)}
      read={readNoteSearch}
      onOpen={onOpen}
    />
  );
}
