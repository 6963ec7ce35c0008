import { useState } from 'react';
import { CheckBox, FormDialog, SelectBox, TextBox } from '@/components/form';
import type { CustomFieldItemFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { keyFrom } from '@/lib/keys';
import { useSubmit } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import { CUSTOM_FIELD_CREATE, CUSTOM_FIELD_UPDATE } from './custom-field-mutations';
import styles from './custom-fields.module.css';
import { KINDS, type CustomFieldSearch } from './search';

interface CustomFieldDialogProps {
  resource: NonNullable<CustomFieldSearch['of']>;
  /** The field that is changed; null for a new one. */
  field: CustomFieldItemFragment | null;
  onClose: () => void;
}

const text = messages.customFields;

function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Type, key, kind and whether it is sealed are given once and stay. */
export function CustomFieldDialog({ resource, field, onClose }: CustomFieldDialogProps) {
  const [label, setLabel] = useState(field?.label ?? '');
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const [description, setDescription] = useState(field?.description ?? '');
  const [kind, setKind] = useState<(typeof KINDS)[number]>(field?.kind ?? 'TEXT');
  const [options, setOptions] = useState(field?.options?.join('\n') ?? '');
  const [position, setPosition] = useState(String(field?.position ?? 0));
  const [isSensitive, setSensitive] = useState(false);
  const create = useSubmit(CUSTOM_FIELD_CREATE, (data) => data.customFieldCreate);
  const update = useSubmit(CUSTOM_FIELD_UPDATE, (data) => data.customFieldUpdate);
  const { isRunning, trouble } = field ? update : create;
  const key = ownKey ?? keyFrom(label);
  const hasOptions = kind === 'SELECT' || kind === 'MULTISELECT';

  async function save() {
    const shared = {
      label,
      description: description === '' ? null : description,
      position: Math.trunc(Number(position)) || 0,
      ...(hasOptions && { options: linesOf(options) }),
    };
    const saved = field
      ? await update.submit({ input: { id: field.id, version: field.version ?? 0, ...shared } })
      : await create.submit({ input: { resource, key, kind, isSensitive, ...shared } });
    if (!saved) return;
    toast({ text: field ? text.saved : text.created });
    onClose();
  }

  return (
    <FormDialog
      {...trouble}
      title={field ? text.editTitle(field.label ?? '') : text.createTitle(text.resources[resource])}
      submitLabel={field ? messages.actions.save : text.create}
      onSubmit={save}
      onClose={onClose}
      isRunning={isRunning}
    >
      <TextBox
        label={text.columns.label}
        name="label"
        isRequired
        value={label}
        onChange={setLabel}
      />
      {!field && (
        <>
          <TextBox
            label={text.columns.key}
            name="key"
            description={text.keyText}
            isRequired
            value={key}
            onChange={setOwnKey}
          />
          <SelectBox
            label={text.columns.kind}
            name="kind"
            options={KINDS.map((value) => ({ value, label: text.kinds[value] }))}
            value={kind}
            onChange={setKind}
          />
        </>
      )}
      {hasOptions && (
        <TextBox
          label={text.columns.options}
          name="options"
          description={text.optionsText}
          multiline
          rows={5}
          isRequired
          value={options}
          onChange={setOptions}
        />
      )}
      <TextBox
        label={text.description}
        name="description"
        value={description}
        onChange={setDescription}
      />
      <TextBox
        label={text.columns.position}
        name="position"
        inputMode="numeric"
        description={text.positionText}
        value={position}
        onChange={setPosition}
      />
      {!field && (
        <div className={styles['check']}>
          <CheckBox label={text.sensitive} isSelected={isSensitive} onChange={setSensitive} />
          <p className={styles['sub']}>{text.sensitiveText}</p>
        </div>
      )}
    </FormDialog>
  );
}
