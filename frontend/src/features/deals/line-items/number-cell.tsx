import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react';
import { decimalText, readDecimal } from '@/lib/decimals';
import { messages } from '@/lib/messages';
import styles from './line-items.module.css';

interface NumberCellProps {
  label: string;
  column: string;
  value: string | null;
  isReadOnly: boolean;
  /** Writes a number; what is wrong with it, or null. */
  onCommit: (value: string | null) => Promise<string | null>;
}

/** A number that is written when one leaves it. What was typed stays until it could be, with what is wrong beside it. */
export function NumberCell({ label, column, value, isReadOnly, onCommit }: NumberCellProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** Somebody was done with the number while the one before it was being written. */
  const isNext = useRef(false);
  const problemId = useId();

  async function commit() {
    if (draft === null) return;
    if (isBusy) {
      isNext.current = true;
      return;
    }
    const number = draft.trim() === '' ? null : readDecimal(draft);
    if (draft.trim() !== '' && number === null) {
      setProblem(messages.deals.lines.noNumber);
      return;
    }
    if (number === value && problem === null) {
      setDraft(null);
      return;
    }
    setBusy(true);
    const wrong = await onCommit(number);
    setBusy(false);
    setProblem(wrong);
    if (wrong === null) setDraft((now) => (now === draft ? null : now));
  }

  const goOn = useEffectEvent(() => {
    if (!isNext.current || isBusy) return;
    isNext.current = false;
    void commit();
  });
  useEffect(() => goOn(), [isBusy]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') {
      event.preventDefault();
      void commit();
      neighbour(event.currentTarget, event.shiftKey ? -1 : 1)?.focus();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (draft === null) event.currentTarget.blur();
      setDraft(null);
      setProblem(null);
    }
  }

  return (
    <span className={styles['number']} data-column={column}>
      <span className={styles['narrowLabel']} aria-hidden="true">
        {messages.deals.lines.columns[column as keyof typeof messages.deals.lines.columns]}
      </span>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className={styles['input']}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        aria-busy={isBusy}
        readOnly={isReadOnly}
        value={draft ?? decimalText(value, column === 'unitPrice' ? 2 : 0)}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => void commit()}
        onKeyDown={onKeyDown}
      />
      {problem !== null && (
        <span id={problemId} role="alert" className={styles['problem']}>
          {problem}
        </span>
      )}
    </span>
  );
}

/** The same column of the row above or below. */
function neighbour(input: HTMLInputElement, step: number): HTMLInputElement | undefined {
  const column = input.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? '';
  const all = input
    .closest('[data-lines]')
    ?.querySelectorAll<HTMLInputElement>(`[data-column="${column}"] input`);
  const inputs = [...(all ?? [])];
  return inputs[inputs.indexOf(input) + step];
}
