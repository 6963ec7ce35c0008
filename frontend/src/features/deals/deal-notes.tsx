import { useState } from 'react';
import type { CombinedError } from 'urql';
import { Badge, type Tone } from '@/components/badge';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { Form, TextBox } from '@/components/form';
import { Panel, PanelEmpty } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { FailureState, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import type { NoteKind } from '@/gql/graphql';
import { useChange, type Problem } from '@/lib/changes';
import { EMPTY, isEmpty, useDraft } from '@/lib/drafts';
import { messages } from '@/lib/messages';
import { usePagedQuery } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import { useMe } from '@/lib/viewer';
import styles from './deal-notes.module.css';
import { DEAL_NOTES } from './deal-query';

const NOTE_ADD = graphql(`
  mutation DealNoteAdd($input: NoteCreateInput!) {
    noteCreate(input: $input) {
      note {
        id
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

const text = messages.deals.notes;

const TONES: Record<NoteKind, Tone> = {
  NOTE: 'stone',
  CALL: 'sky',
  MEETING: 'plum',
  EMAIL: 'amber',
  TASK: 'clay',
};
const KINDS = ['NOTE', 'CALL', 'MEETING', 'EMAIL'] as const;

export function DealNotes({ deal, mayWrite }: { deal: string; mayWrite: boolean }) {
  const { data, error, fetching, goOn, retry, reread } = usePagedQuery({
    query: DEAL_NOTES,
    variables: { id: deal },
    connection: (answer) => answer.deal?.notes,
  });
  const fresh = useLive(({ topic, id }) => (topic === 'note' ? (id ?? '') : null), reread);
  const notes = data?.deal?.notes;
  const me = useMe();
  return (
    <Panel title={text.title}>
      {mayWrite && me !== undefined && <Composer key={`${me} ${deal}`} user={me} deal={deal} />}
      {!notes && error && <FailureState error={error} onRetry={retry} />}
      {!notes && !error && fetching && <SkeletonBlock rows={3} />}
      {notes?.nodes.length === 0 && <PanelEmpty>{text.none}</PanelEmpty>}
      <ul>
        {notes?.nodes.map((note) => (
          <li key={note.id} className={styles['item']} data-fresh={fresh.has(note.id)}>
            <div className={styles['head']}>
              {note.kind && <Badge tone={TONES[note.kind]}>{messages.noteKinds[note.kind]}</Badge>}
              <RelativeTime at={note.happenedAt} />
              {note.author?.name && <span>{messages.timeline.by(note.author.name)}</span>}
            </div>
            {note.title && <p className={styles['title']}>{note.title}</p>}
            <p className={styles['body']}>{note.body}</p>
          </li>
        ))}
      </ul>
      {notes?.pageInfo.hasNextPage && (
        <div className={styles['more']}>
          <Button isDisabled={fetching} onPress={() => goOn(notes.pageInfo.endCursor)}>
            {messages.timeline.older}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** Always open; what was typed is there again after a reload. */
function Composer({ user, deal }: { user: string; deal: string }) {
  const { draft, change } = useDraft(user, deal);
  const { kind, body } = draft;
  const [run, isRunning] = useChange(NOTE_ADD, (data) => data.noteCreate);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [error, setError] = useState<CombinedError | null>(null);

  async function submit() {
    if (isEmpty(draft)) return;
    const outcome = await run({ input: { deal, kind, body } });
    setProblems(outcome.kind === 'problems' ? outcome.problems : []);
    setError(outcome.kind === 'failed' ? outcome.error : null);
    if (outcome.kind === 'done') change({ ...EMPTY, kind });
  }

  return (
    <div className={styles['composer']}>
      <Form onSubmit={submit} problems={problems} error={error}>
        <TextBox
          label={text.write}
          name="body"
          multiline
          rows={body === '' ? 2 : 5}
          value={body}
          onChange={(next) => change({ body: next })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
          }}
        />
        <div className={styles['bar']}>
          <Chips
            label={text.kind}
            mode="single"
            look="segments"
            options={KINDS.map((value) => ({ value, label: messages.noteKinds[value] }))}
            selected={[kind]}
            onChange={([chosen = 'NOTE']) => change({ kind: chosen })}
          />
          <Button type="submit" look="primary" isDisabled={isRunning || isEmpty(draft)}>
            {text.add}
          </Button>
        </div>
      </Form>
    </div>
  );
}
