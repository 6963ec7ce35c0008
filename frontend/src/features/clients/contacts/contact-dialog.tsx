import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/button';
import { CheckBox, FormDialog, SelectBox, TextBox } from '@/components/form';
import type { ContactItemFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { METHOD_KINDS, newMethod, type ContactDraft, type MethodDraft } from './contact-draft';
import styles from './contacts.module.css';
import { useSaveContact } from './save-contact';

const text = messages.contacts;
const KINDS = METHOD_KINDS.map((value) => ({ value, label: text.methodKinds[value] }));

interface ContactDialogProps {
  client: string;
  /** Null for a new one. */
  contact: ContactItemFragment | null;
  onClose: () => void;
}

export function ContactDialog({ client, contact, onClose }: ContactDialogProps) {
  const { draft, setDraft, save, isRunning, problems, error } = useSaveContact(client, contact);
  const set = (next: Partial<ContactDraft>) => setDraft({ ...draft, ...next });
  return (
    <FormDialog
      title={contact ? text.editTitle : text.addTitle}
      submitLabel={messages.actions.save}
      isRunning={isRunning}
      problems={problems}
      error={error}
      onClose={onClose}
      onSubmit={async () => {
        if (await save()) onClose();
      }}
    >
      <div className={styles['pair']}>
        <TextBox
          // A dialog that is opened to type into must take the focus.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          label={text.firstName}
          name="firstName"
          value={draft.firstName}
          onChange={(firstName) => set({ firstName })}
        />
        <TextBox
          label={text.lastName}
          name="lastName"
          value={draft.lastName}
          onChange={(lastName) => set({ lastName })}
        />
        <TextBox
          label={text.jobTitle}
          name="jobTitle"
          value={draft.jobTitle}
          onChange={(jobTitle) => set({ jobTitle })}
        />
        <TextBox
          label={text.department}
          name="department"
          value={draft.department}
          onChange={(department) => set({ department })}
        />
      </div>
      <Methods methods={draft.methods} onChange={(methods) => set({ methods })} />
      <CheckBox
        label={text.isPrimary}
        isSelected={draft.isPrimary}
        onChange={(isPrimary) => set({ isPrimary })}
      />
      <CheckBox
        label={text.doNotContact}
        isSelected={draft.doNotContact}
        onChange={(doNotContact) => set({ doNotContact })}
      />
    </FormDialog>
  );
}

interface MethodsProps {
  methods: MethodDraft[];
  onChange: (methods: MethodDraft[]) => void;
}

function Methods({ methods, onChange }: MethodsProps) {
  return (
    <fieldset className={styles['methods']}>
      <legend>{text.methods}</legend>
      {methods.map((method, place) => (
        <Method
          key={method.key}
          method={method}
          place={place}
          onChange={(next) =>
            onChange(methods.map((other) => (other.key === method.key ? next : other)))
          }
          onRemove={() => onChange(methods.filter(({ key }) => key !== method.key))}
        />
      ))}
      <Button look="quiet" onPress={() => onChange([...methods, newMethod('MOBILE')])}>
        <Plus size={15} aria-hidden="true" /> {text.addMethod}
      </Button>
    </fieldset>
  );
}

const INPUT_MODES = {
  EMAIL: 'email',
  PHONE: 'tel',
  MOBILE: 'tel',
  URL: 'url',
  OTHER: 'text',
} as const;

interface MethodProps {
  method: MethodDraft;
  place: number;
  onChange: (method: MethodDraft) => void;
  onRemove: () => void;
}

function Method({ method, place, onChange, onRemove }: MethodProps) {
  const set = (next: Partial<MethodDraft>) => onChange({ ...method, ...next });
  const name = (field: string) => `methods.${place}.${field}`;
  return (
    <div className={styles['method']}>
      <SelectBox
        label={text.methodKind}
        name={name('kind')}
        options={KINDS}
        value={method.kind}
        onChange={(kind) => set({ kind })}
      />
      <TextBox
        label={text.methodKinds[method.kind]}
        name={name('value')}
        inputMode={INPUT_MODES[method.kind]}
        value={method.value}
        onChange={(value) => set({ value })}
      />
      <TextBox
        label={text.methodLabel}
        name={name('label')}
        placeholder={text.methodLabelHint}
        value={method.label}
        onChange={(label) => set({ label })}
      />
      <span className={styles['first']}>
        <CheckBox
          label={text.primary}
          isSelected={method.isPrimary}
          onChange={(isPrimary) => set({ isPrimary })}
        />
      </span>
      <Button
        look="icon"
        aria-label={text.removeMethod(text.methodKinds[method.kind], method.value)}
        onPress={onRemove}
      >
        <Trash2 size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
