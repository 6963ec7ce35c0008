import { CheckBox, DateBox, SelectBox, TextBox } from '@/components/form';
import { customValues as text } from '@/lib/messages/custom-values';
import type { Draft, Field } from './values';
import styles from './custom-values.module.css';

interface ValueEditorProps {
  field: Field;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

const NONE = '';
const TRUTHS = [
  { value: NONE, label: text.notSet },
  { value: 'true', label: text.yes },
  { value: 'false', label: text.no },
];

/** The control that fits the kind of a field. */
export function ValueEditor({ field, draft, onChange }: ValueEditorProps) {
  const { kind, options, isSensitive } = field;
  const common = {
    label: field.label ?? field.key ?? '',
    // Where the server's problems with it belong.
    name: `${isSensitive ? 'sensitiveFields' : 'customFields'}.${field.key ?? ''}`,
  };
  if (typeof draft !== 'string') {
    return <Options field={field} chosen={draft} onChange={onChange} />;
  }
  switch (kind) {
    case 'BOOLEAN':
      return <SelectBox {...common} options={TRUTHS} value={draft} onChange={onChange} />;
    case 'SELECT':
      return (
        <SelectBox
          {...common}
          options={[
            { value: NONE, label: text.notSet },
            ...(options ?? []).map((option) => ({ value: option, label: option })),
          ]}
          value={draft}
          onChange={onChange}
        />
      );
    case 'DATE':
      return (
        <DateBox
          {...common}
          value={draft === '' ? null : draft}
          onChange={(day) => onChange(day ?? '')}
        />
      );
    default:
      return (
        <TextBox
          {...common}
          {...(field.description && { description: field.description })}
          multiline={kind === 'TEXT'}
          inputMode={kind === 'NUMBER' ? 'decimal' : kind === 'URL' ? 'url' : 'text'}
          value={draft}
          onChange={onChange}
        />
      );
  }
}

interface OptionsProps {
  field: Field;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** Several of the options; one that was taken away meanwhile can still be unticked. */
function Options({ field, chosen, onChange }: OptionsProps) {
  const options = [...new Set([...(field.options ?? []), ...chosen])];
  return (
    <fieldset className={styles['options']}>
      <legend>{field.label}</legend>
      {options.map((option) => (
        <CheckBox
          key={option}
          label={option}
          isSelected={chosen.includes(option)}
          onChange={(isChosen) =>
            onChange(isChosen ? [...chosen, option] : chosen.filter((other) => other !== option))
          }
        />
      ))}
    </fieldset>
  );
}
