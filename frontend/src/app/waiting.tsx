import { messages } from '@/lib/messages';
import styles from './waiting.module.css';

/** While a page is on its way. */
export function Waiting() {
  return <div className={styles['waiting']} role="status" aria-label={messages.states.loading} />;
}
