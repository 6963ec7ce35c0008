import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { Panel, PanelEmpty } from '@/components/panel';
import { FailureState, SkeletonBlock } from '@/components/states';
import type { TimelineKind } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { usePagedQuery, useReread } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import { concerns } from '@/lib/concerns';
import { ChangeItem, FoldItem } from './change-item';
import { DealItem } from './deal-item';
import { CLIENT_TIMELINE, PINNED_NOTES } from './documents';
import { foldChanges } from './folds';
import { NoteItem } from './note-item';
import styles from './timeline.module.css';

const text = messages.timeline;

const KINDS = ['ALL', 'NOTE', 'DEAL', 'CHANGE'] as const;
type Shown = (typeof KINDS)[number];

const OPTIONS = KINDS.map((value) => ({ value, label: text.kinds[value] }));

export function ClientTimeline({ id }: { id: string }) {
  const [shown, setShown] = useState<Shown>('ALL');
  const kinds: TimelineKind[] | null = shown === 'ALL' ? null : [shown];
  const { data, error, fetching, goOn, retry, reread } = usePagedQuery({
    query: CLIENT_TIMELINE,
    variables: { id, kinds },
    connection: (answer) => answer.client?.timeline,
  });
  const fresh = useLive((event) => concerns(event, id), reread);
  const timeline = data?.client?.timeline;
  const page = timeline?.pageInfo;
  const items = useMemo(() => foldChanges(timeline?.nodes ?? []), [timeline?.nodes]);
  return (
    <Panel
      title={text.title}
      aside={
        <Chips
          label={text.show}
          mode="single"
          look="segments"
          options={OPTIONS}
          selected={[shown]}
          onChange={([next = 'ALL']) => setShown(next)}
        />
      }
    >
      {error && !timeline && <FailureState error={error} onRetry={retry} />}
      {!timeline && !error && fetching && <SkeletonBlock rows={5} />}
      {timeline?.nodes.length === 0 && <PanelEmpty>{text.nothing}</PanelEmpty>}
      <ul>
        {items.map((item) => (
          <li key={item.id} className={styles['item']} data-fresh={fresh.has(item.id)}>
            {item.__typename === 'Note' && <NoteItem note={item} />}
            {item.__typename === 'Deal' && <DealItem deal={item} />}
            {item.__typename === 'RecordChange' && <ChangeItem change={item} />}
            {item.__typename === 'Fold' && <FoldItem fold={item} />}
          </li>
        ))}
      </ul>
      {page?.hasNextPage && (
        <div className={styles['more']}>
          <Button isDisabled={fetching} onPress={() => goOn(page.endCursor)}>
            {text.older}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** What everybody should know of this client, above all that has happened. */
export function PinnedNotes({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: PINNED_NOTES, variables: { id } });
  const reread = useReread(PINNED_NOTES, { id });
  const fresh = useLive((event) => concerns(event, id), reread);
  const notes = data?.client?.notes?.nodes ?? [];
  if (notes.length === 0) return null;
  return (
    <Panel title={messages.notes.pinned}>
      <ul>
        {notes.map((note) => (
          <li key={note.id} className={styles['item']} data-fresh={fresh.has(note.id)}>
            <NoteItem note={note} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
