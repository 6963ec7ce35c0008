import { useRef, useState, type KeyboardEvent } from 'react';
import type { CombinedError } from 'urql';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { DateBox, Form, RecordBox } from '@/components/form';
import type { NoteCreateInput } from '@/gql/graphql';
import { messageOf, useChange, type Problem } from '@/lib/changes';
import { EMPTY, isEmpty, KINDS, useDraft, type Draft, type Kind } from '@/lib/drafts';
import { messages } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { toast } from '@/lib/toasts';
import { tellTrouble } from '@/lib/outcomes';
import { useMe } from '@/lib/viewer';
import styles from './composer.module.css';
import { NOTE_CREATE, NOTE_DELETE } from './documents';
import { dueAt } from './due';
import { MentionBox } from './mention-box';
import { mentioned } from './mentions';

const text = messages.composer;
const OPTIONS = KINDS.map((value) => ({ value, label: messages.noteKinds[value] }));

/** Always open: what happened is written down before it is forgotten. */
export function Composer({ client }: { client: string }) {
  const me = useMe();
  return (
    <section className={styles['composer']} aria-label={text.title}>
      {me !== undefined && <Writing key={`${me} ${client}`} user={me} client={client} />}
    </section>
  );
}

function inputOf(client: string, draft: Draft): NoteCreateInput {
  const { kind, title, body, dueOn, assignee, mentions } = draft;
  return {
    client,
    kind,
    title: title.trim() === '' ? null : title,
    body,
    mentions: mentioned(body, mentions).map(({ id }) => id),
    ...(kind === 'TASK' && { dueAt: dueAt(dueOn), assignee: assignee?.id ?? null }),
  };
}

function Writing({ user, client }: { user: string; client: string }) {
  const { draft, change, isRestored } = useDraft(user, client);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [error, setError] = useState<CombinedError | null>(null);
  const [create, isRunning] = useChange(NOTE_CREATE, (data) => data.noteCreate);
  const [remove] = useChange(NOTE_DELETE, (data) => data.noteDelete);
  const box = useRef<HTMLTextAreaElement>(null);
  const begin = (kind: Kind) => {
    change({ kind });
    box.current?.focus();
  };
  useShortcuts({
    n: () => box.current?.focus(),
    c: () => begin('CALL'),
    t: () => begin('TASK'),
  });
  const isTask = draft.kind === 'TASK';
  const ofBody = problems.find(({ path }) => path[0] === 'body');

  async function send() {
    if (isEmpty(draft) || isRunning) return box.current?.focus();
    const outcome = await create({ input: inputOf(client, draft) });
    setProblems(outcome.kind === 'problems' ? outcome.problems : []);
    setError(outcome.kind === 'failed' ? outcome.error : null);
    if (outcome.kind !== 'done') return;
    change({ ...EMPTY, kind: draft.kind });
    const made = outcome.payload.note;
    toast({
      text: text.sent[draft.kind],
      ...(made && {
        undo: async () => void tellTrouble(await remove({ input: { id: made.id } })),
      }),
    });
    box.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  }

  return (
    // The keys of its fields bubble to here.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKeyDown}>
      <Form onSubmit={send} problems={problems} error={error}>
        <div className={styles['body']}>
          <Chips
            label={text.kind}
            mode="single"
            look="segments"
            options={OPTIONS}
            selected={[draft.kind]}
            onChange={([kind = 'NOTE']) => change({ kind })}
          />
          <input
            className={styles['title']}
            name="title"
            aria-label={text.heading}
            placeholder={text.heading}
            value={draft.title}
            readOnly={isRunning}
            onChange={(event) => change({ title: event.target.value })}
            onKeyDown={(event) => {
              // Enter goes on to the text, as in a letter.
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              box.current?.focus();
            }}
          />
          <FieldProblem problem={problems.find(({ path }) => path[0] === 'title')} />
          <MentionBox
            ref={box}
            label={text.body}
            isBare
            rows={3}
            placeholder={text.placeholders[draft.kind]}
            value={draft.body}
            isReadOnly={isRunning}
            problem={ofBody && messageOf(ofBody)}
            onChange={(body, person) =>
              change({ body, ...(person && { mentions: [...draft.mentions, person] }) })
            }
          />
          {isTask && (
            <div className={styles['task']}>
              <DateBox
                label={text.due}
                name="dueAt"
                value={draft.dueOn}
                onChange={(dueOn) => change({ dueOn })}
              />
              <RecordBox
                label={text.assignee}
                name="assignee"
                kind="user"
                value={draft.assignee}
                onChange={(assignee) => change({ assignee })}
              />
            </div>
          )}
        </div>
        <div className={styles['foot']}>
          <span className={styles['hint']}>{isRestored ? text.draft : text.hint}</span>
          <kbd className={styles['key']}>Ctrl Enter</kbd>
          <Button type="submit" look="primary" isDisabled={isEmpty(draft) || isRunning}>
            {text.send[draft.kind]}
          </Button>
        </div>
      </Form>
    </div>
  );
}

function FieldProblem({ problem }: { problem: Problem | undefined }) {
  return problem ? (
    <p className={styles['problem']} role="alert">
      {messageOf(problem)}
    </p>
  ) : null;
}
