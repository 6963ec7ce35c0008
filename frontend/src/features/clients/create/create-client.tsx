import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CombinedError } from 'urql';
import { CountryBox } from '@/components/country-box';
import { FormDialog, RecordBox, SelectBox, TextBox } from '@/components/form';
import type { NamedChoice } from '@/components/record-box';
import { useChange, type Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { toast } from '@/lib/toasts';
import { useTyped } from '@/lib/typed';
import { STAGES, type Stage } from '../search';
import styles from './create-client.module.css';
import { CLIENT_CREATE } from './documents';
import { Duplicates } from './duplicates';

const text = messages.newClient;
const facts = messages.facts;

interface Typed {
  name: string;
  email: string;
  phone: string;
  website: string;
  city: string;
  country: string | null;
  lifecycleStage: Stage;
  owner: NamedChoice | null;
}

const NOTHING: Typed = {
  name: '',
  email: '',
  phone: '',
  website: '',
  city: '',
  country: null,
  lifecycleStage: 'LEAD',
  owner: null,
};

function inputOf(typed: Typed) {
  const line = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    name: typed.name.trim(),
    email: line(typed.email),
    phone: line(typed.phone),
    website: line(typed.website),
    city: line(typed.city),
    country: typed.country,
    lifecycleStage: typed.lifecycleStage,
    // Left out, it becomes whoever makes it.
    ...(typed.owner && { owner: typed.owner.id }),
  };
}

/** A new client with what one knows of it; what looks like it shows while one types. */
export default function CreateClient({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { typed, set, isRestored } = useTyped('new-client', NOTHING);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [error, setError] = useState<CombinedError | null>(null);
  const [create, isRunning] = useChange(CLIENT_CREATE, (data) => data.clientCreate);

  async function go(id: string) {
    onClose();
    await navigate({ to: '/clients/$id', params: { id } });
  }
  async function save() {
    const outcome = await create({ input: inputOf(typed) });
    setProblems(outcome.kind === 'problems' ? outcome.problems : []);
    setError(outcome.kind === 'failed' ? outcome.error : null);
    if (outcome.kind !== 'done') return;
    const made = outcome.payload.client;
    toast({ text: text.made(made?.name ?? typed.name) });
    if (made) await go(made.id);
    else onClose();
  }
  return (
    <FormDialog
      title={text.title}
      submitLabel={text.submit}
      isRunning={isRunning}
      problems={problems}
      error={error}
      onSubmit={save}
      onClose={onClose}
      isRestored={isRestored}
    >
      <TextBox
        // A dialog that is opened to type into must take the focus.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        label={facts.name}
        name="name"
        value={typed.name}
        onChange={(name) => set({ name })}
      />
      <Duplicates typed={typed} onOpen={(id) => void go(id)} />
      <div className={styles['pair']}>
        <TextBox
          label={messages.clients.email}
          name="email"
          inputMode="email"
          value={typed.email}
          onChange={(email) => set({ email })}
        />
        <TextBox
          label={messages.clients.phone}
          name="phone"
          inputMode="tel"
          value={typed.phone}
          onChange={(phone) => set({ phone })}
        />
        <TextBox
          label={messages.clients.website}
          name="website"
          inputMode="url"
          value={typed.website}
          onChange={(website) => set({ website })}
        />
        <SelectBox
          label={messages.clients.columns.stage}
          name="lifecycleStage"
          options={STAGES.map((stage) => ({ value: stage, label: messages.stages[stage] }))}
          value={typed.lifecycleStage}
          onChange={(lifecycleStage) => set({ lifecycleStage })}
        />
        <TextBox
          label={facts.city}
          name="city"
          value={typed.city}
          onChange={(city) => set({ city })}
        />
        <CountryBox
          label={facts.country}
          name="country"
          value={typed.country}
          onChange={(country) => set({ country })}
        />
      </div>
      <RecordBox
        label={messages.clients.owner}
        name="owner"
        kind="user"
        placeholder={text.mine}
        value={typed.owner}
        onChange={(owner) => set({ owner })}
      />
    </FormDialog>
  );
}
