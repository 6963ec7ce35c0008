import { Button } from '@/components/button';
import { rightName } from '@/components/rights-matrix';
import type { RightScope } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import type { RightChange } from '@/lib/right-tables';
import styles from './roles.module.css';

interface RightChangesProps {
  changes: readonly RightChange[];
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

const text = messages.roles;

function scopeName(scope: RightScope | null): string {
  return scope === null ? messages.rights.asType : messages.rights.scopes[scope];
}

/** What saving would change, line by line, before it is saved. */
export function RightChanges({ changes, isSaving, onSave, onDiscard }: RightChangesProps) {
  return (
    <section className={styles['changes']} aria-label={text.changes}>
      <div className={styles['summary']}>
        <strong role="status">{text.changeCount(changes.length)}</strong>
        <ul className={styles['list']}>
          {changes.map((change) => (
            <li key={rightName(change)}>
              {rightName(change)}: <s>{scopeName(change.before)}</s>{' '}
              <strong>{scopeName(change.after)}</strong>
            </li>
          ))}
        </ul>
      </div>
      <span className={styles['buttons']}>
        <Button onPress={onDiscard}>{messages.actions.discard}</Button>
        <Button look="primary" isDisabled={isSaving} onPress={onSave}>
          {text.save}
        </Button>
      </span>
    </section>
  );
}
