import { messages } from '@/lib/messages';
import { store, useStore } from '@/lib/stores';
import { Button } from './button';
import styles from './form.module.css';
import { Overlay } from './overlay';

interface Question {
  title: string;
  text?: string;
  /** What happens on yes, as a verb. */
  action: string;
  /** What happens on no. */
  keep?: string;
  tone?: 'plain' | 'danger';
}

const asked = store<(Question & { answer: (isSure: boolean) => void }) | null>(null);

/** Asks before something that one may not mean. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    asked.get()?.answer(false);
    asked.set({
      ...question,
      answer: (isSure) => {
        asked.set(null);
        resolve(isSure);
      },
    });
  });
}

/** Where the questions of `confirm` show: once in the shell. */
export function Confirmations() {
  const question = useStore(asked);
  if (!question) return null;
  const { title, text, action, keep, tone = 'plain', answer } = question;
  return (
    <Overlay label={title} role="alertdialog" onClose={() => answer(false)}>
      <div className={styles['dialog']}>
        <h2 className={styles['title']}>{title}</h2>
        {text && <p className={styles['text']}>{text}</p>}
        <div className={styles['footer']}>
          <Button onPress={() => answer(false)}>{keep ?? messages.actions.cancel}</Button>
          <Button
            // The answer to a question is what one wants next.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            look={tone === 'danger' ? 'danger' : 'primary'}
            onPress={() => answer(true)}
          >
            {action}
          </Button>
        </div>
      </div>
    </Overlay>
  );
}
