import { use, type KeyboardEvent } from 'react';
import { ComboBoxStateContext, Input } from 'react-aria-components/ComboBox';
import styles from './pickers.module.css';

interface ComboInputProps {
  placeholder?: string | undefined;
  /** What stands there was typed, and is not what was chosen before. */
  isTyped: boolean;
}

/** The field of a box with choices: Enter takes the first that fits what was typed, without an arrow before it. */
export function ComboInput({ placeholder, isTyped }: ComboInputProps) {
  const state = use(ComboBoxStateContext);
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !isTyped || !state?.isOpen) return;
    const { selectionManager, collection } = state;
    if (selectionManager.focusedKey !== null) return;
    const first = collection.getFirstKey();
    if (first !== null) selectionManager.setFocusedKey(first);
    else {
      // Nothing fits, or not yet: what was typed stays.
      event.preventDefault();
      event.stopPropagation();
    }
  }
  return (
    <Input
      className={styles['input'] ?? ''}
      placeholder={placeholder}
      onKeyDownCapture={onKeyDown}
    />
  );
}
