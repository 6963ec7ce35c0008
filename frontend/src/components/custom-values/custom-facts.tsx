import { useState } from 'react';
import { messages } from '@/lib/messages';
import { customValues as text } from '@/lib/messages/custom-values';
import facts from '@/components/facts.module.css';
import { CustomFact } from './custom-fact';
import type { CustomType } from './save-value';
import { useCustomValues } from './use-custom-values';
import type { Field } from './values';

interface CustomFactsProps {
  type: CustomType;
  id: string;
  /** What shows where the organisation has defined no fields. */
  none?: React.ReactNode;
}

/** So many fields without a value are shown at once. */
const FEW = 6;

/** What the organisation records beyond what every one does, as facts that are edited where they stand. */
export default function CustomFacts({ type, id, none = null }: CustomFactsProps) {
  const [isFull, setFull] = useState(false);
  const known = useCustomValues(type, id);
  if (known === null) return null;
  const { record, fields, values, secrets, mayWrite, mayWriteSecrets } = known;
  if (fields.length === 0) return none;
  const isEmpty = ({ key, isSensitive }: Field) =>
    isSensitive !== true && values[key ?? ''] == null;
  const empty = fields.filter(isEmpty);
  const isFolded = empty.length > FEW && !isFull;
  const shown = isFolded ? fields.filter((field) => !isEmpty(field)) : fields;
  const cover = {
    isOpen: secrets.opened !== null,
    toggle: () => (secrets.opened === null ? void secrets.open() : secrets.close()),
  };
  return (
    <>
      <dl className={facts['facts']}>
        {shown.map((field) => {
          const isSecret = field.isSensitive === true;
          return (
            <CustomFact
              key={field.id}
              type={type}
              record={record}
              field={field}
              value={(isSecret ? secrets.opened : values)?.[field.key ?? '']}
              isReadOnly={!(isSecret ? mayWriteSecrets : mayWrite)}
              {...(isSecret && { cover })}
              onSaved={() => {
                if (isSecret) void secrets.open();
              }}
            />
          );
        })}
      </dl>
      {empty.length > FEW && (
        <button
          type="button"
          className={facts['more']}
          aria-expanded={isFull}
          onClick={() => setFull(!isFull)}
        >
          {isFull ? messages.facts.hideEmpty : text.more(empty.length)}
        </button>
      )}
    </>
  );
}
