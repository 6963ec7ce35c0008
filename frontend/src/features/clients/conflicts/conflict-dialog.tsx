import { useState } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Button } from '@/components/button';
import { Overlay } from '@/components/overlay';
import { formatCountry } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { useStore } from '@/lib/stores';
import { fieldLabel, valueText } from '@/lib/field-changes';
import styles from './conflict-dialog.module.css';
import { question, type Names } from './conflicts';
import type { Choice } from './resolutions';

const text = messages.conflicts;
const CHOICES = ['mine', 'theirs', 'base'] as const satisfies readonly Choice[];

/** Where conflicts of the page are decided. */
export function Conflicts() {
  const asked = useStore(question);
  return asked && <ConflictDialog key={asked.fields.map(({ field }) => field).join()} {...asked} />;
}

type Asked = NonNullable<ReturnType<(typeof question)['get']>>;

function ConflictDialog({ fields, names, answer }: Asked) {
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  return (
    <Overlay label={text.title} role="alertdialog" onClose={() => answer(null)}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          answer(Object.fromEntries(fields.map(({ field }) => [field, choices[field] ?? 'mine'])));
        }}
      >
        <h2 className={styles['title']}>{text.title}</h2>
        <p className={styles['text']}>{text.text}</p>
        {fields.map((entry) => (
          <RadioGroup
            key={entry.field}
            className={styles['field'] ?? ''}
            aria-label={fieldLabel(entry.field)}
            value={choices[entry.field] ?? 'mine'}
            onChange={(value) => {
              const choice = CHOICES.find((known) => known === value);
              if (choice) setChoices({ ...choices, [entry.field]: choice });
            }}
          >
            <span className={styles['name']} aria-hidden="true">
              {fieldLabel(entry.field)}
            </span>
            {CHOICES.map((choice) => (
              <RadioField key={choice} value={choice}>
                <RadioButton className={styles['choice'] ?? ''}>
                  <span className={styles['dot']} aria-hidden="true" />
                  <span className={styles['whose']}>{text[choice]}</span>
                  <span className={styles['value']}>
                    {shown(entry.field, entry[choice], names) ?? (
                      <span className={styles['nothing']}>{text.nothing}</span>
                    )}
                  </span>
                </RadioButton>
              </RadioField>
            ))}
          </RadioGroup>
        ))}
        <div className={styles['foot']}>
          <Button onPress={() => answer(null)}>{messages.actions.cancel}</Button>
          <Button type="submit" look="primary">
            {text.save}
          </Button>
        </div>
      </form>
    </Overlay>
  );
}

function shown(field: string, value: unknown, names: Names): string | null {
  if (field === 'country' && typeof value === 'string') return formatCountry(value);
  const ids: unknown[] = Array.isArray(value) ? value : [value];
  const records = ids.flatMap((id) => {
    const name = typeof id === 'string' ? names[id] : undefined;
    return name === undefined ? [] : [{ __typename: 'User' as const, id: String(id), name }];
  });
  return valueText(field, value, records);
}
