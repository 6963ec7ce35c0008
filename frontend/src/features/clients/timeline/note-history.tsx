import { useQuery } from 'urql';
import { Overlay } from '@/components/overlay';
import { PanelEmpty } from '@/components/panel';
import { FailureState, SkeletonBlock } from '@/components/states';
import type { TimelineNoteFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { ChangeItem } from './change-item';
import { NOTE_HISTORY } from './documents';
import styles from './timeline.module.css';

interface NoteHistoryProps {
  note: TimelineNoteFragment;
  onClose: () => void;
}

/** What a note said before, and who changed it. */
export function NoteHistory({ note, onClose }: NoteHistoryProps) {
  const [{ data, error, fetching }, ask] = useQuery({
    query: NOTE_HISTORY,
    variables: { id: note.id },
  });
  const changes = data?.note?.history?.nodes;
  return (
    <Overlay label={messages.notes.history} onClose={onClose}>
      <h2 className={styles['dialogTitle']}>{messages.notes.history}</h2>
      {error && !changes && (
        <FailureState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      )}
      {!changes && fetching && <SkeletonBlock rows={4} />}
      {changes?.length === 0 && <PanelEmpty>{messages.notes.noHistory}</PanelEmpty>}
      <ul data-full="true">
        {changes?.map((change) => (
          <li key={change.id} className={styles['item']}>
            <ChangeItem change={change} />
          </li>
        ))}
      </ul>
    </Overlay>
  );
}
