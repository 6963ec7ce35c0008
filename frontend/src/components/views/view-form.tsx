import { useState } from 'react';
import { FormDialog, RecordBox, SelectBox, TextBox } from '@/components/form';
import type { SavedViewVisibility } from '@/gql/graphql';
import { useChange, type Outcome, type Payload, type Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { useMay } from '@/lib/rights';
import { toast } from '@/lib/toasts';
import { VIEW_CREATE, VIEW_UPDATE } from './documents';
import type { KeptQuestion, View } from './view';

const text = messages.views;
const VISIBILITIES = ['PRIVATE', 'TEAM', 'SHARED'] as const;

interface ViewFormProps {
  /** Null for a new one. */
  view: View | null;
  question: KeptQuestion;
  onClose: () => void;
  onSaved: (id: string) => void;
}

interface Named {
  id: string;
  name: string;
}

/** Name and readers of a view. A new one keeps the question that is on screen. */
export default function ViewForm({ view, question, onClose, onSaved }: ViewFormProps) {
  const mayShare = useMay()(view ? 'UPDATE' : 'CREATE', 'SavedView', 'visibility');
  const [name, setName] = useState(view?.name ?? '');
  const [visibility, setVisibility] = useState<SavedViewVisibility>(view?.visibility ?? 'PRIVATE');
  const team = view?.team;
  const [chosen, setChosen] = useState<Named | null>(
    team ? { id: team.id, name: team.name ?? '–' } : null,
  );
  const [create, isCreating] = useChange(VIEW_CREATE, (data) => data.savedViewCreate);
  const [update, isUpdating] = useChange(VIEW_UPDATE, (data) => data.savedViewUpdate);
  const [outcome, setOutcome] = useState<Outcome<Payload> | null>(null);

  async function submit() {
    // Views of whoever may not share them are private without being told.
    const readers = { visibility, team: visibility === 'TEAM' ? (chosen?.id ?? null) : null };
    const values = { name, ...(mayShare && readers) };
    const result = view
      ? await update({ input: { id: view.id, version: view.version ?? 0, ...values } })
      : await create({ input: { resource: question.resource, ...question.kept, ...values } });
    setOutcome(result);
    if (result.kind !== 'done') return;
    toast({ text: text.saved(name) });
    onSaved(result.payload.savedView?.id ?? view?.id ?? '');
  }

  return (
    <FormDialog
      title={view ? text.editTitle : text.newTitle}
      submitLabel={messages.actions.save}
      onSubmit={submit}
      onClose={onClose}
      isRunning={isCreating || isUpdating}
      problems={problemsOf(outcome)}
      error={outcome?.kind === 'failed' ? outcome.error : null}
    >
      <TextBox
        label={text.name}
        name="name"
        value={name}
        onChange={setName}
        isRequired
        maxLength={100}
        // The dialog was opened to answer this.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      {mayShare && (
        <SelectBox
          label={text.visibility}
          name="visibility"
          options={VISIBILITIES.map((value) => ({ value, label: text.visibilities[value] }))}
          value={visibility}
          onChange={setVisibility}
        />
      )}
      {visibility === 'TEAM' && (
        <RecordBox
          label={text.team}
          name="team"
          kind="team"
          value={chosen}
          onChange={setChosen}
          isRequired
        />
      )}
    </FormDialog>
  );
}

function problemsOf(outcome: Outcome<Payload> | null): readonly Problem[] {
  if (outcome?.kind === 'problems') return outcome.problems;
  return outcome?.kind === 'conflict' ? [{ path: [], code: 'CONFLICT' }] : [];
}
